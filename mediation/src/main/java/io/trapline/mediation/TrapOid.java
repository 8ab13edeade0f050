package io.trapline.mediation;

/** The two forms in which a notification of SNMPv1 is known. */
public final class TrapOid {

    private static final String ZERO = ".0";

    private TrapOid() {}

    /**
     * RFC 3584 section 3.1 always puts a zero before the last number of a v1 trap's identity. Where the MIB has
     * none there (BGP4-MIB of old, RFC 3584 section 3.2 (2)), this undoes it; any other OID stays as it is.
     */
    public static String withoutZero(String oid) {
        int last = oid.lastIndexOf('.');
        int zero = last - ZERO.length();
        return zero > 0 && oid.startsWith(ZERO, zero) ? oid.substring(0, zero) + oid.substring(last) : oid;
    }
}
