package io.trapline.enrichment.inventory;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Places in an optical access node as vendors write them, and the serial numbers of what hangs there:
 * {@code gpon-onu_1/3/12:5}, {@code ONT 1/3/12/05} and {@code 1/3/12:5} are one ONU.
 */
final class PartPath {

    /** ITU-T G.984.3: four letters of the vendor, four bytes of his number. */
    private static final int VENDOR = 4;

    private static final int SERIAL = 12;

    private PartPath() {}

    /** {@code HWTC12345678} for that, for {@code HWTC-12345678} and for {@code 4857544312345678}; any other text as it is. */
    static String serial(String text) {
        String plain = text.replaceAll("[-: ]", "").toUpperCase(Locale.ROOT);
        if (plain.length() == SERIAL && letters(plain) && hex(plain, VENDOR)) {
            return plain;
        }
        if (plain.length() == 2 * VENDOR + (SERIAL - VENDOR) && hex(plain, 0)) {
            StringBuilder serial = new StringBuilder(SERIAL);
            for (int i = 0; i < 2 * VENDOR; i += 2) {
                serial.append((char) Integer.parseInt(plain, i, i + 2, 16));
            }
            if (letters(serial)) {
                return serial.append(plain, 2 * VENDOR, plain.length()).toString();
            }
        }
        return text;
    }

    /** The numbers of a place, joined: null when there are fewer than two, or words between them. */
    static @Nullable String numbers(String text) {
        int at = 0;
        while (at < text.length() && !digit(text.charAt(at))) {
            at++;
        }
        StringBuilder path = new StringBuilder();
        int count = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && digit(text.charAt(end))) {
                end++;
            }
            int first = at;
            while (first + 1 < end && text.charAt(first) == '0') {
                first++;
            }
            path.append(path.isEmpty() ? "" : "/").append(text, first, end);
            count++;
            if (end == text.length()) {
                return count < 2 ? null : path.toString();
            }
            if (end == at || "/:.-".indexOf(text.charAt(end)) < 0) {
                return null;
            }
            at = end + 1;
        }
        return null;
    }

    private static boolean letters(CharSequence text) {
        return text.chars().limit(VENDOR).allMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static boolean hex(String text, int from) {
        return text.chars().skip(from).allMatch(c -> Character.digit(c, 16) >= 0);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
