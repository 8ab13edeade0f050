package io.trapline.web.api;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of CSV (RFC 4180). What a spreadsheet would run is text: a cell that begins a formula gets an apostrophe. */
public final class Csv {

    public static final String CONTENT_TYPE = "text/csv; charset=utf-8";

    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    /** With the line's end; null is an empty cell. */
    public static String line(List<? extends @Nullable Object> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(@Nullable Object value) {
        if (value == null) return "";
        if (value instanceof Number) return value.toString();
        String text = value.toString();
        String safe = text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return plain(safe) ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == ',' || c == '\r' || c == '\n') return false;
        }
        return true;
    }
}
