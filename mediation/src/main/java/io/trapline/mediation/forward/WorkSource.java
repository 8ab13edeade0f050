package io.trapline.mediation.forward;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where a forwarder gets its work: in order, from the outcome journal, nothing kept in memory. */
public interface WorkSource {

    /** The next work for this destination, or null when none came within {@code atMost}. Owned by the forwarder's thread. */
    @Nullable
    TicketWork next(Duration atMost) throws InterruptedException;

    /**
     * True only when no earlier process can have sent this work, because it was decided from input
     * that arrived after the start of this one. When false it is looked up before it is sent, and
     * not before {@link ForwarderPolicy#settle()} has passed since the start.
     */
    default boolean fresh(TicketWork work) {
        return false;
    }
}
