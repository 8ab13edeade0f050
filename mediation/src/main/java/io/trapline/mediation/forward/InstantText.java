package io.trapline.mediation.forward;

import java.time.Instant;

/**
 * Times as {@link Instant#toString} writes them, a second's date and clock worked out once: events come many to
 * a second. Owned by one thread.
 */
final class InstantText {

    private static final long NANOS = 1_000_000_000L;
    private static final int DIGITS = 9;
    private static final int GROUP = 3;
    private static final int GROUP_SIZE = 1_000;

    private final StringBuilder text = new StringBuilder();
    private long second = Long.MIN_VALUE;
    private int whole;

    /** @param nanos since 1970 */
    String of(long nanos) {
        long now = Math.floorDiv(nanos, NANOS);
        if (now != second) {
            text.setLength(0);
            text.append(Instant.ofEpochSecond(now)).setLength(text.length() - 1);
            whole = text.length();
            second = now;
        }
        text.setLength(whole);
        fraction((int) Math.floorMod(nanos, NANOS));
        return text.append('Z').toString();
    }

    /** None, or as many groups of three digits as say it all. */
    private void fraction(int nanos) {
        if (nanos == 0) {
            return;
        }
        int digits = DIGITS;
        int rest = nanos;
        while (rest % GROUP_SIZE == 0) {
            rest /= GROUP_SIZE;
            digits -= GROUP;
        }
        text.append('.').repeat('0', digits);
        for (int at = text.length() - 1; rest > 0; at--) {
            text.setCharAt(at, (char) ('0' + rest % 10));
            rest /= 10;
        }
    }
}
