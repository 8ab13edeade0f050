package io.trapline.deploy.demo.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** The tickets for a person, newest first. Texts came from devices: all are escaped. */
final class DeskPage {

    static final int ROWS_MAX = 200;

    private static final List<String> COLUMNS =
            List.of("id", "state", "severity", "title", "customerIds", "device", "object", "openedAt", "changedAt");

    private DeskPage() {}

    static String of(Collection<ObjectNode> tickets) {
        var page = new StringBuilder("""
                <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Mock desk</title>
                <style>body{font-family:sans-serif;margin:1rem}td,th{text-align:left;padding:.2rem .6rem;\
                border-bottom:1px solid #ccc}</style></head><body><h1>Mock ticket desk</h1>
                """);
        page.append("<p>")
                .append(tickets.size())
                .append(" tickets; the newest ")
                .append(ROWS_MAX);
        page.append(" are shown.</p>\n<table><thead><tr>");
        COLUMNS.forEach(c -> page.append("<th scope=\"col\">").append(c).append("</th>"));
        page.append("</tr></thead><tbody>\n");
        List.copyOf(tickets).reversed().stream().limit(ROWS_MAX).forEach(t -> row(page, t));
        return page.append("</tbody></table></body></html>\n").toString();
    }

    private static void row(StringBuilder page, ObjectNode ticket) {
        page.append("<tr>");
        for (String column : COLUMNS) {
            page.append("<td>").append(escaped(text(ticket.path(column)))).append("</td>");
        }
        page.append("</tr>\n");
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.asText("");
        }
        var texts = new StringBuilder();
        value.forEach(v -> texts.append(texts.isEmpty() ? "" : ", ").append(v.asText("")));
        return texts.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
