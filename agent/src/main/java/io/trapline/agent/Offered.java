package io.trapline.agent;

import org.jspecify.annotations.Nullable;

/**
 * What became of a haul that its source can hold back.
 *
 * @param taken the range the journal took, from the front of the haul; empty when nothing
 * @param left how many arrivals at the end of the haul it did not take; they are not counted
 * @param reason why it took no more; null when nothing is left
 */
public record Offered(
        Receipt.Journaled taken, int left, @Nullable Refusal reason) {}
