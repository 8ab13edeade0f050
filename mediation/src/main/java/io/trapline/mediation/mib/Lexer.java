package io.trapline.mediation.mib;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The words of a module's text, one at a time and without a copy. Two hyphens begin a comment. Where it ends
 * is asked for: at the next two hyphens or the end of the line (X.680 12.6.3), or, as published modules have
 * it, at the end of the line alone. More than two hyphens in a row are decoration and end nothing, and neither
 * do two at once after the first: what was commented out twice is not meant to count.
 */
final class Lexer {

    enum Kind {
        WORD,
        NUMBER,
        /** A quoted text, or a quoted number such as {@code 'FF'H}. */
        TEXT,
        SYMBOL,
        END
    }

    /** A place to come back to. */
    record Mark(int position, int line, int lineStart) {}

    private static final char ASSIGN = '=';

    private static final int REMEMBERED = 1_024;

    private final byte[] source;
    private final boolean hyphensEndComments;
    private final @Nullable String[] words = new @Nullable String[REMEMBERED];
    private int position;
    private int line = 1;
    private int lineStart;

    private Kind kind = Kind.END;
    private char symbol;
    private int start;
    private int end;
    private int tokenLine;
    private int tokenLineStart;
    private boolean closed = true;
    private boolean textAfterComment;

    /** @param hyphensEndComments false when a comment ends with its line, whatever stands in it */
    Lexer(byte[] source, boolean hyphensEndComments) {
        this.source = source;
        this.hyphensEndComments = hyphensEndComments;
    }

    /** True when what was read so far depends on where a comment ends. */
    boolean textAfterComment() {
        return textAfterComment;
    }

    Kind kind() {
        return kind;
    }

    /** True for the word {@code text}, in its exact letters. */
    boolean word(String text) {
        if (kind != Kind.WORD || end - start != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (source[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** True for the symbol; {@code '='} stands for {@code ::=}, {@code '.'} also for {@code ..}. */
    boolean symbol(char text) {
        return kind == Kind.SYMBOL && symbol == text;
    }

    boolean assign() {
        return symbol(ASSIGN);
    }

    /** The token as written; a text without its quotes. */
    String text() {
        int quotes = kind == Kind.TEXT ? 1 : 0;
        int to = Math.max(start + quotes, end - (closed ? quotes : 0));
        return kind == Kind.WORD
                ? remembered()
                : new String(source, start + quotes, to - start - quotes, StandardCharsets.ISO_8859_1);
    }

    /** Modules say the same words over and over: each is made once while it is remembered. */
    private String remembered() {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + source[i];
        }
        int slot = (hash ^ (hash >>> 16)) & (REMEMBERED - 1);
        String before = words[slot];
        if (before != null && word(before)) {
            return before;
        }
        String made = new String(source, start, end - start, StandardCharsets.ISO_8859_1);
        words[slot] = made;
        return made;
    }

    /** The number as far as 63 bits hold it, else the largest. */
    long number() {
        boolean negative = source[start] == '-';
        long value = 0;
        for (int i = start + (negative ? 1 : 0); i < end; i++) {
            int digit = source[i] - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    /** False for a text whose end was not found. */
    boolean closed() {
        return closed;
    }

    int line() {
        return tokenLine;
    }

    int column() {
        return start - tokenLineStart + 1;
    }

    /** Where the current token begins. */
    Mark mark() {
        return new Mark(start, tokenLine, tokenLineStart);
    }

    /** Makes the token at {@code mark} the current one again. */
    void reset(Mark mark) {
        position = mark.position();
        line = mark.line();
        lineStart = mark.lineStart();
        advance();
    }

    void advance() {
        skipBlanks();
        start = position;
        tokenLine = line;
        tokenLineStart = lineStart;
        closed = true;
        if (position >= source.length) {
            kind = Kind.END;
            end = position;
            return;
        }
        byte c = source[position];
        if (letter(c) || digit(c)) {
            word();
        } else if (c == '-' && position + 1 < source.length && digit(source[position + 1])) {
            position++;
            digits();
            kind = Kind.NUMBER;
        } else if (c == '"' || c == '\'') {
            quoted(c);
        } else {
            symbol(c);
        }
        end = position;
    }

    private void skipBlanks() {
        while (position < source.length) {
            byte c = source[position];
            if (c == '\n') {
                newLine();
            } else if (c == '-' && at(1, '-')) {
                skipComment();
            } else if (c >= 0 && c <= ' ') {
                position++;
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        skipHyphens();
        boolean begun = false;
        boolean ended = false;
        while (position < source.length && source[position] != '\n' && !(ended && hyphensEndComments)) {
            if (source[position] == '-') {
                ended |= skipHyphens() == 2 && begun;
            } else {
                begun |= source[position] > ' ';
                textAfterComment |= ended && source[position] > ' ';
                position++;
            }
        }
    }

    private int skipHyphens() {
        int from = position;
        while (position < source.length && source[position] == '-') {
            position++;
        }
        return position - from;
    }

    private void newLine() {
        position++;
        line++;
        lineStart = position;
    }

    /** A number may begin a name: {@code 802dot1x} is seen in the field. */
    private void word() {
        boolean number = true;
        while (position < source.length && inWord()) {
            number &= digit(source[position]);
            position++;
        }
        kind = number ? Kind.NUMBER : Kind.WORD;
    }

    private boolean inWord() {
        byte c = source[position];
        if (c == '-') {
            boolean inside =
                    position + 1 < source.length && (letter(source[position + 1]) || digit(source[position + 1]));
            return inside;
        }
        return letter(c) || digit(c) || c == '_';
    }

    private void digits() {
        while (position < source.length && digit(source[position])) {
            position++;
        }
    }

    private void quoted(byte quote) {
        kind = Kind.TEXT;
        position++;
        while (position < source.length && source[position] != quote) {
            if (source[position] == '\n') {
                if (quote == '\'') {
                    closed = false;
                    return;
                }
                newLine();
            } else {
                position++;
            }
        }
        closed = position < source.length;
        position = Math.min(position + 1, source.length);
    }

    private void symbol(byte c) {
        kind = Kind.SYMBOL;
        if (c == ':' && at(1, ':') && at(2, '=')) {
            symbol = ASSIGN;
            position += 3;
        } else if (c == '.' && at(1, '.')) {
            symbol = '.';
            position += 2;
        } else {
            symbol = c == '=' ? '?' : (char) (c & 0xFF);
            position++;
        }
    }

    private boolean at(int ahead, char c) {
        return position + ahead < source.length && source[position + ahead] == c;
    }

    private static boolean letter(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean digit(byte c) {
        return c >= '0' && c <= '9';
    }
}
