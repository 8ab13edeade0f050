package io.trapline.enrichment.inventory;

import java.util.Arrays;
import java.util.Map;

/** The aliases of a version without those of changed resources, and with those that the delta says. */
final class AliasSplice {

    private static final int FOREVER = -1;

    private final Tables base;
    private final Tables delta;
    private final RowMerge resources;
    private final Dictionary namespaces;
    private final int[][] cells;
    private int count;

    AliasSplice(Tables base, Tables delta, RowMerge resources) {
        this.base = base;
        this.delta = delta;
        this.resources = resources;
        this.namespaces = new Dictionary(base, delta, Column.NAMESPACE);
        this.cells = resources.untouched()
                ? new int[0][]
                : new int[5][base.rows(Column.ALIAS_VALUE) + delta.rows(Column.ALIAS_VALUE)];
    }

    void place(Map<Column, int[]> columns) {
        if (resources.untouched()) {
            return;
        }
        int nextBase = 0;
        int nextDelta = 0;
        for (int row = 0; row < resources.size(); row++) {
            int from = resources.source(row);
            if (from >= 0) {
                nextBase = take(base, nextBase, from, row);
            } else {
                nextDelta = take(delta, nextDelta, ~from, row);
            }
        }
        int[] numbers = namespaces.compacted();
        for (int alias = 0; alias < count && numbers.length > 0; alias++) {
            int space = cells[1][alias];
            cells[1][alias] = space & ~Tables.LOW_MASK | numbers[space & Tables.LOW_MASK];
        }
        columns.put(Column.NAMESPACE, namespaces.words());
        columns.put(Column.ALIAS_RESOURCE, Arrays.copyOf(cells[0], count));
        columns.put(Column.ALIAS_SPACE, Arrays.copyOf(cells[1], count));
        columns.put(Column.ALIAS_VALUE, Arrays.copyOf(cells[2], count));
        columns.put(Column.ALIAS_FROM, Amounts.collapsed(Arrays.copyOf(cells[3], count), 0));
        columns.put(Column.ALIAS_TO, Amounts.collapsed(Arrays.copyOf(cells[4], count), FOREVER));
    }

    /** Those of one resource stand together; resources come in their order. */
    private int take(Tables tables, int from, int resource, int row) {
        boolean fresh = tables == delta;
        int[] of = tables.get(Column.ALIAS_RESOURCE);
        int alias = from;
        while (alias < of.length && of[alias] < resource) {
            alias++;
        }
        for (; alias < of.length && of[alias] == resource; alias++) {
            int space = tables.get(Column.ALIAS_SPACE)[alias];
            int plan = space & Tables.LOW_MASK;
            int value = tables.get(Column.ALIAS_VALUE)[alias];
            cells[0][count] = row;
            cells[1][count] = space & ~Tables.LOW_MASK | (fresh ? namespaces.ofDelta(plan) : namespaces.ofBase(plan));
            cells[2][count] = fresh ? text(value, resources.replaced(resource)) : value;
            cells[3][count] = tables.rows(Column.ALIAS_FROM) == 0 ? 0 : tables.get(Column.ALIAS_FROM)[alias];
            cells[4][count++] = tables.rows(Column.ALIAS_TO) == 0 ? FOREVER : tables.get(Column.ALIAS_TO)[alias];
        }
        return alias;
    }

    /** A word that the resource bore before keeps its number. */
    private int text(int value, int replaced) {
        int[] of = base.get(Column.ALIAS_RESOURCE);
        for (int alias = first(of, replaced); alias < of.length && of[alias] == replaced; alias++) {
            int was = base.get(Column.ALIAS_VALUE)[alias];
            if (base.texts().compare(was, delta.texts(), value) == 0) {
                return was;
            }
        }
        return base.texts().size() + value;
    }

    /** The first alias of a resource or of one after it. */
    private static int first(int[] of, int resource) {
        int low = 0;
        int high = of.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            low = of[middle] < resource ? middle + 1 : low;
            high = of[middle] < resource ? high : middle;
        }
        return low;
    }
}
