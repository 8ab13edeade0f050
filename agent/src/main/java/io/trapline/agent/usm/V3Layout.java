package io.trapline.agent.usm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where things stand in the bytes of one SNMPv3 message under USM.
 *
 * <pre>
 *   30 message
 *      02 version = 3
 *      30 msgGlobalData: 02 id, 02 max size, 04 flags, 02 security model = 3
 *      04 msgSecurityParameters
 *         30: 04 engine, 02 boots, 02 time, 04 user, 04 authentication, 04 privacy
 *      30 plain scoped PDU | 04 encrypted one
 * </pre>
 *
 * @param msgId of msgGlobalData; a response repeats it
 * @param end one beyond the message; octets behind it are not part of it
 * @param tagFrom first octet of msgAuthenticationParameters' content
 * @param dataFrom first octet of msgData's content when encrypted, of its tag when plain
 */
record V3Layout(
        long msgId,
        int end,
        int flags,
        byte[] engineId,
        long boots,
        long time,
        String user,
        int tagFrom,
        int tagBytes,
        byte[] salt,
        boolean encrypted,
        int dataFrom,
        int dataBytes) {

    static final int AUTH = 1;
    static final int PRIV = 2;
    static final int REPORTABLE = 4;
    private static final int USM = 3;

    /** Finds the parts; null when the bytes are no SNMPv3 message under USM. */
    static @Nullable V3Layout of(byte[] message) {
        Tlv tlv = new Tlv(message);
        int end = tlv.open(0x30, message.length);
        boolean v3 = tlv.integer(end) == 3;
        int global = tlv.open(0x30, end);
        long msgId = tlv.integer(global);
        tlv.integer(global);
        byte[] flags = tlv.octets(global);
        boolean usm = tlv.integer(global) == USM && tlv.at() == global;
        int parameters = tlv.open(0x04, end);
        int inner = tlv.open(0x30, parameters);
        byte[] engine = tlv.octets(inner);
        long boots = tlv.integer(inner);
        long time = tlv.integer(inner);
        String user = new String(tlv.octets(inner), StandardCharsets.UTF_8);
        int tagEnd = tlv.open(0x04, inner);
        int tagFrom = tlv.at();
        tlv.skipTo(tagEnd);
        byte[] salt = tlv.octets(inner);
        boolean closed = tlv.at() == parameters;
        int start = tlv.at();
        boolean encrypted = tlv.peek() == 0x04;
        int data = tlv.open(encrypted ? 0x04 : 0x30, end);
        int from = encrypted ? tlv.at() : start;
        if (tlv.failed() || !v3 || !usm || !closed || data != end || flags.length != 1) {
            return null;
        }
        return new V3Layout(
                msgId,
                end,
                flags[0],
                engine,
                boots,
                time,
                user,
                tagFrom,
                tagEnd - tagFrom,
                salt,
                encrypted,
                from,
                end - from);
    }

    boolean authenticated() {
        return (flags & AUTH) != 0;
    }

    /** The sender waits for a Report when the message cannot be taken (RFC 3412 section 6.4). */
    boolean reportable() {
        return (flags & REPORTABLE) != 0;
    }

    boolean isPrivate() {
        return (flags & PRIV) != 0;
    }

    /** Octets of the scoped PDU that these bytes begin with, behind which a block cipher may have padded; 0 for none. */
    static int scopedPduBytes(byte[] plain) {
        Tlv tlv = new Tlv(plain);
        int end = tlv.open(0x30, plain.length);
        tlv.octets(end);
        tlv.octets(end);
        int pdu = tlv.peek();
        int pduEnd = tlv.open(pdu, end);
        return tlv.failed() || pdu < 0xA0 || pdu > 0xA8 || pduEnd != end ? 0 : end;
    }

    /** Where the PDU of a scoped PDU begins; -1 when it cannot be found. */
    static int pduFrom(byte[] scopedPdu) {
        Tlv tlv = new Tlv(scopedPdu);
        int end = tlv.open(0x30, scopedPdu.length);
        tlv.octets(end);
        tlv.octets(end);
        return tlv.failed() || tlv.at() >= end ? -1 : tlv.at();
    }

    /** The request-id of a scoped PDU, 0 when it cannot be read. */
    static long requestId(byte[] scopedPdu) {
        Tlv tlv = new Tlv(scopedPdu);
        int end = tlv.open(0x30, scopedPdu.length);
        tlv.octets(end);
        tlv.octets(end);
        int pduEnd = tlv.open(tlv.peek(), end);
        long id = tlv.integer(pduEnd);
        return tlv.failed() ? 0 : id;
    }

    /** A bounds-checked walk over tags and lengths; the first fault sticks. */
    private static final class Tlv {

        private static final int LENGTH_OCTETS_MAX = 126;
        private final byte[] bytes;
        private int at;
        private boolean failed;

        Tlv(byte[] bytes) {
            this.bytes = bytes;
        }

        int at() {
            return at;
        }

        boolean failed() {
            return failed;
        }

        int peek() {
            return at < bytes.length ? bytes[at] & 0xFF : -1;
        }

        void skipTo(int position) {
            at = position;
        }

        /** Takes tag and length, returns the end of the content, which lies within {@code limit}. */
        int open(int tag, int limit) {
            if (failed || at + 1 >= limit || peek() != tag) {
                return fail();
            }
            at++;
            long length = bytes[at++] & 0xFF;
            if (length >= 0x80) {
                int octets = (int) length & 0x7F;
                length = 0;
                if (octets == 0 || octets > LENGTH_OCTETS_MAX || octets > limit - at) {
                    return fail();
                }
                for (int i = 0; i < octets && length <= limit; i++) {
                    length = (length << 8) | (bytes[at++] & 0xFF);
                }
            }
            return length > limit - at ? fail() : at + (int) length;
        }

        long integer(int limit) {
            int end = open(0x02, limit);
            long value = !failed && end > at && bytes[at] < 0 ? -1 : 0;
            if (failed || end == at || end - at > 8) {
                fail();
                return 0;
            }
            while (at < end) {
                value = (value << 8) | (bytes[at++] & 0xFF);
            }
            return value;
        }

        byte[] octets(int limit) {
            int end = open(0x04, limit);
            byte[] copy = failed ? new byte[0] : Arrays.copyOfRange(bytes, at, end);
            at = end;
            return copy;
        }

        private int fail() {
            failed = true;
            return at;
        }
    }
}
