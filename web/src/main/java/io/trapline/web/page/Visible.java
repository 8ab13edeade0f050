package io.trapline.web.page;

/**
 * Makes what a terminal or a browser would obey into something a person can see. Device text is
 * hostile: escape sequences, direction overrides and zero-width characters could make a page say
 * what was never sent. HTML escaping is another matter and comes after this.
 */
final class Visible {

    private static final int CONTROL_PICTURES = 0x2400;
    private static final int DELETE = 0x7F;
    private static final int DELETE_PICTURE = 0x2421;

    private Visible() {}

    static String of(String text) {
        int first = 0;
        while (first < text.length() && plain(text.charAt(first))) first++;
        if (first == text.length()) return text;
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, first);
        text.codePoints().skip(first).forEach(c -> append(shown, c));
        return shown.toString();
    }

    /** True for characters of which none needs a closer look: the common case, decided without a table. */
    private static boolean plain(char c) {
        return c >= 0x20 && c < DELETE;
    }

    private static void append(StringBuilder shown, int c) {
        if (c < 0x20) {
            shown.append((char) (CONTROL_PICTURES + c));
        } else if (c == DELETE) {
            shown.append((char) DELETE_PICTURE);
        } else if (hidden(c)) {
            shown.append("⟨U+").append(String.format("%04X", c)).append('⟩');
        } else {
            shown.appendCodePoint(c);
        }
    }

    /** C1 controls, format characters (direction, joiners, tags), line separators, lone surrogates. */
    private static boolean hidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
