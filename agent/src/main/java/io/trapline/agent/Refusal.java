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
