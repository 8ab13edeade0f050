package io.trapline.web.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A view as it was rendered at one moment.
 *
 * @param regions HTML of parts of the page that are replaced as a whole, by name
 * @param rows HTML of the rows of a table by their id, in order
 * @param there whether what a row stood for is still so, on this page or not; asked while the frame is new
 */
public record Frame(Map<String, String> regions, LinkedHashMap<String, String> rows, Predicate<String> there) {

    /** Of which what is not on the page is over. */
    public Frame(Map<String, String> regions, LinkedHashMap<String, String> rows) {
        this(regions, rows, id -> false);
    }

    /** To be kept: {@link #there} may hold all that was rendered. */
    Frame kept() {
        return new Frame(regions, rows);
    }

    /** All of it, for who has nothing or too old a picture. */
    ObjectNode whole() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("full", true);
        write(json, regions, rows);
        rows.keySet().forEach(json.putArray("order")::add);
        return json;
    }

    /** What differs from {@code before}, and which of its rows are over and not only elsewhere; null when nothing does. */
    @Nullable
    ObjectNode since(Frame before) {
        Map<String, String> newRegions = changed(before.regions, regions);
        Map<String, String> newRows = changed(before.rows, rows);
        boolean moved = !new ArrayList<>(rows.keySet()).equals(new ArrayList<>(before.rows.keySet()));
        if (newRegions.isEmpty() && newRows.isEmpty() && !moved) return null;
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        write(json, newRegions, newRows);
        if (moved) rows.keySet().forEach(json.putArray("order")::add);
        List<String> gone = before.rows.keySet().stream()
                .filter(id -> !rows.containsKey(id) && !there.test(id))
                .toList();
        if (!gone.isEmpty()) gone.forEach(json.putArray("gone")::add);
        return json;
    }

    private static Map<String, String> changed(Map<String, String> before, Map<String, String> after) {
        Map<String, String> changed = new LinkedHashMap<>();
        after.forEach((name, html) -> {
            if (!html.equals(before.get(name))) changed.put(name, html);
        });
        return changed;
    }

    private static void write(ObjectNode json, Map<String, String> regions, Map<String, String> rows) {
        if (!regions.isEmpty()) regions.forEach(json.putObject("regions")::put);
        if (!rows.isEmpty()) rows.forEach(json.putObject("rows")::put);
    }
}
