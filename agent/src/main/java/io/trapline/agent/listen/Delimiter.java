package io.trapline.agent.listen;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The next LF or NUL, looked for eight bytes at a time. */
final class Delimiter {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long LINE_FEEDS = '\n' * ONES;

    private Delimiter() {}

    /** Offset of the first LF or NUL in {@code in[from..to)}, or -1. */
    static int find(byte[] in, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = (long) LONGS.get(in, at);
            long found = zeros(word) | zeros(word ^ LINE_FEEDS);
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        for (; at < to; at++) {
            if (in[at] == '\n' || in[at] == 0) {
                return at;
            }
        }
        return -1;
    }

    /** The lowest bit set is the high bit of the first byte that is zero; bits above it may mislead. */
    private static long zeros(long word) {
        return (word - ONES) & ~word & HIGHS;
    }
}
