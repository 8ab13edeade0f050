package io.trapline.agent.usm;

import io.trapline.agent.Claim;
import org.jspecify.annotations.Nullable;

/** What the {@link UsmDoor} found about one SNMPv3 message. */
public sealed interface UsmVerdict {

    /**
     * From whom it says, and readable.
     *
     * @param stored the message without its seal: header as received, the plain scoped PDU at its end
     * @param scopedPdu that scoped PDU by itself
     * @param pduFrom where the PDU begins in it; -1 when it cannot be found
     * @param claim who sent it
     */
    record Opened(byte[] stored, byte[] scopedPdu, int pduFrom, Claim claim, Reply reply) implements UsmVerdict {

        /** A response sealed like the message; null when we are not the engine that may answer it. */
        public byte @Nullable [] answer(byte[] responseScopedPdu) {
            return reply.answer(responseScopedPdu);
        }

        /** The Report that tells the sender our engine; null when it does not want one. */
        public byte @Nullable [] discovery() {
            return reply.discovery();
        }
    }

    /**
     * @param report for the sender, null when it does not want one (RFC 3412 section 6.4)
     * @param claim who it says it is
     */
    record Refused(UsmReason reason, byte @Nullable [] report, Claim claim) implements UsmVerdict {}

    /** How the sender of an opened message can be spoken to. */
    interface Reply {

        byte @Nullable [] answer(byte[] responseScopedPdu);

        byte @Nullable [] discovery();
    }
}
