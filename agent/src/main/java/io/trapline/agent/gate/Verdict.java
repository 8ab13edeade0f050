package io.trapline.agent.gate;

import io.trapline.agent.Claim;
import io.trapline.agent.Refusal;
import org.jspecify.annotations.Nullable;

/** What a {@link Gate} decides about one message. */
public sealed interface Verdict {

    /** To be journaled as {@code stored}. */
    record Keep(byte[] stored) implements Verdict {}

    /** To be journaled as {@code stored} and, once that is durable, answered with {@code response}. */
    record Acknowledge(byte[] stored, byte[] response) implements Verdict {}

    /**
     * To be counted under {@code reason}; nothing is kept.
     *
     * @param report what the sender may be told at once (RFC 3412 section 7.1.3); null for nothing
     * @param claim who it says it is
     */
    record Refuse(Refusal reason, byte @Nullable [] report, Claim claim) implements Verdict {

        public Refuse(Refusal reason) {
            this(reason, null, Claim.NONE);
        }
    }
}
