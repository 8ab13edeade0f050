package io.trapline.mediation.forward;

import org.jspecify.annotations.Nullable;

/** Text of the outside made fit for a reason: one line, no control characters, short. */
final class Plain {

    static final int CHARS_MAX = 200;

    private Plain() {}

    static String text(@Nullable String text) {
        if (text == null) {
            return "no text.";
        }
        var plain = new StringBuilder();
        int[] points = text.codePoints().limit(CHARS_MAX * 4L).toArray();
        boolean gap = false;
        for (int point : points) {
            if (plain.length() >= CHARS_MAX) {
                return plain.append('…').toString();
            }
            boolean shown = !Character.isWhitespace(point) && !isHidden(point);
            if (shown && gap && !plain.isEmpty()) {
                plain.append(' ');
            }
            gap = !shown;
            if (shown) {
                plain.appendCodePoint(point);
            }
        }
        return plain.toString();
    }

    /** Control, format (BIDI overrides) and unpaired surrogates. */
    private static boolean isHidden(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    }
}
