package io.trapline.web.page;

import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.Severity;
import io.trapline.web.words.Say;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** How values look: shape beside word, grouped numbers, times in UTC that the browser may localise. */
public final class Show {

    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Show() {}

    public static String shape(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "■";
            case MAJOR -> "▲";
            case MINOR -> "◆";
            case WARNING -> "●";
            case INDETERMINATE -> "○";
            case CLEARED -> "✓";
        };
    }

    public static String shape(ServiceState state) {
        return switch (state) {
            case DOWN -> "↓";
            case DEGRADED -> "~";
            case AT_RISK -> "?";
            case UP -> "✓";
        };
    }

    /** The severity in a person's words. */
    public static String word(Severity severity) {
        return capital(Say.word("severity", severity.word()));
    }

    /** The state in a person's words. */
    public static String word(ServiceState state) {
        return Say.word("service", state.word());
    }

    public static String sourceShape(String state) {
        return switch (state) {
            case "ok" -> "●";
            case "unknown" -> "◌";
            case "silent" -> "✖";
            default -> "⊘";
        };
    }

    /** First letter large, the rest as it is. */
    public static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** {@code TCK-0001 open}: the desk's own name as it is, the state in a person's words. */
    public static String ticket(String nameAndState) {
        int space = nameAndState.lastIndexOf(' ');
        return nameAndState.substring(0, space + 1) + Say.word("ticket", nameAndState.substring(space + 1));
    }

    /** Terms of a score, one after the other. */
    public static String terms(List<String> reasons) {
        return String.join(
                "; ", reasons.stream().map(term -> Say.said("score", term)).toList());
    }

    /** Readable without JavaScript. */
    public static String exact(Instant time) {
        return EXACT.format(time);
    }

    /** For the {@code datetime} attribute: what the browser reads. */
    public static String iso(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    public static String number(long number) {
        return Say.words().number(number);
    }

    /** {@code 97.0 %}. */
    public static String percent(double percent) {
        return String.format(Say.words().language().locale(), "%.1f %%", percent);
    }

    /** Events per second: one decimal while that says something. */
    public static String rate(double perSecond) {
        return perSecond >= 10
                ? number(Math.round(perSecond))
                : String.format(Say.words().language().locale(), "%.1f", perSecond);
    }

    public static String tierShape(String tier) {
        return switch (tier.toLowerCase(Locale.ROOT)) {
            case "platinum" -> "♦";
            case "gold" -> "●";
            case "silver" -> "◐";
            case "bronze" -> "○";
            default -> "·";
        };
    }

    /** A name fit for a CSS class, so that foreign words get the plain look. */
    public static String tierClass(String tier) {
        return switch (tier.toLowerCase(Locale.ROOT)) {
            case "platinum" -> "platinum";
            case "gold" -> "gold";
            default -> "other";
        };
    }

    /** What belongs to a deed: the words of people as they are, our own in the reader's language. */
    public static String deed(String what, String text) {
        return what.equals("complaint") ? Say.said("deed", text) : text;
    }

    /** A percentage with all its decimals, as the language writes them. */
    public static String percent(BigDecimal percent) {
        return Say.words().decimal(percent) + " %";
    }
}
