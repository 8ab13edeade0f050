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
 */
public record Words(String namespace, NetworkName device, List<NetworkName> names, Instant at) {

    /** What is named first on the device; null when the device itself is meant. */
    public @Nullable NetworkName object() {
        return names.isEmpty() ? null : names.getFirst();
    }
}
