package io.trapline.enrichment.planted;

import io.trapline.mediation.Signal;

/** Planted. */
public final class ImportsMediation {

    private final Signal signal = Signal.NOTE;

    @Override
    public String toString() {
        return signal.name();
    }
}
