package io.trapline.enrichment.resolve;

import io.trapline.enrichment.NetworkName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of one message.
 *
 * @param device what names the device in the address plan
 * @param names of the object on it, most specific first; empty: the device itself
 * @param at when they were said: names mean what they meant then
 * @param hint what else it said
 */
public record Words(String namespace, NetworkName device, List<NetworkName> names, Instant at, Hint hint) {

    /**
     * @param card true when it is about a card: a bare number is its slot
     * @param text for a person; may hold the id of a circuit
     */
    public record Hint(boolean card, String text) {
        public static final Hint NONE = new Hint(false, "");
    }

    /** Words beside which nothing else was said. */
    public Words(String namespace, NetworkName device, List<NetworkName> names, Instant at) {
        this(namespace, device, names, at, Hint.NONE);
    }

    /** What is named first on the device; null when the device itself is meant. */
    public @Nullable NetworkName object() {
        return names.isEmpty() ? null : names.getFirst();
    }
}
