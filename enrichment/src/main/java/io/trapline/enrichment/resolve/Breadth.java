package io.trapline.enrichment.resolve;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.CardSlot;
import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.Resource;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of two words means the larger thing: {@code 0/1/3} contains {@code 0/1/3/32}. Who asks for the
 * smaller one is never answered with the larger.
 */
final class Breadth {

    private static final int DIGITS_MAX = 10;
    private static final int ADDRESS_PARTS = 4;
    private static final int ADDRESS_DIGITS_MAX = 3;
    private static final Pattern SERIAL = Pattern.compile("(?i)[A-Z]{4}[-: ]?[0-9A-F]{8}|[0-9A-F]{16}");
    private static final Pattern ONU_WORD = Pattern.compile("(?i)(?:[a-z]*pon[-_ ]?)?on[ut][-_ :].*");

    private Breadth() {}

    /** True when a name before {@code index} means a part of what the name there means. */
    static boolean wider(List<NetworkName> names, int index) {
        if (index == 0) {
            return false;
        }
        String path = path(names.get(index).value());
        return path != null && names.subList(0, index).stream().anyMatch(earlier -> part(path, earlier.value()));
    }

    private static boolean part(String path, String earlier) {
        String narrow = path(earlier);
        return narrow != null && narrow.startsWith(path + "/");
    }

    /** True when a name before {@code index} is one of an ONU. */
    static boolean afterOnu(List<NetworkName> names, int index) {
        return names.subList(0, index).stream().anyMatch(Breadth::onu);
    }

    private static boolean onu(NetworkName name) {
        return name.kind() == AliasKind.ONU
                || (name.kind() == AliasKind.OBJECT
                        && (SERIAL.matcher(name.value()).matches()
                                || ONU_WORD.matcher(name.value()).matches()));
    }

    /** True for what is no ONU but may have some. */
    static boolean holdsOnus(Resource found) {
        return found.deviceId().equals(found.id())
                || CardSlot.card(found.kind())
                || found.kind().toLowerCase(Locale.ROOT).contains("port");
    }

    /**
     * {@code 0/3} of {@code Gi0/03}: the numbers that a text ends with, joined by slashes and without
     * leading zeros. Null for a text that is no path: an address, or one with something else behind a number.
     */
    static @Nullable String path(String text) {
        String plain = text.strip();
        int from = 0;
        while (from < plain.length() && !digit(plain.charAt(from))) {
            from++;
        }
        StringBuilder path = new StringBuilder(plain.length() - from);
        int parts = 0;
        int longest = 0;
        boolean dotted = from == 0;
        for (int at = from; at < plain.length() || parts == 0; at++) {
            int to = number(plain, at);
            if (to - at < 1 || to - at > DIGITS_MAX) {
                return null;
            }
            path.append(parts++ == 0 ? "" : "/").append(plain, significant(plain, at, to), to);
            longest = Math.max(longest, to - at);
            at = to;
            if (at < plain.length()) {
                dotted &= plain.charAt(at) == '.';
                if ("/.:-".indexOf(plain.charAt(at)) < 0 || at + 1 == plain.length()) {
                    return null;
                }
            }
        }
        return dotted && parts == ADDRESS_PARTS && longest <= ADDRESS_DIGITS_MAX ? null : path.toString();
    }

    /** One beyond the digits that begin here. */
    private static int number(String text, int from) {
        int to = from;
        while (to < text.length() && digit(text.charAt(to))) {
            to++;
        }
        return to;
    }

    /** Where a number begins without its leading zeros; the last digit stays. */
    private static int significant(String text, int from, int to) {
        int at = from;
        while (at + 1 < to && text.charAt(at) == '0') {
            at++;
        }
        return at;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
