package io.trapline.agent;

/** Why something that was read at a socket did not become a record. Every one is a ledger term. */
public enum Refusal {
    /** The disk reserve is touched: intake brakes until there is space again. */
    DISK_RESERVE("diskReserve"),
    /** The journal failed; a fresh one is being opened beside it. */
    JOURNAL_ERROR("journalError"),
    /** An SNMP community that no listener setting names. */
    UNKNOWN_COMMUNITY("unknownCommunity"),
    /** A well-formed SNMP PDU that is no notification (Get, Set, Response, ...). */
    NOT_A_NOTIFICATION("notANotification"),
    /** A version of SNMP that the listener does not accept. */
    VERSION_NOT_ACCEPTED("versionNotAccepted"),
    /** SNMPv1 or SNMPv2c from a network from which SNMPv3 alone is accepted. */
    V3_REQUIRED("v3Required"),
    /** An SNMPv3 message whose security parameters cannot be read. */
    MALFORMED_V3("malformedV3"),
    /** A USM user that no listener setting names. */
    UNKNOWN_USER("unknownUser"),
    /**
     * The first step of every SNMPv3 inform: who are you? It is answered and holds nothing to keep (RFC 3414
     * section 4; one of what the standard counts as usmStatsUnknownEngineIDs).
     */
    DISCOVERY("discovery"),
    /** An SNMPv3 inform or request for another engine than ours; a trap from one its user may not speak from. */
    UNKNOWN_ENGINE("unknownEngine"),
    /** Less security than the user is configured with, or more. */
    UNSUPPORTED_SECURITY_LEVEL("unsupportedSecurityLevel"),
    WRONG_DIGEST("wrongDigest"),
    DECRYPTION("decryption"),
    /** An authenticated message that is too old; the second step of some discoveries. */
    NOT_IN_TIME_WINDOW("notInTimeWindow"),
    /** More of one source than its share: told in summary, with samples. */
    FLOOD("flood"),
    /** The process stops. */
    STOPPING("stopping");

    private final String word;

    Refusal(String word) {
        this.word = word;
    }

    /** The word used in API, metrics and logs. */
    public String word() {
        return word;
    }
}
