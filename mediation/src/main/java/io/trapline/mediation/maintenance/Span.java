package io.trapline.mediation.maintenance;

import java.time.Instant;

/** One occurrence of a window, {@code from} inclusive, {@code to} exclusive. */
public record Span(Instant from, Instant to) {

    public boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
