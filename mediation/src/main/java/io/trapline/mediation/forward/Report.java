package io.trapline.mediation.forward;

import org.jspecify.annotations.Nullable;

/**
 * How one work ended. Becomes an input; the next work is begun only after it is durable.
 *
 * @param seq of the {@link TicketWork}
 * @param reference the desk's own id when accepted; else null
 * @param detail why it was parked, for a person; empty when accepted
 */
public record Report(
        String destination,
        long seq,
        String key,
        End end,
        @Nullable String reference,
        String detail) {

    public enum End {
        /** The desk has it. */
        DELIVERED,
        /** The desk refused it for good, or it failed for longer than give-up-after: a dead letter. */
        PARKED
    }
}
