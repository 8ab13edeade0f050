package io.trapline.agent.usm;

/** What came of opening a message. */
public sealed interface Opening {

    /** @param scopedPdu the plain scoped PDU, its tag first, without a cipher's padding */
    record Opened(byte[] scopedPdu) implements Opening {}

    /** The message stays closed. */
    record Refused(UsmReason reason) implements Opening {}
}
