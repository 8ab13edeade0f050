package io.trapline.web.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is logged in, in memory: a restart logs everybody out. Known by the hash of what the cookie holds,
 * so that a dump opens no door. Safe for any thread.
 */
public final class Sessions {

    /** More push out the one that was used longest ago. */
    static final int SESSIONS_MAX = 10_000;

    /** Where a session's name is looked up at each request, so that a change counts at once. */
    public enum By {
        USER,
        TOKEN,
        /** An identity provider: what it said at the login counts to the session's end. */
        OTHERS
    }

    record Session(Principal principal, By by, String csrf, Instant begun, Instant used) {}

    private final Duration idle;
    private final Duration longest;
    private final Map<String, Session> sessions = new LinkedHashMap<>(16, 0.75f, true);

    Sessions(Duration idle, Duration longest) {
        this.idle = idle;
        this.longest = longest;
    }

    /** Always a new one: what a browser held before login is worth nothing after it. Returns the cookie's value. */
    synchronized String begin(Principal principal, By by, Instant now) {
        String secret = Secrets.fresh();
        sessions.put(Secrets.hash(secret), new Session(principal, by, Secrets.fresh(), now, now));
        if (sessions.size() > SESSIONS_MAX) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        return secret;
    }

    /** The session, marked as used; empty when there is none, or when its time is over. */
    synchronized Optional<Session> of(String secret, Instant now) {
        String key = Secrets.hash(secret);
        Session session = sessions.get(key);
        if (session == null) return Optional.empty();
        boolean over = now.isAfter(session.used().plus(idle))
                || now.isAfter(session.begun().plus(longest));
        if (over) {
            sessions.remove(key);
            return Optional.empty();
        }
        Session used = new Session(session.principal(), session.by(), session.csrf(), session.begun(), now);
        sessions.put(key, used);
        return Optional.of(used);
    }

    synchronized void end(String secret) {
        sessions.remove(Secrets.hash(secret));
    }

    synchronized int count() {
        return sessions.size();
    }
}
