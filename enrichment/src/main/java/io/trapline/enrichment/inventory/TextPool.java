package io.trapline.enrichment.inventory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Every text of an inventory once, as UTF-8, named by a number.
 *
 * <pre>
 *   bytes   o l t - 1 7 0 / 3 / 1 2 ...
 *   start   0           6            12      text n is bytes[start[n] .. start[n + 1])
 * </pre>
 *
 * <p>Arrays are shared with the pools made from this one by {@link #with}: behind the texts of one pool may lie
 * those of another, which it never reads. Safe for any thread.
 */
final class TextPool {

    /** A text that is not in a pool. */
    static final int ABSENT = -1;

    /** Rows take the 24 bits below, see {@link InventoryDraft#ROWS_MAX}. */
    private static final int TAG = 0xFF << 24;

    /** Room for the texts of some changes, when arrays are copied. */
    private static final int SPARE = 1 << 12;

    private static final int SPARE_SHARE = 32;

    private final byte[] bytes;
    private final int[] start;
    private final int size;

    /** How many texts lie in the arrays, of whichever pool; whoever moves it owns the room behind. */
    private final AtomicInteger taken;

    TextPool(byte[] bytes, int[] start) {
        this(bytes, start, start.length - 1, new AtomicInteger(start.length - 1));
    }

    private TextPool(byte[] bytes, int[] start, int size, AtomicInteger taken) {
        this.bytes = bytes;
        this.start = start;
        this.size = size;
        this.taken = taken;
    }

    /** Those of all texts, and maybe others behind {@link #byteCount}. */
    byte[] bytes() {
        return bytes;
    }

    /** How many of {@link #bytes} are of texts of this pool. */
    int byteCount() {
        return start[size];
    }

    /** Where each text starts, and at last where the last one ends. */
    int[] start() {
        return start.length == size + 1 ? start : Arrays.copyOf(start, size + 1);
    }

    int size() {
        return size;
    }

    String text(int text) {
        return new String(bytes, start[text], length(text), StandardCharsets.UTF_8);
    }

    int length(int text) {
        return start[text + 1] - start[text];
    }

    int offset(int text) {
        return start[text];
    }

    boolean equal(int text, byte[] other) {
        return Arrays.equals(bytes, start[text], start[text + 1], other, 0, other.length);
    }

    int hash(int text) {
        return hash(bytes, start[text], start[text + 1]);
    }

    /** By unsigned bytes, which for UTF-8 is the order of code points. */
    int compare(int a, int b) {
        return a == b ? 0 : Arrays.compareUnsigned(bytes, start[a], start[a + 1], bytes, start[b], start[b + 1]);
    }

    int compare(int a, TextPool other, int b) {
        return Arrays.compareUnsigned(bytes, start[a], start[a + 1], other.bytes, other.start[b], other.start[b + 1]);
    }

    int compare(int a, byte[] other) {
        return Arrays.compareUnsigned(bytes, start[a], start[a + 1], other, 0, other.length);
    }

    /** These texts, and behind them those of another pool: text n of that one is {@code size() + n} here. */
    TextPool with(TextPool other) {
        int count = size + other.size;
        int end = Math.addExact(byteCount(), other.byteCount());
        boolean room = count < start.length && end <= bytes.length;
        // Only one of two that grow from the same pool may write behind it.
        if (room && taken.compareAndSet(size, count)) {
            append(other, bytes, start);
            return new TextPool(bytes, start, count, taken);
        }
        byte[] more = Arrays.copyOf(bytes, Math.addExact(end, SPARE + end / SPARE_SHARE));
        int[] starts = Arrays.copyOf(start, Math.addExact(count + 1, SPARE + count / SPARE_SHARE));
        append(other, more, starts);
        return new TextPool(more, starts, count, new AtomicInteger(count));
    }

    private void append(TextPool other, byte[] to, int[] starts) {
        int end = byteCount();
        System.arraycopy(other.bytes, 0, to, end, other.byteCount());
        for (int text = 1; text <= other.size; text++) {
            starts[size + text] = end + other.start[text];
        }
    }

    static byte[] encode(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static int hash(byte[] bytes, int from, int to) {
        int hash = 0x811C9DC5;
        for (int i = from; i < to; i++) {
            hash = (hash ^ (bytes[i] & 0xFF)) * 0x01000193;
        }
        return mix(hash);
    }

    /** Spreads a hash over all its bits, so that its low bits can choose a slot. */
    static int mix(int hash) {
        int h = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        return h ^ (h >>> 16);
    }

    /**
     * What a slot holds: a row, and 8 bits of the hash that do not choose the slot. Most rows that only
     * share a slot are passed by without a look at them, each of which would be a miss of the cache or two.
     */
    static int tagged(int hash, int row) {
        return (hash & TAG) | (row + 1);
    }

    /** False when the row of this slot has another hash. */
    static boolean fits(int slot, int hash) {
        return ((slot ^ hash) & TAG) == 0;
    }

    static int row(int slot) {
        return (slot & ~TAG) - 1;
    }

    /** Slots for so many entries: a power of two, at most two thirds full. */
    static int slots(int entries) {
        return Integer.highestOneBit(Math.max(8, entries + (entries >> 1))) << 1;
    }
}
