package io.trapline.mediation.alarm;

import io.trapline.enrichment.AliasKind;

/**
 * Something that should be one device's alone, as a message claims it: its address, its engine, its name.
 *
 * @param namespace address plan in which it should be unique
 */
public record Claim(String namespace, AliasKind kind, String value) {

    /** Text for keys and people: {@code hostname=core1}. */
    @Override
    public String toString() {
        return kind.word() + "=" + value;
    }

    /** The same with its address plan. */
    String key() {
        return namespace + "|" + this;
    }
}
