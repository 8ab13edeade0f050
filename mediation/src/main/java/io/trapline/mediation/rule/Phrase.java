package io.trapline.mediation.rule;

import io.trapline.mediation.Decoded;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line for a person with fields in it: <code>Link {ifName|ifDescr|ifIndex} is down</code> takes the first of
 * the three that the message has, and a question mark when it has none.
 */
record Phrase(String written, List<Piece> pieces) {

    static final int LENGTH_MAX = 255;

    sealed interface Piece {
        record Words(String text) implements Piece {}

        record Choice(List<Source.Field> fields) implements Piece {}
    }

    /** Just the field. */
    static Phrase of(Source.Field field) {
        return new Phrase("{" + field.name() + "}", List.of(new Piece.Choice(List.of(field))));
    }

    String say(Decoded message, Captures captures) {
        StringBuilder out = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Words(String text) -> out.append(text);
                case Piece.Choice(List<Source.Field> fields) ->
                    out.append(Objects.requireNonNullElse(first(fields, message, captures), "?"));
            }
        }
        return line(out);
    }

    /** The same, or null when a field is missing. */
    @Nullable
    String sayWhole(Decoded message, Captures captures) {
        StringBuilder out = new StringBuilder();
        for (Piece piece : pieces) {
            String part = switch (piece) {
                case Piece.Words(String text) -> text;
                case Piece.Choice(List<Source.Field> fields) -> first(fields, message, captures);
            };
            if (part == null) {
                return null;
            }
            out.append(part);
        }
        return line(out);
    }

    private static @Nullable String first(List<Source.Field> fields, Decoded message, Captures captures) {
        for (Source.Field field : fields) {
            String value = field.read(message, captures);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** Device text on one line of bounded length: control characters become spaces. */
    static String line(CharSequence text) {
        int length = Math.min(text.length(), LENGTH_MAX);
        if (length == text.length() && plain(text)) {
            return text.toString();
        }
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            out.append(breaks(c) ? ' ' : c);
        }
        if (!out.isEmpty() && Character.isHighSurrogate(out.charAt(out.length() - 1))) {
            out.setLength(out.length() - 1);
        }
        return out.toString();
    }

    /** True when nothing of it has to change. */
    private static boolean plain(CharSequence text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (breaks(text.charAt(i))) {
                return false;
            }
        }
        return length == 0 || !Character.isHighSurrogate(text.charAt(length - 1));
    }

    private static boolean breaks(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }
}
