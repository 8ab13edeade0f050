package io.trapline.enrichment.inventory;

import java.util.Map;
import java.util.Objects;

/** All that an inventory knows, as a pool of texts and arrays of numbers. Never changed once made. */
final class Tables {

    /** Low bits of a {@link Column#LINK} or {@link Column#ALIAS_SPACE}. */
    static final int LOW_BITS = 24;

    static final int LOW_MASK = (1 << LOW_BITS) - 1;

    private final TextPool texts;
    private final int[][] columns;

    @SuppressWarnings("EnumOrdinal")
    Tables(TextPool texts, Map<Column, int[]> columns) {
        this.texts = texts;
        this.columns = new int[Column.values().length][];
        for (Column column : Column.values()) {
            this.columns[column.ordinal()] = Objects.requireNonNull(columns.get(column), column::name);
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
}
