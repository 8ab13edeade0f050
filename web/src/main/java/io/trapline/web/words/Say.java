package io.trapline.web.words;

import gg.jte.Content;
import java.util.function.Supplier;

/**
 * How templates speak: texts of the language in which the page at hand is rendered. The language is
 * bound by {@link #in}, so that no template has to hand it on; outside of it English is spoken.
 */
public final class Say {

    private static final ScopedValue<Words> NOW = ScopedValue.newInstance();

    private Say() {}

    /** Does something while a language is spoken, on this thread only. */
    public static <T> T in(Words words, Supplier<T> rendering) {
        return ScopedValue.where(NOW, words).call(rendering::get);
    }

    public static Words words() {
        return NOW.isBound() ? NOW.get() : Words.in(Language.ENGLISH);
    }

    /** See {@link Words#text}. */
    public static String text(String key, Object... values) {
        return words().text(key, values);
    }

    /** See {@link Words#count}. */
    public static String count(String key, long number, Object... more) {
        return words().count(key, number, more);
    }

    /** See {@link Words#word}. */
    public static String word(String group, String value) {
        return words().word(group, value);
    }

    /** See {@link Words#said}. */
    public static String said(String group, String english) {
        return words().said(group, english);
    }

    /** A text whose values may be markup of the template; all else is escaped. */
    public static Content rich(String key, Object... values) {
        Words words = words();
        return output -> {
            for (String part : Parts.of(words.pattern(key))) {
                if (!Parts.isPlace(part)) output.writeUserContent(part);
                else if (Parts.value(part, values) instanceof Content markup) markup.writeTo(output);
                else output.writeUserContent(words.shown(Parts.value(part, values)));
            }
        };
    }
}
