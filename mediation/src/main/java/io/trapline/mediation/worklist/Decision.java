package io.trapline.mediation.worklist;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about words that lead to no customer.
 *
 * @param resourceId what is meant; null unless MAP
 * @param until when an IGNORE ends, in whole seconds; null: never
 * @param why empty when no reason was given
 */
public record Decision(
        Subject subject,
        Verdict verdict,
        @Nullable String resourceId,
        @Nullable Instant until,
        String operator,
        String why) {

    /** Order is part of the stored format: add at the end. */
    public enum Verdict {
        /** The words mean a resource, until the BSS says so itself. */
        MAP,
        /** They are of no interest until a time. */
        IGNORE,
        /** They mean something that no customer hangs on. */
        INFRASTRUCTURE;

        /** {@code map}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean holds(Instant now) {
        return until == null || now.isBefore(until);
    }

    /** True when events with these words are no gap: nobody waits for the BSS to know them. */
    public boolean excuses() {
        return verdict != Verdict.MAP;
    }
}
