package io.trapline.web.api;

import io.trapline.web.query.BadParameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** CSV (RFC 4180) as rows by the names of its first line. */
public final class CsvRows {

    private CsvRows() {}

    /** @throws BadParameter with one sentence: an unknown column, a row too long, an open quote */
    public static List<Map<String, String>> read(String text, Set<String> known) {
        List<List<String>> lines = lines(text);
        if (lines.isEmpty()) {
            throw new BadParameter("the first line must name the columns: " + names(known));
        }
        List<String> columns = lines.getFirst();
        for (String column : columns) {
            if (!known.contains(column)) {
                throw new BadParameter("unknown column \"" + column + "\"; known here: " + names(known));
            }
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            if (line.size() > columns.size()) {
                throw new BadParameter("a line has " + line.size() + " values for " + columns.size() + " columns");
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < line.size(); i++) {
                row.put(columns.get(i), line.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> lines(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        var value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean twice = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (twice) {
                    i++;
                }
                quoted = c != '"' || twice;
                if (quoted) {
                    value.append(c);
                }
            } else if (c == '"' && value.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                line.add(value.toString());
                value.setLength(0);
            } else if (c == '\n') {
                end(lines, line, value);
                line = new ArrayList<>();
            } else if (c != '\r') {
                value.append(c);
            }
        }
        if (quoted) {
            throw new BadParameter("a quote is not closed");
        }
        end(lines, line, value);
        return lines;
    }

    private static void end(List<List<String>> lines, List<String> line, StringBuilder value) {
        line.add(value.toString());
        value.setLength(0);
        if (line.size() > 1 || !line.getFirst().isBlank()) {
            lines.add(line);
        }
    }

    private static String names(Set<String> known) {
        return String.join(", ", known.stream().sorted().toList());
    }
}
