package io.trapline.enrichment.inventory;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A version and a delta give the next version, the same that a read of the whole BSS would give: arrays
 * in which the delta changes nothing are shared, others are copied with its rows in their places. Nothing is
 * sorted, no text is read again.
 */
public final class Splice {

    private static final List<Column> PLAIN_TEXTS = List.of(
            Column.RESOURCE_ID,
            Column.RESOURCE_KIND,
            Column.RESOURCE_NAME,
            Column.SERVICE_ID,
            Column.SERVICE_NAME,
            Column.SERVICE_STATE,
            Column.SERVICE_KIND,
            Column.ACCOUNT_ID,
            Column.ACCOUNT_NAME,
            Column.ACCOUNT_CURRENCY,
            Column.ACCOUNT_STATE,
            Column.CUSTOMER_ID,
            Column.CUSTOMER_NAME,
            Column.CUSTOMER_TIER,
            Column.CUSTOMER_LANGUAGE,
            Column.CUSTOMER_CONTACTS,
            Column.CUSTOMER_FLAGS);

    private static final List<Column> ROWS = List.of(
            Column.RESOURCE_DEVICE,
            Column.RESOURCE_PARENT,
            Column.RESOURCE_PLACE,
            Column.SERVICE_ACCOUNT,
            Column.SERVICE_PRODUCT,
            Column.SERVICE_VNO,
            Column.SERVICE_PLACE,
            Column.ACCOUNT_CUSTOMER,
            Column.ACCOUNT_PARENT,
            Column.CUSTOMER_VNO);

    private final Tables base;
    private final Tables delta;
    private final int shift;
    private final Map<Column, RowMerge> merges = new EnumMap<>(Column.class);
    private final Map<Column, int[]> columns = new EnumMap<>(Column.class);

    private Splice(Tables base, Delta delta) throws NeedsFullReadException {
        this.base = base;
        this.delta = DeltaDraft.of(base, delta);
        this.shift = base.texts().size();
        for (View view : List.of(View.values())) {
            switch (view) {
                case RESOURCE, SERVICE, ACCOUNT, CUSTOMER -> merge(DeltaDraft.ids(view), delta.keys(view));
                case VNO, PRODUCT, PLACE -> merge(DeltaDraft.ids(view), Set.of());
                default -> {}
            }
        }
    }

    /** @throws NeedsFullReadException when the delta alone does not say what holds */
    public static PackedInventory apply(PackedInventory base, Delta delta, Instant takenAt)
            throws NeedsFullReadException {
        return apply(base, delta, takenAt, null);
    }

    /** @param version already known, from a file whose checksum held; null to be worked out */
    static PackedInventory apply(PackedInventory base, Delta delta, Instant takenAt, @Nullable String version)
            throws NeedsFullReadException {
        return new PackedInventory(new Splice(base.tables(), delta).tables(), takenAt, version, base);
    }

    private void merge(Column ids, Set<String> keys) {
        merges.put(ids, new RowMerge(base, delta, ids, keys));
    }

    private Tables tables() throws NeedsFullReadException {
        // What the delta cannot change, or is replaced below.
        for (Column column : Column.values()) {
            columns.put(column, base.get(column));
        }
        for (Column column : PLAIN_TEXTS) {
            texts(column);
        }
        for (Column column : ROWS) {
            rows(column);
        }
        numbers(Column.SERVICE_USERS);
        openEnded();
        Protecting protections = new Protecting(base, delta);
        new LinkSplice(base, delta, rowsOf(Column.RESOURCE_ID), rowsOf(Column.SERVICE_ID)).place(columns, protections);
        EdgeSplice.ofServices(base, delta, rowsOf(Column.SERVICE_ID)).place(columns, protections);
        EdgeSplice.ofResources(base, delta, rowsOf(Column.RESOURCE_ID)).place(columns, protections);
        protections.place(columns);
        new AliasSplice(base, delta, rowsOf(Column.RESOURCE_ID)).place(columns);
        columns.replaceAll((column, cells) -> Arrays.equals(cells, base.get(column)) ? base.get(column) : cells);
        return new Tables(base.texts().with(delta.texts()), columns);
    }

    private RowMerge rowsOf(Column ids) {
        return java.util.Objects.requireNonNull(merges.get(ids), ids::name);
    }

    private RowMerge rowsFor(Column column) {
        String name = column.name();
        return rowsOf(Column.valueOf(name.substring(0, name.indexOf('_')) + "_ID"));
    }

    private void texts(Column column) {
        RowMerge rows = rowsFor(column);
        if (!skip(column, rows)) {
            int[] cells = new int[rows.size()];
            for (int row = 0; row < cells.length; row++) {
                int from = rows.source(row);
                cells[row] = from >= 0 ? base.cell(column, from) : text(column, ~from, rows.replaced(~from));
            }
            put(column, cells);
        }
    }

    /** A text that is as it was keeps its number: a column in which nothing changed is then the same as before. */
    private int text(Column column, int row, int replaced) {
        int text = delta.cell(column, row);
        int was = replaced < 0 ? TextPool.ABSENT : base.cell(column, replaced);
        if (text < 0 || (was >= 0 && base.texts().compare(was, delta.texts(), text) == 0)) {
            return text < 0 ? text : was;
        }
        return shift + text;
    }

    private void numbers(Column column) {
        RowMerge rows = rowsFor(column);
        if (!skip(column, rows)) {
            int[] cells = new int[rows.size()];
            Arrays.setAll(cells, row -> {
                int from = rows.source(row);
                return from >= 0 ? base.cell(column, from) : delta.cell(column, ~from);
            });
            put(column, cells);
        }
    }

    private void rows(Column column) throws NeedsFullReadException {
        RowMerge rows = rowsFor(column);
        RowMerge targets = rowsOf(column.target());
        if ((rows.untouched() && targets.untouched()) || (base.rows(column) == 0 && delta.rows(column) == 0)) {
            return;
        }
        int[] cells = new int[rows.size()];
        for (int row = 0; row < cells.length; row++) {
            int from = rows.source(row);
            int named = from >= 0 ? base.cell(column, from) : delta.cell(column, ~from);
            cells[row] = named < 0 ? named : from >= 0 ? targets.ofBase(named) : targets.ofDelta(named);
            if (named >= 0 && cells[row] < 0 && column != Column.ACCOUNT_PARENT) {
                throw new NeedsFullReadException("what is gone is still named in " + column);
            }
        }
        put(column, cells);
    }

    private boolean skip(Column column, RowMerge rows) {
        return rows.untouched() || (column.optional() && base.rows(column) == 0 && delta.rows(column) == 0);
    }

    private void put(Column column, int[] cells) {
        columns.put(column, column.optional() ? Amounts.collapsed(cells, TextPool.ABSENT) : cells);
    }

    /** What contains itself is opened by a read of the whole. */
    private void openEnded() throws NeedsFullReadException {
        RowMerge rows = rowsOf(Column.RESOURCE_ID);
        int[] parent = java.util.Objects.requireNonNull(columns.get(Column.RESOURCE_PARENT));
        for (int row = 0; row < rows.size(); row++) {
            if (rows.source(row) >= 0) {
                continue;
            }
            int steps = 0;
            for (int up = parent[row]; up >= 0; up = parent[up]) {
                if (up == row || ++steps > parent.length) {
                    throw new NeedsFullReadException("a change closes a loop of containers");
                }
            }
        }
    }
}
