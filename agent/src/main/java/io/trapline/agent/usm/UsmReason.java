package io.trapline.agent.usm;

/** Why a message is not opened; the words are counted and shown (RFC 3414 section 3.2 and its counters). */
public enum UsmReason {
    /** Not an SNMPv3 message under USM, or cut. */
    MALFORMED("malformed"),
    UNKNOWN_USER("unknownUser"),
    UNKNOWN_ENGINE("unknownEngine"),
    /** The message asks for a protocol that the user does not have. */
    UNSUPPORTED_SECURITY_LEVEL("unsupportedSecurityLevel"),
    WRONG_DIGEST("wrongDigest"),
    DECRYPTION("decryption"),
    /** Too old, or from another life of its engine: it may be a replay. */
    NOT_IN_TIME_WINDOW("notInTimeWindow");

    private final String word;

    UsmReason(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
