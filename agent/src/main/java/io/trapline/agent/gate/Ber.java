package io.trapline.agent.gate;

/**
 * A bounds-checked walk over BER elements (X.690 8.1, definite lengths only, as RFC 3417 section 8
 * asks). Reading beyond the limit or what cannot be read answers false and moves nothing. Allocates
 * nothing but itself; one walk belongs to one thread.
 */
final class Ber {

    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int SEQUENCE = 0x30;

    /** Length octets after the first, at most: enough for 2^31-1, with room for leading zeros. */
    private static final int LENGTH_OCTETS_MAX = 4;

    private final byte[] bytes;
    private int at;
    private int limit;

    /** Of the element last read: its tag, where its value starts and ends. */
    int tag;

    int start;
    int end;

    Ber(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    Ber(byte[] bytes, int from, int limit) {
        this.bytes = bytes;
        this.at = from;
        this.limit = limit;
    }

    /** Reads a whole element and moves behind it. */
    boolean next() {
        if (!header() || end > limit) {
            return false;
        }
        at = end;
        return true;
    }

    boolean next(int expectedTag) {
        return at < limit && (bytes[at] & 0xff) == expectedTag && next();
    }

    /** Reads a whole element and moves into it; the walk now ends where the element does. */
    boolean enter(int expectedTag) {
        if (!next(expectedTag)) {
            return false;
        }
        at = start;
        limit = end;
        return true;
    }

    /** Reads a header whose value may reach beyond the limit, and moves behind the header. */
    boolean enterBroken(int expectedTag) {
        if (at >= limit || (bytes[at] & 0xff) != expectedTag || !header()) {
            return false;
        }
        at = start;
        limit = Math.min(limit, end);
        return true;
    }

    boolean atEnd() {
        return at == limit;
    }

    int position() {
        return at;
    }

    /** Sets tag, start and end from the header here; the value may reach beyond the limit. */
    private boolean header() {
        if (limit - at < 2) {
            return false;
        }
        int first = bytes[at] & 0xff;
        int length = bytes[at + 1] & 0xff;
        int value = at + 2;
        if ((first & 0x1f) == 0x1f) {
            return false;
        }
        if (length >= 0x80) {
            int octets = length & 0x7f;
            if (octets == 0 || octets > LENGTH_OCTETS_MAX || octets > limit - value) {
                return false;
            }
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = length << 8 | bytes[value++] & 0xff;
            }
        }
        if (length < 0 || length > Integer.MAX_VALUE - value) {
            return false;
        }
        tag = first;
        start = value;
        end = value + length;
        return true;
    }

    /** Octets of a header for a value of {@code length} octets, minimal form. */
    static int headerSize(int length) {
        return length < 0x80 ? 2 : length < 0x100 ? 3 : length < 0x10000 ? 4 : length < 0x1000000 ? 5 : 6;
    }

    /** Writes a minimal header; answers the offset behind it. */
    static int putHeader(byte[] out, int offset, int tag, int length) {
        int at = offset;
        out[at++] = (byte) tag;
        int octets = headerSize(length) - 2;
        if (octets == 0) {
            out[at++] = (byte) length;
            return at;
        }
        out[at++] = (byte) (0x80 | octets);
        for (int shift = (octets - 1) * 8; shift >= 0; shift -= 8) {
            out[at++] = (byte) (length >>> shift);
        }
        return at;
    }
}
