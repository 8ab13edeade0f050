package io.trapline.mediation.forward;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one attempt to bring one work to a destination ended. Reasons are for a person: one sentence, no secret. */
public sealed interface Delivery {

    /** @param reference the desk's own id of the ticket */
    record Accepted(String reference) implements Delivery {}

    /**
     * Surely not done; another attempt may be.
     *
     * @param retryAfter how long the desk asks to be left alone; null when it did not say
     */
    record Deferred(String reason, Cause cause, @Nullable Duration retryAfter) implements Delivery {}

    /**
     * Surely not done by this request, and the same request would never be.
     *
     * @param conflict the desk says that it stands against what it already has: perhaps this very work
     */
    record Refused(String reason, boolean conflict) implements Delivery {}

    /**
     * Perhaps done: the request may have been carried out although no good answer came.
     *
     * @param retryAfter how long the desk asks to be left alone; null when it did not say
     */
    record Unknown(String reason, @Nullable Duration retryAfter) implements Delivery {}

    enum Cause {
        /** Alive, and asks to be left alone for a while. */
        BUSY,
        /** Could not be reached, or a question to it was not answered. */
        UNREACHABLE,
        /** It does not let us in: a person must act. */
        FORBIDDEN
    }
}
