package io.trapline.web.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language that pages speak. The first one is the default and needs no mark in addresses of views. */
public enum Language {
    ENGLISH("en", "English"),
    GERMAN("de", "Deutsch");

    private final String tag;
    private final String label;

    Language(String tag, String label) {
        this.tag = tag;
        this.label = label;
    }

    /** As in {@code lang="…"} and in the names of the catalogue's files. */
    public String tag() {
        return tag;
    }

    /** What its speakers call it. */
    public String label() {
        return label;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** Before the name of a live view, e.g. {@code de:alarms}; empty for the default. */
    public String prefix() {
        return this == ENGLISH ? "" : tag + ":";
    }

    public static Optional<Language> tagged(@Nullable String tag) {
        return Arrays.stream(values()).filter(l -> l.tag.equals(tag)).findFirst();
    }

    /** The best of what a browser says it wants; the default when it says nothing that can be read. */
    public static Language accepted(@Nullable String header) {
        if (header == null || header.isBlank()) return ENGLISH;
        try {
            List<String> tags = Arrays.stream(values()).map(Language::tag).toList();
            return tagged(Locale.lookupTag(Locale.LanguageRange.parse(header), tags))
                    .orElse(ENGLISH);
        } catch (IllegalArgumentException unreadable) {
            return ENGLISH;
        }
    }
}
