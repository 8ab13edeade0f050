package io.trapline.agent.gate;

import java.util.Arrays;

/**
 * Secrets overwritten in place where the structure around them cannot be rebuilt or need not be. The
 * length of the secret stays visible.
 */
final class Mask {

    private static final byte STAR = '*';

    /** How far into a broken message a community may begin: outer header, version and its own header. */
    private static final int COMMUNITY_START_MAX = 24;

    /** {@code snmpTrapCommunity.0}, 1.3.6.1.6.3.18.1.4.0 (RFC 3584 section 3.1), as an OBJECT IDENTIFIER. */
    private static final byte[] TRAP_COMMUNITY = {0x06, 0x09, 0x2b, 0x06, 0x01, 0x06, 0x03, 0x12, 0x01, 0x04, 0x00};

    private Mask() {}

    static void over(byte[] bytes, int from, int to) {
        Arrays.fill(bytes, from, Math.min(to, bytes.length), STAR);
    }

    /** Masks the values of {@code snmpTrapCommunity.0}: proxies put the community of the device there. */
    static void trapCommunity(byte[] bytes) {
        int last = bytes.length - TRAP_COMMUNITY.length - 2;
        for (int at = 0; at <= last; at++) {
            if (bytes[at] != TRAP_COMMUNITY[0] || !startsWith(bytes, at, TRAP_COMMUNITY)) {
                continue;
            }
            int value = at + TRAP_COMMUNITY.length;
            var walk = new Ber(bytes, value, bytes.length);
            if (walk.enterBroken(Ber.OCTET_STRING)) {
                over(bytes, walk.start, walk.end);
            }
        }
    }

    /**
     * Masks what may be a community in a message whose envelope cannot be read, by the marks that are
     * left: a length that ends where a PDU begins, or the version before it. Bytes that show no mark
     * are left alone.
     */
    static void presumedCommunity(byte[] bytes) {
        for (int at = 0; at < Math.min(COMMUNITY_START_MAX, bytes.length - 1); at++) {
            int length = bytes[at + 1] & 0xff;
            int end = at + 2 + length;
            if (length > 0 && length < 0x80 && end < bytes.length && isPdu(bytes[end])) {
                over(bytes, at + 2, end);
            }
        }
        for (int at = 0; at + 4 < Math.min(COMMUNITY_START_MAX, bytes.length); at++) {
            boolean version =
                    bytes[at] == Ber.INTEGER && bytes[at + 1] == 1 && bytes[at + 2] >= 0 && bytes[at + 2] <= 3;
            boolean string = bytes[at + 3] == Ber.OCTET_STRING;
            if (version || (string && bytes[0] == Ber.SEQUENCE)) {
                int from = at + 5;
                over(bytes, from, pduFrom(bytes, from));
                return;
            }
        }
    }

    static boolean isPdu(byte tag) {
        return (tag & 0xff) >= 0xa0 && (tag & 0xff) <= 0xa8;
    }

    private static int pduFrom(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && !isPdu(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] prefix) {
        return Arrays.equals(bytes, at, at + prefix.length, prefix, 0, prefix.length);
    }
}
