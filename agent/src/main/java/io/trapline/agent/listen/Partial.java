package io.trapline.agent.listen;

import java.util.Arrays;

/** A message of which only a part has come. Grows as it comes, never by what was announced. */
final class Partial {

    private static final byte[] NONE = new byte[0];
    private static final int FIRST_BYTES = 512;

    private final HeldBytes budget;
    private byte[] bytes = NONE;
    private int size;

    Partial(HeldBytes budget) {
        this.budget = budget;
    }

    /** False when the memory of all connections together is used up; nothing is added then. */
    boolean add(byte[] in, int from, int to) {
        int needed = size + (to - from);
        if (needed > bytes.length) {
            int capacity = Math.max(needed, Math.max(FIRST_BYTES, bytes.length * 2));
            if (!budget.take(capacity - bytes.length)) {
                return false;
            }
            bytes = Arrays.copyOf(bytes, capacity);
        }
        System.arraycopy(in, from, bytes, size, to - from);
        size = needed;
        return true;
    }

    int size() {
        return size;
    }

    byte at(int index) {
        return bytes[index];
    }

    /** The first {@code length} bytes; holds nothing afterwards. */
    byte[] take(int length) {
        byte[] taken = Arrays.copyOf(bytes, length);
        clear();
        return taken;
    }

    /** Holds nothing any more; a small array stays for the next message. */
    void clear() {
        size = 0;
        if (bytes.length > FIRST_BYTES) {
            release();
        }
    }

    /** Holds nothing any more, for good. */
    void release() {
        budget.give(bytes.length);
        bytes = NONE;
        size = 0;
    }
}
