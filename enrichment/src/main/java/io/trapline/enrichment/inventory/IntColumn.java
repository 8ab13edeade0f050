package io.trapline.enrichment.inventory;

import java.util.Arrays;

/** Numbers in the order they were added; as long as all are absent they take no room. Owned by one thread. */
final class IntColumn {

    private static final int FIRST = 64;

    private int[] values = {};
    private int size;

    void add(int value) {
        if (value == TextPool.ABSENT && silent()) {
            size++;
            return;
        }
        if (size >= values.length) {
            int length = values.length;
            values = Arrays.copyOf(values, Math.max(FIRST, size + (size >> 1)));
            if (length == 0) {
                Arrays.fill(values, 0, size, TextPool.ABSENT);
            }
        }
        values[size++] = value;
    }

    int get(int row) {
        return silent() ? TextPool.ABSENT : values[row];
    }

    int size() {
        return size;
    }

    /** True as long as nothing but {@link TextPool#ABSENT} was added. */
    boolean silent() {
        return values.length == 0;
    }

    int[] toArray() {
        if (silent()) {
            int[] absent = new int[size];
            Arrays.fill(absent, TextPool.ABSENT);
            return absent;
        }
        return Arrays.copyOf(values, size);
    }
}
