package io.trapline.web.planted;

import io.trapline.agent.Kind;

/** Planted. */
public final class ImportsAgent {

    private final Kind kind = Kind.SNMP;

    @Override
    public String toString() {
        return kind.name();
    }
}
