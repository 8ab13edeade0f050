package io.trapline.web.access;

import io.trapline.config.Settings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who asks: a token, a session, or a proxy that is believed; in this order, and where one of
 * them is shown and wrong, nothing else is tried. Safe for any thread.
 */
public final class Doorman {

    /** With TLS the browser itself holds it to this host and to TLS. */
    private static final String COOKIE = "trapline_session";

    private static final String COOKIE_TLS = "__Host-" + COOKIE;
    private static final String BEARER = "Bearer ";

    /** How long a try is held up while many addresses try one name. */
    private static final Duration SLOW = Duration.ofSeconds(1);

    /** @param csrf empty where there is no session */
    public record Guest(Principal principal, String csrf) {}

    private final Settings.@Nullable Auth auth;
    private final Users users;
    private final Tokens tokens;
    private final Sessions sessions;
    /** Of one name from one address: a stranger elsewhere keeps nobody out. */
    private final Throttle byPair = new Throttle(Throttle.FREE_BY_PAIR);

    /** Of one name from everywhere: only slows down. */
    private final Throttle byName = new Throttle(Throttle.FREE_BY_SOURCE);

    private final Throttle bySource = new Throttle(Throttle.FREE_BY_SOURCE);
    private final @Nullable Networks proxies;

    Doorman(Settings.@Nullable Auth auth, Users users, Tokens tokens) {
        this.auth = auth;
        this.users = users;
        this.tokens = tokens;
        this.sessions = new Sessions(
                auth == null ? Duration.ZERO : auth.sessionIdle(), auth == null ? Duration.ZERO : auth.sessionMax());
        Settings.Proxy proxy = auth == null ? null : auth.proxy();
        this.proxies = proxy == null ? null : Networks.of(proxy.networks());
    }

    /** Empty for a stranger. */
    public Optional<Guest> guest(HttpServletRequest request) {
        if (auth == null) return Optional.of(new Guest(Principal.HOUSE, ""));
        String bearer = request.getHeader("Authorization");
        if (bearer != null) return byToken(bearer);
        String cookie = cookie(request);
        if (!cookie.isEmpty()) {
            Optional<Guest> known = bySession(cookie);
            if (known.isPresent()) return known;
        }
        return byProxy(request);
    }

    private Optional<Guest> byToken(String header) {
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) return Optional.empty();
        return token(header.substring(BEARER.length()).strip()).map(principal -> new Guest(principal, ""));
    }

    /** Whose token this is, while it is good. */
    public Optional<Principal> token(String secret) {
        return tokens.of(secret, Instant.now()).map(Token::principal);
    }

    /** A user whose role changed or who is gone is another one at once. */
    private Optional<Guest> bySession(String cookie) {
        return sessions.of(cookie, Instant.now()).flatMap(session -> {
            String name = session.principal().name();
            return switch (session.by()) {
                case OTHERS -> Optional.of(new Guest(session.principal(), session.csrf()));
                case USER -> users.named(name).map(user -> new Guest(user.principal(), session.csrf()));
                case TOKEN ->
                    tokens.identified(name.substring(name.lastIndexOf(' ') + 1), Instant.now())
                            .map(token -> new Guest(token.principal(), session.csrf()));
            };
        });
    }

    private Optional<Guest> byProxy(HttpServletRequest request) {
        Settings.Proxy proxy = auth == null ? null : auth.proxy();
        if (proxy == null || proxies == null || !proxies.contain(peer(request))) return Optional.empty();
        var names = Collections.list(request.getHeaders(proxy.userHeader()));
        if (names.size() != 1) return Optional.empty();
        return users.named(names.getFirst()).map(user -> new Guest(user.principal(), ""));
    }

    /** Checks a name and a password of ours; counts what is wrong, and lets nobody try too often. */
    public Login login(HttpServletRequest request, String name, String password) {
        Instant now = Instant.now();
        String key = name.toLowerCase(Locale.ROOT);
        String source = source(request);
        String pair = key + '\n' + source;
        Duration wait = longer(byPair.wait(pair, now), bySource.wait(source, now));
        if (wait.isPositive()) return new Login.TooOften(wait);
        if (byName.wait(key, now).isPositive()) LockSupport.parkNanos(SLOW.toNanos());
        Optional<User> user = users.named(name);
        boolean right = Passwords.matches(password, user.map(User::hash).orElse(""));
        if (!right || user.isEmpty()) {
            byPair.failed(pair, now);
            byName.failed(key, now);
            bySource.failed(source, now);
            return new Login.Wrong();
        }
        byPair.succeeded(pair);
        return new Login.Right(user.get().principal());
    }

    /** Counts a try that is no login and may be made as often; false when there were too many. */
    public boolean tries(String source) {
        Instant now = Instant.now();
        boolean free = !bySource.wait(source, now).isPositive();
        bySource.failed(source, now);
        return free;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** Begins a session; what the browser held before is over. Returns the header that sets the cookie. */
    public String begin(HttpServletRequest request, Principal principal, Sessions.By by) {
        end(request);
        return header(request, sessions.begin(principal, by, Instant.now()), "");
    }

    /** Ends the session if there is one. Returns the header that takes the cookie away. */
    public String end(HttpServletRequest request) {
        String cookie = cookie(request);
        if (!cookie.isEmpty()) sessions.end(cookie);
        return header(request, "", "; Max-Age=0");
    }

    private static String header(HttpServletRequest request, String value, String more) {
        boolean tls = request.isSecure();
        return (tls ? COOKIE_TLS : COOKIE) + "=" + value + "; Path=/; HttpOnly; SameSite=Strict"
                + (tls ? "; Secure" : "") + more;
    }

    private static String cookie(HttpServletRequest request) {
        String wanted = request.isSecure() ? COOKIE_TLS : COOKIE;
        Cookie[] cookies = request.getCookies();
        if (cookies == null) return "";
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(wanted)) return cookie.getValue();
        }
        return "";
    }

    /** Address of the other end of the connection; behind a proxy that is believed, what that says it is. */
    public String source(HttpServletRequest request) {
        String address = peer(request);
        if (proxies == null || !proxies.contain(address)) return address;
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null) return address;
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return Networks.numeric(last) ? last : address;
    }

    private static String peer(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        return address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
    }

    public int sessionsOpen() {
        return sessions.count();
    }
}
