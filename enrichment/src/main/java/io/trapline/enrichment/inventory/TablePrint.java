package io.trapline.enrichment.inventory;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The content of tables as one print of each column, and of these the version's name. Rows count by their texts,
 * so that neither numbers nor the order of storage matter. Columns that are the very arrays of another version
 * have the print that they have there. Never changed once made.
 */
final class TablePrint {

    private final Tables tables;
    private final Map<Column, byte[]> prints = new EnumMap<>(Column.class);

    private TablePrint(Tables tables) {
        this.tables = tables;
    }

    /** @param before of a version whose texts have the same numbers in {@code tables}; null for none */
    static TablePrint of(Tables tables, @Nullable TablePrint before) {
        TablePrint print = new TablePrint(tables);
        for (Column column : Column.values()) {
            if (!column.optional() || tables.rows(column) > 0) {
                byte[] known =
                        before == null || !print.shares(column, before.tables) ? null : before.prints.get(column);
                print.prints.put(column, known == null ? print.column(column) : known);
            }
        }
        return print;
    }

    /** 16 hex digits. */
    @SuppressWarnings("EnumOrdinal") // the order of the columns is part of the format
    String version() {
        Fingerprint all = new Fingerprint();
        prints.forEach((column, print) -> {
            all.number(column.ordinal());
            all.bytes(print);
        });
        return all.hex();
    }

    private boolean shares(Column column, Tables other) {
        Column named = named(column);
        return tables.get(column) == other.get(column) && (named == null || tables.get(named) == other.get(named));
    }

    /** In which column stands what the cells of another name; null for none. */
    private static @Nullable Column named(Column column) {
        return switch (column.holds()) {
            case ROW -> column.target();
            case PACKED -> column == Column.LINK ? Column.ROLE : Column.NAMESPACE;
            case TEXT, NUMBER, WORDS -> null;
        };
    }

    private byte[] column(Column column) {
        Fingerprint print = new Fingerprint();
        int[] cells = tables.get(column);
        print.number(cells.length);
        switch (column.holds()) {
            case TEXT -> texts(print, cells);
            case ROW -> rows(print, cells, tables.get(column.target()));
            case NUMBER -> numbers(print, cells);
            case PACKED -> packed(print, cells, column);
            case WORDS -> {
                // Each is where it is used.
            }
        }
        return print.digest();
    }

    private void texts(Fingerprint print, int[] cells) {
        for (int cell : cells) {
            text(print, cell);
        }
    }

    private void rows(Fingerprint print, int[] cells, int[] ids) {
        for (int cell : cells) {
            text(print, cell < 0 ? cell : ids[cell]);
        }
    }

    private void text(Fingerprint print, int text) {
        if (text < 0) {
            print.number(-1);
        } else {
            print.text(tables.texts(), text);
        }
    }

    private static void numbers(Fingerprint print, int[] cells) {
        for (int cell : cells) {
            print.number(cell);
        }
    }

    /** Cells of two numbers: one is a word of a dictionary, the other a row or an ordinal. */
    private void packed(Fingerprint print, int[] cells, Column column) {
        boolean wordIsHigh = column == Column.LINK;
        int[] dictionary = tables.get(Objects.requireNonNull(named(column)));
        for (int cell : cells) {
            int high = cell >>> Tables.LOW_BITS;
            int low = cell & Tables.LOW_MASK;
            print.text(tables.texts(), dictionary[wordIsHigh ? high : low]);
            print.number(wordIsHigh ? low : high);
        }
    }
}
