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

    /** By the delta's row: the version's row of the same id; negative for none. */
    private final int[] replaced;

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
        this.replaced = new int[ofDelta.length];
        Arrays.fill(replaced, TextPool.ABSENT);
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
        int[] rows = new int[base.rows(ids) + fresh.length];
        int count = 0;
        int next = 0;
        for (int row : fresh) {
            int at = DeltaDraft.place(base, ids, TextPool.encode(delta.text(ids, row)));
            boolean replaces = at >= 0;
            int until = replaces ? at : ~at;
            count = keep(next, until, rows, count);
            ofDelta[row] = count;
            if (replaces) {
                ofBase[at] = count;
                replaced[row] = at;
            }
            rows[count++] = ~row;
            next = replaces ? at + 1 : until;
        }
        return Arrays.copyOf(rows, keep(next, base.rows(ids), rows, count));
    }

    /** The version's rows from one to before another, but for those that are gone. */
    private int keep(int from, int to, int[] rows, int already) {
        int count = already;
        for (int row = from; row < to; row++) {
            boolean gone = changed.get(row);
            ofBase[row] = gone ? TextPool.ABSENT : count;
            if (!gone) {
                rows[count++] = row;
            }
        }
        return count;
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

    /** The version's row in whose place a row of the delta stands; negative when it is a new one. */
    int replaced(int deltaRow) {
        return replaced[deltaRow];
    }
}
