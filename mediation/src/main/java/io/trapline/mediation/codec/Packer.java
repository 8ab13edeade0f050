package io.trapline.mediation.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes values one after the other into bytes that grow. Integers are LEB128, signed ones zig-zag;
 * texts are a byte count and UTF-8; a text that may be missing has its count raised by one, 0 = missing.
 */
final class Packer {

    private byte[] bytes = new byte[256];
    private int size;

    Packer u8(int value) {
        room(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /** A word of a closed list, by its place: such lists only grow at the end. */
    @SuppressWarnings("EnumOrdinal") // the one place where stored bytes depend on it
    Packer one(Enum<?> word) {
        return u8(word.ordinal());
    }

    Packer flag(boolean value) {
        return u8(value ? 1 : 0);
    }

    Packer number(long value) {
        long rest = (value << 1) ^ (value >> 63);
        room(10);
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    Packer text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return number(utf8.length).raw(utf8);
    }

    Packer textOrNull(@Nullable String value) {
        if (value == null) {
            return number(0);
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return number(utf8.length + 1L).raw(utf8);
    }

    Packer texts(List<String> values) {
        number(values.size());
        values.forEach(this::text);
        return this;
    }

    private Packer raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
