package io.trapline.web.words;

import java.util.List;
import java.util.regex.Pattern;

/** A text of the catalogue cut into words and places, e.g. {@code "of ", "{0}", " alarms"}. */
final class Parts {

    private static final Pattern CUT = Pattern.compile("(?=\\{\\d\\})|(?<=\\{\\d\\})");

    private Parts() {}

    static List<String> of(String pattern) {
        return List.of(CUT.split(pattern));
    }

    static boolean isPlace(String part) {
        return part.length() == 3
                && part.charAt(0) == '{'
                && part.charAt(2) == '}'
                && Character.isDigit(part.charAt(1));
    }

    static Object value(String place, Object... values) {
        int at = place.charAt(1) - '0';
        if (at >= values.length) throw new IllegalArgumentException("nothing for the place " + place);
        return values[at];
    }
}
