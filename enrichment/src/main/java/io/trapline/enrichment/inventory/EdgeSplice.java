package io.trapline.enrichment.inventory;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The relationships of a version without those of changed rows, and with those that the delta says. */
final class EdgeSplice {

    private final Tables base;
    private final Tables delta;
    private final RowMerge rows;
    private final Column[] edge;

    private EdgeSplice(Tables base, Tables delta, RowMerge rows, Column... edge) {
        this.base = base;
        this.delta = delta;
        this.rows = rows;
        this.edge = edge;
    }

    static EdgeSplice ofServices(Tables base, Tables delta, RowMerge services) {
        return new EdgeSplice(
                base, delta, services, Column.SERVICE_NEEDS, Column.SERVICE_NEEDED, Column.SERVICE_NEED_PROTECTION);
    }

    static EdgeSplice ofResources(Tables base, Tables delta, RowMerge resources) {
        return new EdgeSplice(
                base, delta, resources, Column.RESOURCE_NEEDS, Column.RESOURCE_NEEDED, Column.RESOURCE_NEED_PROTECTION);
    }

    void place(Map<Column, int[]> columns, Protecting protections) {
        int known = base.rows(edge[0]);
        if (known == 0 && delta.rows(edge[0]) == 0) {
            return;
        }
        TreeMap<Long, Integer> edges = new TreeMap<>();
        for (int i = 0; i < known; i++) {
            int from = base.get(edge[0])[i];
            int needs = rows.ofBase(from);
            int needed = rows.ofBase(base.get(edge[1])[i]);
            if (!rows.changed(from) && needs >= 0 && needed >= 0) {
                edges.put(key(needs, needed), protections.ofBase(base.cell(edge[2], i)));
            }
        }
        for (int i = 0; i < delta.rows(edge[0]); i++) {
            int from = delta.get(edge[0])[i];
            if (rows.real(from)) {
                int needed = rows.ofDelta(delta.get(edge[1])[i]);
                edges.put(key(rows.ofDelta(from), needed), protections.ofDelta(delta.cell(edge[2], i)));
            }
        }
        place(columns, edges);
    }

    private void place(Map<Column, int[]> columns, TreeMap<Long, Integer> edges) {
        int[][] cells = new int[3][edges.size()];
        int count = 0;
        for (var one : edges.entrySet()) {
            cells[0][count] = (int) (one.getKey() >>> 32);
            cells[1][count] = (int) (long) one.getKey();
            cells[2][count++] = one.getValue();
        }
        columns.put(edge[0], cells[0]);
        columns.put(edge[1], cells[1]);
        columns.put(edge[2], Amounts.collapsed(Arrays.copyOf(cells[2], count), TextPool.ABSENT));
    }

    private static long key(int needs, int needed) {
        return (long) needs << 32 | needed;
    }
}
