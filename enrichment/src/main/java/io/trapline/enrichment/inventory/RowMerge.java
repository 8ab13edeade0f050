package io.trapline.enrichment.inventory;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;

/** One table of a version and one of a delta, merged by id: where each row of the result comes from. */
final class RowMerge {

    private final BitSet changed;
    private final int[] source;
    private final int[] ofBase;
    private final int[] ofDelta;
    private final BitSet real = new BitSet();

    /** @param keys what the delta speaks of; its other rows are there to be named */
    RowMerge(Tables base, Tables delta, Column ids, Set<String> keys) {
        int[] id = base.get(ids);
        this.changed = new BitSet(id.length);
        for (String key : keys) {
            int row = DeltaDraft.find(base, ids, key);
            if (row >= 0) {
                changed.set(row);
            }
        }
        this.ofBase = new int[id.length];
        this.ofDelta = new int[delta.rows(ids)];
        int[] fresh = new int[ofDelta.length];
        int count = 0;
        for (int row = 0; row < ofDelta.length; row++) {
            if (keys.contains(delta.text(ids, row))) {
                real.set(row);
                fresh[count++] = row;
            }
        }
        this.source = merge(base, delta, ids, Arrays.copyOf(fresh, count));
        for (int row = 0; row < ofDelta.length; row++) {
            if (!real.get(row)) {
                ofDelta[row] = ofBase[DeltaDraft.find(base, ids, delta.text(ids, row))];
            }
        }
    }

    private int[] merge(Tables base, Tables delta, Column ids, int[] fresh) {
        int[] id = base.get(ids);
        int[] rows = new int[id.length + fresh.length];
        int count = 0;
        int next = 0;
        for (int row = 0; row < id.length; row++) {
            int order = 1;
            while (next < fresh.length && (order = compare(delta, ids, fresh[next], base, row)) < 0) {
                ofDelta[fresh[next]] = count;
                rows[count++] = ~fresh[next++];
            }
            if (!changed.get(row)) {
                ofBase[row] = count;
                rows[count++] = row;
            } else if (next < fresh.length && order == 0) {
                ofBase[row] = count;
                ofDelta[fresh[next]] = count;
                rows[count++] = ~fresh[next++];
            } else {
                ofBase[row] = TextPool.ABSENT;
            }
        }
        for (; next < fresh.length; next++) {
            ofDelta[fresh[next]] = count;
            rows[count++] = ~fresh[next];
        }
        return Arrays.copyOf(rows, count);
    }

    private static int compare(Tables a, Column ids, int rowA, Tables b, int rowB) {
        return a.texts().compare(a.get(ids)[rowA], b.texts(), b.get(ids)[rowB]);
    }

    /** True when the version's table is as it was. */
    boolean untouched() {
        return changed.isEmpty() && real.isEmpty();
    }

    int size() {
        return source.length;
    }

    /** The version's row; or, when negative, the complement of the delta's row. */
    int source(int row) {
        return source[row];
    }

    /** True for a row of the version that the delta speaks of. */
    boolean changed(int baseRow) {
        return changed.get(baseRow);
    }

    /** True for a row of the delta that is not there to be named only. */
    boolean real(int deltaRow) {
        return real.get(deltaRow);
    }

    /** Where a row of the version is now; negative when it is gone. */
    int ofBase(int row) {
        return ofBase[row];
    }

    int ofDelta(int row) {
        return ofDelta[row];
    }
}
