package io.trapline.web.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed logins by whom they were for, by where they came from and by both. After some in a row the
 * next try has to wait, twice as long each time. Bounded: the keys used longest ago are forgotten. Safe for
 * any thread.
 */
final class Throttle {

    static final int KEYS_MAX = 20_000;

    /** Failed tries for one name from one address that cost nothing. */
    static final int FREE_BY_PAIR = 5;

    /** From one address: a whole control room may stand behind it. */
    static final int FREE_BY_SOURCE = 25;

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final int DOUBLINGS_MAX = 5;
    private static final Duration FORGET = Duration.ofHours(1);

    private record Failures(int count, Instant last) {

        /** When the next try is looked at. */
        Instant open(int free) {
            if (count < free) return Instant.MIN;
            return last.plus(FIRST.multipliedBy(1L << Math.min(DOUBLINGS_MAX, count - free)));
        }
    }

    private final int free;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true);

    /** @param free tries that cost nothing */
    Throttle(int free) {
        this.free = free;
    }

    /** How long to wait for the next try; zero for not at all. */
    synchronized Duration wait(String key, Instant now) {
        Failures known = failures.get(key);
        if (known == null) return Duration.ZERO;
        Instant open = known.open(free);
        return now.isBefore(open) ? Duration.between(now, open) : Duration.ZERO;
    }

    synchronized void failed(String key, Instant now) {
        Failures known = failures.get(key);
        int before = known == null || !now.isBefore(known.last().plus(FORGET)) ? 0 : known.count();
        failures.put(key, new Failures(before + 1, now));
        if (failures.size() > KEYS_MAX) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    synchronized void succeeded(String key) {
        failures.remove(key);
    }
}
