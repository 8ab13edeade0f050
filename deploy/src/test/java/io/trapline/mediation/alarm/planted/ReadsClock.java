package io.trapline.mediation.alarm.planted;

import java.time.Instant;

/** Planted. */
public final class ReadsClock {

    private final Instant at = Instant.now();

    @Override
    public String toString() {
        return at.toString();
    }
}
