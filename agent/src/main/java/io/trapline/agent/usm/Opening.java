package io.trapline.agent.usm;

/** What came of opening a message. */
public sealed interface Opening {

    /**
     * @param scopedPdu the plain scoped PDU, its tag first, without a cipher's padding
     * @param privKey which of the user's privacy keys decrypted it; 0 when none was needed
     */
    record Opened(byte[] scopedPdu, int privKey) implements Opening {}

    /** The message stays closed. */
    record Refused(UsmReason reason) implements Opening {}
}
