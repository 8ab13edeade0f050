package io.trapline.enrichment;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Slots of cards as devices and billing systems write them: {@code slot 0/03}, {@code Card 0/3} and {@code 0/3}. */
public final class CardSlot {

    private static final String WORD =
            "(?:line ?card|card|sub-?slot|slot|sub-?module|module|board|blade|lpu|fpc|iom|mda|lc)";
    private static final Pattern SLOT =
            Pattern.compile("(?i)((?:" + WORD + "[ #:_-]*)*)(\\d{1,9}(?:[/.:-]\\d{1,9}){0,5})");
    private static final Pattern KIND = Pattern.compile("(?i).*(?:card|module|board|slot|blade|lpu|fpc|iom|mda).*");

    private CardSlot() {}

    /** {@code 0/3}; null when the text names no slot. */
    public static @Nullable String of(String text) {
        Matcher slot = SLOT.matcher(text.strip());
        if (!slot.matches()) {
            return null;
        }
        return slot.group(2).replaceAll("[.:-]", "/").replaceAll("(?<![0-9])0+(?=[0-9])", "");
    }

    /** True when the text itself says that it is about a card: {@code slot 3}, not {@code 3}. */
    public static boolean said(String text) {
        Matcher slot = SLOT.matcher(text.strip());
        return slot.matches() && !slot.group(1).isEmpty();
    }

    /** True for the words by which billing systems call a card, see {@link Resource#kind}. */
    public static boolean card(String kind) {
        return KIND.matcher(kind.toLowerCase(Locale.ROOT)).matches();
    }
}
