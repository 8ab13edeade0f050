package io.trapline.enrichment.bss;

import io.trapline.enrichment.inventory.InventoryDraft;
import io.trapline.enrichment.inventory.View;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes the rows of one view by the names of its columns, whatever their order; others are not looked at. */
final class ViewRows {

    private final View view;
    private final ResultSet rows;
    private final List<Cell> cells;

    private ViewRows(View view, ResultSet rows, List<Cell> cells) {
        this.view = view;
        this.rows = rows;
        this.cells = cells;
    }

    /** What is said when the view is not what is expected. */
    static final class MisfitException extends Exception {
        MisfitException(String message) {
            super(message);
        }
    }

    static ViewRows open(View view, ResultSet rows) throws SQLException, MisfitException {
        ResultSetMetaData has = rows.getMetaData();
        List<String> wrong = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        for (View.Column column : view.columns()) {
            int position = position(has, column.name());
            String found = position == 0 ? "" : has.getColumnTypeName(position);
            cells.add(new Cell(column.type(), position, found.equals("bpchar")));
            if (position == 0 && !column.optional()) {
                wrong.add("it lacks the column " + column.name() + " (it has " + names(has) + ")");
            } else if (position > 0 && !Cell.taken(column.type()).contains(found)) {
                wrong.add("column %s is %s, expected %s (write %s)"
                        .formatted(
                                column.name(), found, column.type().word(), Cell.cast(column.type(), column.name())));
            }
        }
        if (!wrong.isEmpty()) {
            throw new MisfitException(view.file() + ": " + String.join("; ", wrong) + ".");
        }
        return new ViewRows(view, rows, cells);
    }

    /** Takes the current row. */
    void take(InventoryDraft draft) throws SQLException {
        draft.add(view, values());
    }

    /** The current row, in the order of {@link View#columns()}. */
    @Nullable
    String[] values() throws SQLException {
        @Nullable String[] values = new String[cells.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = cells.get(i).of(rows);
        }
        return values;
    }

    private static int position(ResultSetMetaData has, String name) throws SQLException {
        for (int column = 1; column <= has.getColumnCount(); column++) {
            if (has.getColumnLabel(column).toLowerCase(Locale.ROOT).equals(name)) {
                return column;
            }
        }
        return 0;
    }

    private static String names(ResultSetMetaData has) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int column = 1; column <= has.getColumnCount(); column++) {
            names.add(has.getColumnLabel(column));
        }
        return names.stream().limit(20).collect(Collectors.joining(", "));
    }
}
