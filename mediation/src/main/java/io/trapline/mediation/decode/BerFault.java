package io.trapline.mediation.decode;

/** Why a BER message cannot be read. The words are stable: they are counted and shown. */
enum BerFault {
    /** Not a single byte. */
    EMPTY("empty"),
    /** The first byte is no SEQUENCE: something else was sent to an SNMP port. */
    NOT_SNMP("notSnmp"),
    /** The message says it is longer than what arrived. */
    TRUNCATED("truncated"),
    /** Bytes after the end of the message or of a part of it. */
    TRAILING_BYTES("trailingBytes"),
    /** A part is longer than what contains it, or its length cannot be represented. */
    BAD_LENGTH("badLength"),
    /** The indefinite form, which RFC 3417 section 8 forbids. */
    INDEFINITE_LENGTH("indefiniteLength"),
    /** A part of another type than the one that belongs there. */
    WRONG_TYPE("wrongType"),
    /** A varbind value of a type that no SMI knows. */
    UNKNOWN_TYPE("unknownType"),
    /** An integer without content or outside its range. */
    BAD_INTEGER("badInteger"),
    /** A sub-identifier beyond 2^32-1, padded or cut short. */
    BAD_OID("badOid"),
    /** More than 128 sub-identifiers (RFC 2578 section 3.5). */
    OID_TOO_LONG("oidTooLong"),
    /** An IpAddress that is not four octets. */
    BAD_ADDRESS("badAddress"),
    /** A version other than SNMPv1, v2c and v3. */
    BAD_VERSION("badVersion"),
    /** A PDU tag outside RFC 1157 and RFC 3416. */
    UNKNOWN_PDU("unknownPdu"),
    /** A v3 scoped PDU under privacy, and no key here. */
    ENCRYPTED("encrypted");

    private final String word;

    BerFault(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
