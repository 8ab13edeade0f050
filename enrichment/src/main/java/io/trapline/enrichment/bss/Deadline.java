package io.trapline.enrichment.bss;

import java.time.Duration;

/** The moment at which a read is given up. Monotonic. */
final class Deadline {

    private final long end;
    private final Duration length;

    Deadline(Duration length) {
        this.length = length;
        this.end = System.nanoTime() + length.toNanos();
    }

    /** At least one, so that it can be given to timers for which zero means for ever. */
    int millisLeft() {
        return Math.clamp((end - System.nanoTime()) / 1_000_000, 1, Integer.MAX_VALUE);
    }

    boolean passed() {
        return System.nanoTime() - end >= 0;
    }

    /** {@code 10 s} or {@code 300 ms}: the time that was allowed. */
    String words() {
        return words(length);
    }

    static String words(Duration length) {
        return length.toMillis() % 1000 == 0 ? length.toSeconds() + " s" : length.toMillis() + " ms";
    }
}
