package io.trapline.enrichment.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The protections of a version and of a delta in one order; those that nothing uses any more fall out. */
final class Protecting {

    private static final List<Column> USERS =
            List.of(Column.LINK_PROTECTION, Column.SERVICE_NEED_PROTECTION, Column.RESOURCE_NEED_PROTECTION);

    private static final int[] NONE = {};

    private final Tables base;
    private final Tables delta;
    private final int[] ofBase;
    private final int[] ofDelta;
    private final int[][] cells;

    Protecting(Tables base, Tables delta) {
        this.base = base;
        this.delta = delta;
        this.ofBase = new int[base.rows(Column.PROTECTION_GROUP)];
        this.ofDelta = new int[delta.rows(Column.PROTECTION_GROUP)];
        this.cells = new int[3][ofBase.length + ofDelta.length];
        int count = 0;
        int b = 0;
        for (int d = 0; b < ofBase.length || d < ofDelta.length; count++) {
            int order = b == ofBase.length ? 1 : d == ofDelta.length ? -1 : compare(b, d);
            if (order <= 0) {
                take(count, base, b, base.get(Column.PROTECTION_GROUP)[b]);
                ofBase[b++] = count;
            } else {
                take(count, delta, d, group(d, b));
            }
            if (order >= 0) {
                ofDelta[d++] = count;
            }
        }
        for (int c = 0; c < cells.length; c++) {
            cells[c] = Arrays.copyOf(cells[c], count);
        }
    }

    private void take(int at, Tables from, int number, int group) {
        cells[0][at] = group;
        cells[1][at] = from.get(Column.PROTECTION_WEIGHT)[number];
        cells[2][at] = from.get(Column.PROTECTION_MIN_UP)[number];
    }

    /** A group has one text, whoever names it: its neighbours in the version have it, if any has. */
    private int group(int d, int b) {
        int[] groups = base.get(Column.PROTECTION_GROUP);
        for (int near : new int[] {b - 1, b}) {
            if (near >= 0 && near < groups.length && groups(near, d) == 0) {
                return groups[near];
            }
        }
        int[] own = delta.get(Column.PROTECTION_GROUP);
        return base.texts().size() + own[d];
    }

    private int groups(int b, int d) {
        return base.texts()
                .compare(base.get(Column.PROTECTION_GROUP)[b], delta.texts(), delta.get(Column.PROTECTION_GROUP)[d]);
    }

    private int compare(int b, int d) {
        int byGroup = groups(b, d);
        int byWeight = byGroup != 0
                ? byGroup
                : Integer.compare(base.get(Column.PROTECTION_WEIGHT)[b], delta.get(Column.PROTECTION_WEIGHT)[d]);
        return byWeight != 0
                ? byWeight
                : Integer.compare(base.get(Column.PROTECTION_MIN_UP)[b], delta.get(Column.PROTECTION_MIN_UP)[d]);
    }

    int ofBase(int number) {
        return number < 0 ? number : ofBase[number];
    }

    int ofDelta(int number) {
        return number < 0 ? number : ofDelta[number];
    }

    /** Once all that uses them is placed. */
    void place(Map<Column, int[]> columns) {
        columns.put(Column.PROTECTION_GROUP, cells[0]);
        columns.put(Column.PROTECTION_WEIGHT, cells[1]);
        columns.put(Column.PROTECTION_MIN_UP, cells[2]);
        dropUnused(columns);
    }

    /** Of things that are said twice one protection counts; the other may be nobody's then. */
    static void dropUnused(Map<Column, int[]> columns) {
        boolean[] used = new boolean[of(columns, Column.PROTECTION_GROUP).length];
        for (Column column : USERS) {
            for (int number : of(columns, column)) {
                if (number >= 0) {
                    used[number] = true;
                }
            }
        }
        int[] numbers = new int[used.length];
        int count = 0;
        for (int number = 0; number < used.length; number++) {
            numbers[number] = used[number] ? count++ : TextPool.ABSENT;
        }
        if (count == used.length) {
            return;
        }
        for (Column column : USERS) {
            columns.put(column, renumbered(of(columns, column), numbers));
        }
        for (Column column : List.of(Column.PROTECTION_GROUP, Column.PROTECTION_WEIGHT, Column.PROTECTION_MIN_UP)) {
            columns.put(column, kept(of(columns, column), used, count));
        }
    }

    private static int[] kept(int[] cells, boolean[] used, int count) {
        int[] after = new int[count];
        int next = 0;
        for (int number = 0; number < used.length; number++) {
            if (used[number]) {
                after[next++] = cells[number];
            }
        }
        return after;
    }

    private static int[] of(Map<Column, int[]> columns, Column column) {
        return columns.getOrDefault(column, NONE);
    }

    private static int[] renumbered(int[] cells, int[] numbers) {
        int[] after = cells.clone();
        for (int i = 0; i < after.length; i++) {
            after[i] = after[i] < 0 ? after[i] : numbers[after[i]];
        }
        return after;
    }
}
