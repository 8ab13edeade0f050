package io.trapline.enrichment.inventory;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that an inventory knows, as a pool of texts and arrays of numbers. Never changed once made. */
final class Tables {

    /** Low bits of a {@link Column#LINK} or {@link Column#ALIAS_SPACE}. */
    static final int LOW_BITS = 24;

    static final int LOW_MASK = (1 << LOW_BITS) - 1;

    private static final int[] NONE = {};

    private final TextPool texts;
    private final int[][] columns;

    @SuppressWarnings("EnumOrdinal")
    Tables(TextPool texts, Map<Column, int[]> columns) {
        this.texts = texts;
        this.columns = new int[Column.values().length][];
        for (Column column : Column.values()) {
            int[] cells = column.optional() ? columns.getOrDefault(column, NONE) : columns.get(column);
            this.columns[column.ordinal()] = Objects.requireNonNull(cells, column::name);
        }
    }

    TextPool texts() {
        return texts;
    }

    @SuppressWarnings("EnumOrdinal") // twice per look-up: an array, not a map
    int[] get(Column column) {
        return columns[column.ordinal()];
    }

    int rows(Column column) {
        return get(column).length;
    }

    /** The text that a cell names. */
    String text(Column column, int row) {
        return texts.text(get(column)[row]);
    }

    /** A cell of a column that may be empty; -1 when nothing is said. */
    int cell(Column column, int row) {
        int[] cells = get(column);
        return cells.length == 0 ? TextPool.ABSENT : cells[row];
    }

    /** The text that a cell of such a column names; null when nothing is said. */
    @Nullable
    String textOrNull(Column column, int row) {
        int cell = cell(column, row);
        return cell < 0 ? null : texts.text(cell);
    }

    /** The id of the row that a cell of such a column names; null for none. */
    @Nullable
    String idOrNull(Column column, int row) {
        int cell = cell(column, row);
        return cell < 0 ? null : text(column.target(), cell);
    }
}
