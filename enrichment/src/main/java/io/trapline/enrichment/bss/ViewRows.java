package io.trapline.enrichment.bss;

import io.trapline.enrichment.inventory.InventoryDraft;
import io.trapline.enrichment.inventory.View;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes the rows of one view by the names of its columns, whatever their order; others are not looked at. */
final class ViewRows {

    private final View view;
    private final ResultSet rows;
    private final int[] position;
    private final boolean[] padded;

    private ViewRows(View view, ResultSet rows, int[] position, boolean[] padded) {
        this.view = view;
        this.rows = rows;
        this.position = position;
        this.padded = padded;
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
        int[] position = new int[view.columns().size()];
        boolean[] padded = new boolean[position.length];
        for (int i = 0; i < position.length; i++) {
            String name = view.columns().get(i).name();
            position[i] = position(has, name);
            if (position[i] == 0) {
                wrong.add("it lacks the column " + name + " (it has " + names(has) + ")");
            } else {
                int type = has.getColumnType(position[i]);
                padded[i] = type == Types.CHAR;
                if (type != Types.VARCHAR && type != Types.CHAR) {
                    wrong.add("column %1$s is %2$s, expected text (write %1$s::text)"
                            .formatted(name, has.getColumnTypeName(position[i])));
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw new MisfitException(view.file() + ": " + String.join("; ", wrong) + ".");
        }
        return new ViewRows(view, rows, position, padded);
    }

    /** Takes the current row. Type character(n) is padded by the database: its blanks mean nothing. */
    void take(InventoryDraft draft) throws SQLException {
        @Nullable String[] values = new String[position.length];
        for (int i = 0; i < values.length; i++) {
            String value = rows.getString(position[i]);
            values[i] = value != null && padded[i] ? value.stripTrailing() : value;
        }
        draft.add(view, values);
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
