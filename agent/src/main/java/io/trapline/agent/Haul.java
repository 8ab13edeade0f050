package io.trapline.agent;

import java.util.List;
import java.util.Map;

/**
 * What one read turn of a socket brought. Each term is counted where it happens, so that the ledger
 * can compare them: {@code read} where the socket delivers, {@code turnedAway} where a gate refuses.
 *
 * @param read messages that the socket delivered in this turn
 * @param arrivals those of them that passed, in the order of their coming; may be empty
 * @param turnedAway those of them that were refused before a batch was formed, by reason
 */
public record Haul(int read, List<Arrival> arrivals, Map<Refusal, Integer> turnedAway) {

    /** A haul of which nothing was turned away. */
    public static Haul of(List<Arrival> arrivals) {
        return new Haul(arrivals.size(), arrivals, Map.of());
    }
}
