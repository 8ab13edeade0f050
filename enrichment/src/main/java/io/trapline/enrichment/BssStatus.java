package io.trapline.enrichment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the business door stands, for pages and health.
 *
 * @param since when this state began
 * @param detail one sentence for a person, never a secret; empty when all is well
 * @param inventoryVersion version in use; null when there is none
 * @param inventoryTakenAt when that version was read from the BSS
 */
public record BssStatus(
        State state,
        Instant since,
        String detail,
        @Nullable String inventoryVersion,
        @Nullable Instant inventoryTakenAt) {

    public enum State {
        /** Nothing was read yet in this run. */
        STARTING,
        /** The last read succeeded. */
        UP,
        /** The BSS cannot be reached; the last good version stays in use. */
        DOWN,
        /** The BSS answered, what it said was refused; the last good version stays in use. */
        REFUSED
    }
}
