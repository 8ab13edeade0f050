package io.trapline.agent.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One append as it lies in the file: records with consecutive numbers under one checksum.
 * Little-endian; found by its first sixteen bytes when nothing around it can be read.
 *
 * <pre>
 *  0        4     6     8              16             24             32             40
 *  +--------+-----+-----+--------------+--------------+--------------+--------------+
 *  | "TPLJ" | ver | 0   | salt         | first number | stream nanos | wall nanos   |
 *  +--------+-----+-----+--------------+--------------+--------------+--------------+
 *  40       44       48       52
 *  +--------+--------+--------+---------+-----------+---------+-----------+- - -
 *  | count  | length | CRC32C | length1 | payload 1 | length2 | payload 2 |  ...
 *  +--------+--------+--------+---------+-----------+---------+-----------+- - -
 *                              '------------- "length" bytes ------------------'
 * </pre>
 *
 * The CRC covers bytes 0 to 47 and everything after the CRC. The salt is the queue folder's random
 * number: a device that sends bytes which look like a document cannot know it, so that a scan past
 * damage never takes a payload for a document.
 *
 * @param body the length-prefixed payloads
 */
record Document(long first, int count, long streamNanos, long wallNanos, ByteBuffer body) {

    static final int HEADER_BYTES = 52;
    static final int MAGIC = 0x4A_4C_50_54;
    static final short VERSION = 1;
    private static final int CRC_AT = 48;
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    /** Number of the last record. */
    long last() {
        return first + count - 1;
    }

    /** The same without its payloads, for those who only look at numbers. */
    Document withoutBody() {
        return new Document(first, count, streamNanos, wallNanos, EMPTY);
    }

    /** Takes the next payload out of the body. */
    byte[] nextPayload() {
        var payload = new byte[body.getInt()];
        body.get(payload);
        return payload;
    }

    /** Number, times and folder salt that an encoded document starts with. */
    record Stamp(long first, long streamNanos, long wallNanos, long salt) {}

    /** Bytes that {@code payload} takes in a body. */
    static int bytesInBody(byte[] payload) {
        return Integer.BYTES + payload.length;
    }

    /** Fills {@code into} (cleared first, flipped last) with one document. */
    static void encode(Stamp stamp, List<byte[]> payloads, ByteBuffer into) {
        into.clear().order(ByteOrder.LITTLE_ENDIAN);
        into.putInt(MAGIC).putShort(VERSION).putShort((short) 0).putLong(stamp.salt());
        into.putLong(stamp.first()).putLong(stamp.streamNanos()).putLong(stamp.wallNanos());
        into.putInt(payloads.size()).position(HEADER_BYTES);
        for (var payload : payloads) {
            into.putInt(payload.length).put(payload);
        }
        into.putInt(44, into.position() - HEADER_BYTES).flip();
        into.putInt(CRC_AT, checksum(into, 0, into.limit()));
    }

    /** True when the sixteen bytes at {@code at} are how a document of the folder begins. */
    static boolean beginsAt(ByteBuffer in, int at, long salt) {
        return in.getInt(at) == MAGIC
                && in.getShort(at + 4) == VERSION
                && in.getShort(at + 6) == 0
                && in.getLong(at + 8) == salt;
    }

    /** The whole length that a document at {@code at} claims, or -1 when that cannot be. */
    static int lengthAt(ByteBuffer in, int at) {
        int body = in.getInt(at + 44);
        return body < Integer.BYTES || body > Integer.MAX_VALUE - HEADER_BYTES ? -1 : HEADER_BYTES + body;
    }

    /**
     * Reads the document that fills {@code in} from {@code at} for {@code length} bytes. Its body is
     * copied. Null when anything in it is not as it was written.
     */
    static @Nullable Document decode(ByteBuffer in, int at, int length, long salt) {
        if (length < HEADER_BYTES
                || !beginsAt(in, at, salt)
                || lengthAt(in, at) != length
                || in.getInt(at + CRC_AT) != checksum(in, at, length)) {
            return null;
        }
        var body = new byte[length - HEADER_BYTES];
        in.get(at + HEADER_BYTES, body);
        return new Document(
                in.getLong(at + 16),
                in.getInt(at + 40),
                in.getLong(at + 24),
                in.getLong(at + 32),
                ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static int checksum(ByteBuffer in, int at, int length) {
        var crc = new CRC32C();
        int rest = CRC_AT + Integer.BYTES;
        if (in.hasArray()) {
            int from = in.arrayOffset() + at;
            crc.update(in.array(), from, CRC_AT);
            crc.update(in.array(), from + rest, length - rest);
        } else {
            crc.update(in.duplicate().position(at).limit(at + CRC_AT));
            crc.update(in.duplicate().position(at + rest).limit(at + length));
        }
        return (int) crc.getValue();
    }
}
