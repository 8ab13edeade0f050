package io.trapline.mediation;

/** SNMP PDU types by their BER tag (RFC 3416 section 3, RFC 1157 section 4). */
public enum PduType {
    GET_REQUEST("GetRequest", 0xA0, false),
    GET_NEXT_REQUEST("GetNextRequest", 0xA1, false),
    RESPONSE("Response", 0xA2, false),
    SET_REQUEST("SetRequest", 0xA3, false),
    TRAP_V1("Trap", 0xA4, true),
    GET_BULK_REQUEST("GetBulkRequest", 0xA5, false),
    INFORM("InformRequest", 0xA6, true),
    TRAP_V2("SNMPv2-Trap", 0xA7, true),
    REPORT("Report", 0xA8, false);

    private final String word;
    private final int tag;
    private final boolean notification;

    PduType(String word, int tag, boolean notification) {
        this.word = word;
        this.tag = tag;
        this.notification = notification;
    }

    /** The name in the RFC, used in output. */
    public String word() {
        return word;
    }

    public int tag() {
        return tag;
    }

    /** True for what a notification receiver is sent. */
    public boolean notification() {
        return notification;
    }
}
