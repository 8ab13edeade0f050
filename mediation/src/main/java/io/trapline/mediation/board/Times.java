package io.trapline.mediation.board;

import java.time.Instant;

/** Nanoseconds since the epoch as instants. */
final class Times {

    private static final long SECOND = 1_000_000_000L;

    private Times() {}

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }
}
