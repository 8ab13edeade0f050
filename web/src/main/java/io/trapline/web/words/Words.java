package io.trapline.web.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue in one language: texts by key. A key begins with its area, and each area has a file
 * {@code messages/AREA.LANGUAGE.properties}; {@code {0}} is the place of the first value. Immutable;
 * all languages are read once. An unknown key is our mistake: IllegalArgumentException.
 */
public final class Words {

    /** Areas in the order of the screens. {@code live} is what scripts say, {@code word} are values of the API. */
    public static final List<String> AREAS = List.of(
            "shell",
            "live",
            "word",
            "board",
            "find",
            "events",
            "unmatched",
            "maintenance",
            "forwarding",
            "sources",
            "health",
            "settings",
            "wall",
            "access",
            "act",
            "said");

    private static final Map<Language, Words> ALL = all();

    private static final Sentences SENTENCES =
            new Sentences(in(Language.ENGLISH).texts());

    private final Language language;
    private final SortedMap<String, String> texts = new TreeMap<>();

    private Words(Language language) {
        this.language = language;
        for (String area : AREAS) read(area).forEach((key, text) -> texts.put(key.toString(), text.toString()));
    }

    private static Map<Language, Words> all() {
        Map<Language, Words> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) all.put(language, new Words(language));
        return all;
    }

    private Properties read(String area) {
        String file = "messages/" + area + "." + language.tag() + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("the build lacks " + file);
            Properties texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Words in(Language language) {
        return java.util.Objects.requireNonNull(ALL.get(language));
    }

    public Language language() {
        return language;
    }

    /** All texts by key, in order of the keys. */
    public SortedMap<String, String> texts() {
        return java.util.Collections.unmodifiableSortedMap(texts);
    }

    /** The text as the catalogue has it, with its places; null for an unknown key. */
    public @Nullable String find(String key) {
        return texts.get(key);
    }

    /** The text as the catalogue has it, with its places. */
    public String pattern(String key) {
        String text = texts.get(key);
        if (text == null) throw new IllegalArgumentException("no text for " + key + " in " + language.tag());
        return text;
    }

    /** The text with its values; numbers are grouped as the language does. */
    public String text(String key, Object... values) {
        StringBuilder said = new StringBuilder();
        for (String part : Parts.of(pattern(key)))
            said.append(Parts.isPlace(part) ? shown(Parts.value(part, values)) : part);
        return said.toString();
    }

    /** {@code key.one} for one, {@code key.other} for all else; the number is the first value. */
    public String count(String key, long number, Object... more) {
        Object[] values = new Object[more.length + 1];
        values[0] = number;
        System.arraycopy(more, 0, values, 1, more.length);
        return text(key + (number == 1 ? ".one" : ".other"), values);
    }

    /** What a person calls a value of the API, such as a state; the value itself when it has no other name. */
    public String word(String group, String value) {
        String text = texts.get("word." + group + "." + value);
        return text == null ? value : text;
    }

    /**
     * A sentence of {@code group} that was made in English, in this language; as it is where the catalogue does
     * not know it.
     */
    public String said(String group, String english) {
        return language == Language.ENGLISH ? english : SENTENCES.in(this, group, english);
    }

    String shown(Object value) {
        return value instanceof Long || value instanceof Integer
                ? number(((Number) value).longValue())
                : String.valueOf(value);
    }

    /** All decimals that are there, in the language's own marks. */
    public String decimal(BigDecimal number) {
        return String.format(language.locale(), "%,." + Math.max(0, number.scale()) + "f", number);
    }

    public String number(long number) {
        return String.format(language.locale(), "%,d", number);
    }
}
