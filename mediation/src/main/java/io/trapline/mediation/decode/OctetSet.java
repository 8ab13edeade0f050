package io.trapline.mediation.decode;

/** A set of ASCII octets that answers in two shifts. */
final class OctetSet {

    private final long low;
    private final long high;

    private OctetSet(long low, long high) {
        this.low = low;
        this.high = high;
    }

    static OctetSet of(String octets) {
        long low = 0;
        long high = 0;
        for (int i = 0; i < octets.length(); i++) {
            char octet = octets.charAt(i);
            if (octet < 64) {
                low |= 1L << octet;
            } else {
                high |= 1L << (octet - 64);
            }
        }
        return new OctetSet(low, high);
    }

    boolean has(int octet) {
        return octet >= 0 && octet < 128 && ((octet < 64 ? low >>> octet : high >>> (octet - 64)) & 1) != 0;
    }
}
