package io.trapline.enrichment.inventory;

import java.util.Arrays;
import java.util.Map;

/** Rows of one table that rely on rows of the same table: services on services, resources on resources. */
final class Relationships {

    private final View view;
    private final Column from;
    private final Column on;
    private final Column by;

    private Relationships(View view, Column from, Column on, Column by) {
        this.view = view;
        this.from = from;
        this.on = on;
        this.by = by;
    }

    static Relationships ofServices() {
        return new Relationships(
                View.SERVICE_RELATIONSHIP, Column.SERVICE_NEEDS, Column.SERVICE_NEEDED, Column.SERVICE_NEED_PROTECTION);
    }

    static Relationships ofResources() {
        return new Relationships(
                View.RESOURCE_RELATIONSHIP,
                Column.RESOURCE_NEEDS,
                Column.RESOURCE_NEEDED,
                Column.RESOURCE_NEED_PROTECTION);
    }

    View view() {
        return view;
    }

    /**
     * The same said twice is once; what relies on itself says nothing.
     *
     * @param collected this view's, by {@link Protections#collect}
     */
    void place(Workbench bench, Keyed table, Protections protections, int[] collected) {
        IntColumn[] read = bench.read(view);
        int rows = read[0].size();
        Strays.Count missing = new Strays.Count();
        int[][] edge = new int[3][rows];
        int kept = 0;
        for (int row = 0; row < rows; row++) {
            edge[0][kept] = table.row(read[0].get(row));
            edge[1][kept] = table.row(read[1].get(row));
            edge[2][kept] = protections.number(collected, row);
            if (edge[0][kept] < 0 || edge[1][kept] < 0) {
                missing.add(bench.texts().text(read[edge[0][kept] < 0 ? 0 : 1].get(row)));
            } else if (edge[0][kept] != edge[1][kept]) {
                kept++;
            }
        }
        String what = view == View.SERVICE_RELATIONSHIP ? "service" : "resource";
        bench.strays()
                .note(
                        view,
                        what + "_id or relies_on names no " + what,
                        missing,
                        rows,
                        "those relationships are left out");
        pack(edge, kept, bench.columns());
    }

    private void pack(int[][] edge, int kept, Map<Column, int[]> columns) {
        int[] order = RowSort.sorted(kept, (a, b) -> {
            int byFrom = Integer.compare(edge[0][a], edge[0][b]);
            int byOn = byFrom != 0 ? byFrom : Integer.compare(edge[1][a], edge[1][b]);
            return byOn != 0 ? byOn : Integer.compare(edge[2][a], edge[2][b]);
        });
        int[][] packed = new int[3][kept];
        int count = 0;
        for (int i : order) {
            boolean repeated = count > 0 && packed[0][count - 1] == edge[0][i] && packed[1][count - 1] == edge[1][i];
            if (!repeated) {
                for (int c = 0; c < 3; c++) {
                    packed[c][count] = edge[c][i];
                }
                count++;
            }
        }
        columns.put(from, Arrays.copyOf(packed[0], count));
        columns.put(on, Arrays.copyOf(packed[1], count));
        columns.put(by, Amounts.collapsed(Arrays.copyOf(packed[2], count), TextPool.ABSENT));
    }
}
