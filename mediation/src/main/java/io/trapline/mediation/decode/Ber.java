package io.trapline.mediation.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over BER bytes as SNMP uses them (RFC 3417 section 8: definite lengths only, more length
 * octets than needed are allowed).
 *
 * <p>Never throws. The first fault sticks: it is remembered with its offset, the cursor jumps to its
 * limit and everything read afterwards is zero or empty, so that callers check once at the end of a
 * structure. Owned by one thread; reused from message to message, its scratch is the only memory.
 */
final class Ber {

    /** Sub-identifiers in one OID (RFC 2578 section 3.5). */
    static final int SUB_IDS_MAX = 128;

    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int NULL = 0x05;
    static final int OID = 0x06;
    /** First of noSuchObject, noSuchInstance, endOfMibView (RFC 3416 section 3). */
    static final int EXCEPTION = 0x80;

    static final int SEQUENCE = 0x30;
    static final int IP_ADDRESS = 0x40;
    static final int TIME_TICKS = 0x43;

    private static final int SUB_ID_CHARS_MAX = 11;
    private static final long SUB_ID_MAX = 0xFFFF_FFFFL;

    private final byte[] scratch = new byte[SUB_IDS_MAX * SUB_ID_CHARS_MAX + SUB_ID_CHARS_MAX];
    private byte[] bytes = {};
    private int at;
    private int limit;
    private @Nullable BerFault fault;
    private int faultAt;
    private boolean cut;

    void start(byte[] source, int from, int to) {
        bytes = source;
        at = from;
        limit = to;
        fault = null;
        faultAt = 0;
        cut = false;
    }

    /** The bytes end before the message does: its outer parts are as long as what there is of them. */
    void cut() {
        cut = true;
    }

    /** Goes on at {@code position} as if the fault had not been. */
    void resume(int position) {
        fault = null;
        at = position;
    }

    int at() {
        return at;
    }

    int limit() {
        return limit;
    }

    boolean more() {
        return at < limit;
    }

    @Nullable
    BerFault fault() {
        return fault;
    }

    int faultAt() {
        return faultAt;
    }

    void fail(BerFault why) {
        if (fault == null) {
            fault = why;
            faultAt = at;
        }
        at = limit;
    }

    /** The tag under the cursor, or -1 at the limit. */
    int peek() {
        return at < limit ? bytes[at] & 0xFF : -1;
    }

    /** The tag {@code ahead} octets on, or -1 at the limit. */
    int peekAfter(int ahead) {
        return at + ahead < limit ? bytes[at + ahead] & 0xFF : -1;
    }

    /** Reads tag and length; returns the content's length, the cursor is on its first octet. */
    int enter(int expectedTag) {
        int tag = peek();
        if (tag != expectedTag) {
            fail(tag < 0 ? BerFault.TRUNCATED : BerFault.WRONG_TYPE);
            return 0;
        }
        at++;
        return length();
    }

    /** The same for a part that others are in: of a message that was cut it may have only its beginning. */
    int enterOuter(int expectedTag) {
        if (!cut || peek() != expectedTag) {
            return enter(expectedTag);
        }
        at++;
        return (int) Math.min(declaredLength(), limit - at);
    }

    /** Reads a length after its tag was taken. Never more than what is left before the limit. */
    int length() {
        long length = declaredLength();
        if (length > limit - at) {
            fail(BerFault.BAD_LENGTH);
            return 0;
        }
        return (int) length;
    }

    /** Reads a length without comparing it with what is left: for the outermost one. */
    long declaredLength() {
        if (at >= limit) {
            fail(BerFault.TRUNCATED);
            return 0;
        }
        int first = bytes[at++] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        if (first == 0x80) {
            fail(BerFault.INDEFINITE_LENGTH);
            return 0;
        }
        int octets = first & 0x7F;
        if (octets > limit - at) {
            fail(BerFault.TRUNCATED);
            return 0;
        }
        long length = 0;
        for (int i = 0; i < octets; i++) {
            length = (length << 8) | (bytes[at++] & 0xFF);
            if (length > Integer.MAX_VALUE) {
                fail(BerFault.BAD_LENGTH);
                return 0;
            }
        }
        return length;
    }

    /** Narrows the cursor to the next {@code length} octets and returns the limit to restore with {@link #leave}. */
    int narrow(int length) {
        int outer = limit;
        limit = (int) Math.min(limit, (long) at + length);
        return outer;
    }

    /** Ends a narrowed part: octets left in it are a fault. */
    void leave(int outerLimit) {
        if (at < limit) {
            fail(BerFault.TRAILING_BYTES);
        }
        limit = outerLimit;
        if (fault != null) {
            at = limit;
        }
    }

    /** True when the next {@code length} octets are exactly these. */
    boolean is(int length, byte[] octets) {
        return Arrays.equals(bytes, at, at + length, octets, 0, octets.length);
    }

    void skip(int length) {
        at += length;
    }

    /** An INTEGER under its tag, sign extended; more than eight significant octets are a fault. */
    long integer() {
        return signed(enter(INTEGER));
    }

    long signed(int length) {
        if (length == 0) {
            fail(BerFault.BAD_INTEGER);
            return 0;
        }
        int end = at + length;
        int sign = bytes[at] < 0 ? 0xFF : 0;
        while (end - at > 8 && (bytes[at] & 0xFF) == sign) {
            at++;
        }
        if (end - at > 8) {
            fail(BerFault.BAD_INTEGER);
            return 0;
        }
        long value = sign == 0 ? 0 : -1;
        while (at < end) {
            value = (value << 8) | (bytes[at++] & 0xFF);
        }
        return value;
    }

    /**
     * A Counter32, Gauge32, TimeTicks or Counter64 as unsigned: {@code octets} significant ones at
     * most, a leading zero octet is the sign that BER asks for, a missing one is forgiven.
     */
    long unsigned(int length, int octets) {
        if (length == 0) {
            fail(BerFault.BAD_INTEGER);
            return 0;
        }
        int end = at + length;
        while (at < end && bytes[at] == 0) {
            at++;
        }
        if (end - at > octets) {
            fail(BerFault.BAD_INTEGER);
            return 0;
        }
        long value = 0;
        while (at < end) {
            value = (value << 8) | (bytes[at++] & 0xFF);
        }
        return value;
    }

    /** The next octets as text for people, without a copy of them. */
    String printable(int length) {
        at += length;
        return Utf8.printable(bytes, at - length, at);
    }

    /** Octets behind the cursor, which stays. */
    byte[] between(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    byte[] octets(int length) {
        byte[] copy = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return copy;
    }

    /** An OBJECT IDENTIFIER's content as dotted text; empty content is 0.0 as everywhere in SNMP. */
    String oid(int length) {
        int end = at + length;
        if (length == 0) {
            return "0.0";
        }
        int chars = 0;
        int subIds = 1;
        while (at < end) {
            long subId = subId(end, subIds == 1 ? SUB_ID_MAX + 80 : SUB_ID_MAX);
            if (fault != null) {
                return "";
            }
            if (subIds == 1) {
                int root = (int) Math.min(subId / 40, 2);
                scratch[chars++] = (byte) ('0' + root);
                subId -= root * 40L;
            }
            if (++subIds > SUB_IDS_MAX) {
                fail(BerFault.OID_TOO_LONG);
                return "";
            }
            scratch[chars++] = '.';
            chars = decimal(subId, chars);
        }
        return new String(scratch, 0, chars, StandardCharsets.ISO_8859_1);
    }

    /** One sub-identifier; the first one carries two arcs, hence its own bound. */
    private long subId(int end, long max) {
        int start = at;
        if (bytes[at] == (byte) 0x80) {
            fail(BerFault.BAD_OID);
            return 0;
        }
        long subId = 0;
        int octet = 0x80;
        while ((octet & 0x80) != 0) {
            if (at == end || at - start == 5) {
                fail(BerFault.BAD_OID);
                return 0;
            }
            octet = bytes[at++] & 0xFF;
            subId = (subId << 7) | (octet & 0x7F);
        }
        if (subId > max) {
            fail(BerFault.BAD_OID);
        }
        return subId;
    }

    /** Four octets as dotted decimal. */
    String address(int length) {
        if (length != 4) {
            fail(BerFault.BAD_ADDRESS);
            return "";
        }
        int chars = 0;
        for (int i = 0; i < 4; i++) {
            if (i > 0) {
                scratch[chars++] = '.';
            }
            chars = decimal(bytes[at++] & 0xFF, chars);
        }
        return new String(scratch, 0, chars, StandardCharsets.ISO_8859_1);
    }

    private int decimal(long value, int from) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int i = from + digits - 1; i >= from; i--) {
            scratch[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return from + digits;
    }
}
