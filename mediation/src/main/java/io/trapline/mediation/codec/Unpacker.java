package io.trapline.mediation.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link Packer} wrote. Bytes that do not fit are {@link UnreadableFormException}. */
final class Unpacker {

    private final byte[] bytes;
    private int at;
    private int form;

    Unpacker(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads the form of what follows: 1 to {@code newest}. */
    void form(int newest, String what) {
        form = u8();
        if (form < 1 || form > newest) {
            throw new UnreadableFormException(what + " form " + form);
        }
    }

    /** The form read first; parts that came with a later one are not there. */
    int form() {
        return form;
    }

    int u8() {
        if (at >= bytes.length) {
            throw new UnreadableFormException("ends at byte " + at);
        }
        return bytes[at++] & 0xFF;
    }

    boolean flag() {
        return u8() != 0;
    }

    long number() {
        long rest = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = u8();
            rest |= (long) (b & 0x7F) << shift;
            if (b < 0x80) {
                return (rest >>> 1) ^ -(rest & 1);
            }
        }
        throw new UnreadableFormException("number too long at byte " + at);
    }

    /** A count of things of which each takes at least one byte. */
    int count() {
        long count = number();
        if (count < 0 || count > bytes.length - at) {
            throw new UnreadableFormException("count " + count + " at byte " + at);
        }
        return (int) count;
    }

    String text() {
        return utf8(count());
    }

    @Nullable
    String textOrNull() {
        long length = number();
        if (length == 0) {
            return null;
        }
        if (length < 0 || length - 1 > bytes.length - at) {
            throw new UnreadableFormException("length " + length + " at byte " + at);
        }
        return utf8((int) length - 1);
    }

    List<String> texts() {
        int count = count();
        var values = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            values.add(text());
        }
        return values;
    }

    <E> E one(E[] values) {
        int ordinal = u8();
        if (ordinal >= values.length) {
            throw new UnreadableFormException("word " + ordinal + " of " + values.length + " at byte " + at);
        }
        return values[ordinal];
    }

    boolean end() {
        return at == bytes.length;
    }

    private String utf8(int length) {
        if (length > bytes.length - at) {
            throw new UnreadableFormException("ends at byte " + at);
        }
        var text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }
}
