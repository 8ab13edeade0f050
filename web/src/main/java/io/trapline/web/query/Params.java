package io.trapline.web.query;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The query string of one request. Values are taken by name; {@link #refuseOthers()} then names
 * what nobody took, because a filter that is silently ignored shows the wrong rows.
 */
public final class Params {

    /** Characters of one free text; more is no search but an attack or a slip. */
    static final int TEXT_MAX = 200;

    private final Map<String, List<String>> values;
    private final Set<String> known = new TreeSet<>();

    private Params(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Reads {@code a=b&c=d}, percent-decoded; null is no query. */
    public static Params parse(@Nullable String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                if (pair.isEmpty()) continue;
                int at = pair.indexOf('=');
                String name = decode(at < 0 ? pair : pair.substring(0, at));
                String value = at < 0 ? "" : decode(pair.substring(at + 1));
                values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            }
        }
        return new Params(values);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw new BadParameter("the query string has a broken percent sign near \"" + text + "\"");
        }
    }

    /** The last value given, trimmed; empty when there is none. */
    public String text(String name) {
        known.add(name);
        List<String> given = values.getOrDefault(name, List.of());
        String text = given.isEmpty() ? "" : given.getLast().strip();
        if (text.length() > TEXT_MAX) {
            throw new BadParameter(name, text.substring(0, 20) + "…", "at most " + TEXT_MAX + " characters");
        }
        return text;
    }

    /** Every value given, as it is. */
    public List<String> each(String name) {
        known.add(name);
        return values.getOrDefault(name, List.of());
    }

    /** Comma-separated and repeated values as one set, lower case, in the order given: see {@link #one}. */
    public Set<String> words(String name) {
        known.add(name);
        Set<String> words = new LinkedHashSet<>();
        for (String value : values.getOrDefault(name, List.of())) {
            for (String word : split(value)) {
                if (!word.isBlank()) words.add(word.strip().toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    /** A word as {@link #words} reads it as one: a comma or backslash in it stands behind a backslash. */
    public static String one(String word) {
        return word.replace("\\", "\\\\").replace(",", "\\,");
    }

    private static List<String> split(String value) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',') {
                words.add(word.toString());
                word.setLength(0);
            } else {
                boolean behind = c == '\\' && i + 1 < value.length();
                word.append(behind ? value.charAt(++i) : c);
            }
        }
        words.add(word.toString());
        return words;
    }

    /** Like {@link #words}, every word being one of {@code allowed}. */
    public Set<String> words(String name, Set<String> allowed) {
        Set<String> words = words(name);
        for (String word : words) {
            if (!allowed.contains(word)) {
                throw new BadParameter(name, word, "one or more of " + String.join(", ", allowed));
            }
        }
        return words;
    }

    /** Every name with its values joined by commas. */
    public Map<String, String> flat() {
        Map<String, String> flat = new LinkedHashMap<>();
        values.forEach((name, given) -> flat.put(name, String.join(",", given)));
        return flat;
    }

    /** A whole number within bounds, or {@code otherwise} when it is not given. */
    public int number(String name, int otherwise, int min, int max) {
        String text = text(name);
        if (text.isEmpty()) return otherwise;
        String expected = "a whole number from " + min + " to " + String.format(Locale.ROOT, "%,d", max);
        try {
            int number = Integer.parseInt(text);
            if (number < min || number > max) throw new BadParameter(name, text, expected);
            return number;
        } catch (NumberFormatException e) {
            throw new BadParameter(name, text, expected);
        }
    }

    /** A time zone by its name, or {@code otherwise} when none is given. */
    public ZoneId zone(String name, ZoneId otherwise) {
        String text = text(name);
        if (text.isEmpty()) return otherwise;
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new BadParameter(name, text, "a time zone such as Europe/Berlin");
        }
    }

    /** Takes all parameters that nobody asked for until now. */
    public Map<String, List<String>> rest() {
        Map<String, List<String>> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(known);
        known.addAll(rest.keySet());
        return rest;
    }

    /** Refuses parameters that nobody asked for until now. */
    public void refuseOthers() {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw new BadParameter("unknown parameter \"" + name + "\"; known here: "
                        + (known.isEmpty() ? "none" : String.join(", ", known)));
            }
        }
    }
}
