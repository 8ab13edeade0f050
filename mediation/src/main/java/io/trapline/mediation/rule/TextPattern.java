package io.trapline.mediation.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Literal text with named gaps: <code>Interface {ifName}, changed state to down</code>.
 *
 * <p>A gap <code>{name}</code> is 1 to {@value #WORD_MAX} characters without white space; <code>{name...}</code> may hold
 * spaces and has up to {@value #GAP_MAX}. A gap ends at the nearest occurrence of the literal behind it; the last
 * one at the end of the word or message. The pattern may begin anywhere in the message, but begins
 * with its first literal; a gap before that takes the word (or all text) to the left of it.
 *
 * <p>It cannot run away: there is no backtracking inside a match, each literal is looked for in a
 * bounded window, and at most {@value #STARTS_MAX} occurrences of the first literal are tried.
 *
 * @param parts literals and gaps in turn, never two gaps in a row
 */
record TextPattern(String written, List<Part> parts) {

    static final int WORD_MAX = 128;
    static final int GAP_MAX = 255;
    private static final int STARTS_MAX = 16;
    private static final String SENTENCE_ENDS = ",.;:)\"'";

    sealed interface Part {
        record Literal(String text) implements Part {}

        /** @param name empty when nobody wants what is in it */
        record Gap(String name, boolean spaces) implements Part {
            int max() {
                return spaces ? GAP_MAX : WORD_MAX;
            }
        }
    }

    /** The longest literal: without it in the message there is no match. */
    String anchor() {
        String longest = "";
        for (Part part : parts) {
            if (part instanceof Part.Literal(String text) && text.length() > longest.length()) {
                longest = text;
            }
        }
        return longest;
    }

    /** Characters that must match literally: the more, the more specific. */
    int literalLength() {
        int sum = 0;
        for (Part part : parts) {
            sum += part instanceof Part.Literal(String text) ? text.length() : 0;
        }
        return sum;
    }

    /** The pattern with its gaps nameless: two rules with the same one claim the same messages. */
    String skeleton() {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Literal(String text) -> out.append(text);
                case Part.Gap gap -> out.append(gap.spaces() ? '\u0002' : '\u0001');
            }
        }
        return out.toString();
    }

    /** True when the message has it; {@code captures} then holds what its gaps caught, else nothing. */
    boolean matches(String message, Captures captures) {
        int first = parts.getFirst() instanceof Part.Gap ? 1 : 0;
        String literal = ((Part.Literal) parts.get(first)).text();
        int at = message.indexOf(literal);
        for (int tries = 0; at >= 0 && tries < STARTS_MAX; tries++) {
            if (leads(message, at, captures) && follows(message, at + literal.length(), first + 1, captures)) {
                return true;
            }
            captures.forget();
            at = message.indexOf(literal, at + 1);
        }
        return false;
    }

    private boolean leads(String message, int end, Captures captures) {
        if (!(parts.getFirst() instanceof Part.Gap gap)) {
            return true;
        }
        int least = Math.max(0, end - gap.max());
        int start = gap.spaces() ? least : end;
        while (!gap.spaces() && start > least && !Character.isWhitespace(message.charAt(start - 1))) {
            start--;
        }
        return caught(gap, message.substring(start, end), captures);
    }

    private boolean follows(String message, int from, int next, Captures captures) {
        int at = from;
        for (int i = next; i < parts.size(); i += 2) {
            Part.Gap gap = (Part.Gap) parts.get(i);
            Part.@Nullable Literal literal = i + 1 < parts.size() ? (Part.Literal) parts.get(i + 1) : null;
            int end = literal == null ? end(message, at, gap) : gapEnd(message, at, gap, literal.text());
            if (end < 0 || !caught(gap, message.substring(at, end), captures)) {
                return false;
            }
            at = literal == null ? end : end + literal.text().length();
        }
        return true;
    }

    private static int gapEnd(String message, int at, Part.Gap gap, String literal) {
        int window = Math.min(message.length(), at + gap.max() + literal.length());
        return at >= window ? -1 : message.indexOf(literal, at + 1, window);
    }

    /** Where the last gap ends: with its word, less the punctuation of a sentence, or with the message. */
    private static int end(String message, int at, Part.Gap gap) {
        int limit = Math.min(message.length(), at + gap.max());
        if (gap.spaces()) {
            return limit;
        }
        int end = at;
        while (end < limit && !Character.isWhitespace(message.charAt(end))) {
            end++;
        }
        while (end > at && SENTENCE_ENDS.indexOf(message.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean caught(Part.Gap gap, String text, Captures captures) {
        if (text.isEmpty() || (!gap.spaces() && spaced(text))) {
            return false;
        }
        if (!gap.name().isEmpty()) {
            captures.add(gap.name(), gap.spaces() ? text.strip() : text);
        }
        return true;
    }

    private static boolean spaced(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
