package io.trapline.enrichment.inventory;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows, each once. Few are kept as they come and sorted at the end; many are bits, because a device
 * with 50,000 customers must not cost a sort of all its links. Owned by one thread.
 */
final class RowSet {

    private static final int FEW = 256;

    private int[] few = new int[8];
    private int size;
    private @Nullable BitSet many;

    void add(int row) {
        if (many != null) {
            many.set(row);
            return;
        }
        if (size == FEW) {
            BitSet bits = new BitSet();
            Arrays.stream(few, 0, size).forEach(bits::set);
            bits.set(row);
            many = bits;
            return;
        }
        if (size == few.length) {
            few = Arrays.copyOf(few, size * 2);
        }
        few[size++] = row;
    }

    /** Ascending. */
    int[] rows() {
        if (many != null) {
            int[] rows = new int[many.cardinality()];
            int count = 0;
            for (int row = many.nextSetBit(0); row >= 0; row = many.nextSetBit(row + 1)) {
                rows[count++] = row;
            }
            return rows;
        }
        Arrays.sort(few, 0, size);
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || few[i] != few[i - 1]) {
                few[count++] = few[i];
            }
        }
        return Arrays.copyOf(few, count);
    }
}
