package io.trapline.agent.planted;

import io.trapline.enrichment.AliasKind;

/** Planted. */
public final class ImportsEnrichment {

    private final AliasKind kind = AliasKind.ADDRESS;

    @Override
    public String toString() {
        return kind.word();
    }
}
