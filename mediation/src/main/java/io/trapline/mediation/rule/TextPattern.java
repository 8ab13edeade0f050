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

    /** The same pattern for a text in small letters. */
    TextPattern folded() {
        List<Part> small = parts.stream()
                .map(part -> part instanceof Part.Literal(String text) ? new Part.Literal(fold(text)) : part)
                .toList();
        return new TextPattern(written, small);
    }

    /** Small letters for capitals of ASCII, everything else as it is: no character moves. */
    static String fold(String text) {
        int at = 0;
        while (at < text.length() && !capital(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        char[] small = text.toCharArray();
        for (; at < small.length; at++) {
            small[at] = capital(small[at]) ? (char) (small[at] | 0x20) : small[at];
        }
        return new String(small);
    }

    private static boolean capital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** True when the message has it; {@code captures} then holds what its gaps caught, else nothing. */
    boolean matches(String message, Captures captures) {
        return matches(message, message, captures);
    }

    /** The same for a message of which {@code folded} has the small letters; gaps catch what the message has. */
    boolean matches(String folded, String shown, Captures captures) {
        return new Search(folded, shown, captures).matches();
    }

    /** One look at one message. */
    private final class Search {
        private final String message;
        private final String shown;
        private final Captures captures;

        Search(String message, String shown, Captures captures) {
            this.message = message;
            this.shown = shown;
            this.captures = captures;
        }

        boolean matches() {
            int first = parts.getFirst() instanceof Part.Gap ? 1 : 0;
            String literal = ((Part.Literal) parts.get(first)).text();
            int at = message.indexOf(literal);
            for (int tries = 0; at >= 0 && tries < STARTS_MAX; tries++) {
                if (leads(at) && follows(at + literal.length(), first + 1)) {
                    return true;
                }
                captures.forget();
                at = message.indexOf(literal, at + 1);
            }
            return false;
        }

        private boolean leads(int end) {
            if (!(parts.getFirst() instanceof Part.Gap gap)) {
                return true;
            }
            int least = Math.max(0, end - gap.max());
            int start = gap.spaces() ? least : end;
            while (!gap.spaces() && start > least && !Character.isWhitespace(message.charAt(start - 1))) {
                start--;
            }
            return caught(gap, shown.substring(start, end));
        }

        private boolean follows(int from, int next) {
            int at = from;
            for (int i = next; i < parts.size(); i += 2) {
                Part.Gap gap = (Part.Gap) parts.get(i);
                Part.@Nullable Literal literal = i + 1 < parts.size() ? (Part.Literal) parts.get(i + 1) : null;
                int end = literal == null ? end(at, gap) : gapEnd(at, gap, literal.text());
                if (end < 0 || !caught(gap, shown.substring(at, end))) {
                    return false;
                }
                at = literal == null ? end : end + literal.text().length();
            }
            return true;
        }

        private int gapEnd(int at, Part.Gap gap, String literal) {
            int window = Math.min(message.length(), at + gap.max() + literal.length());
            return at >= window ? -1 : message.indexOf(literal, at + 1, window);
        }

        /** Where the last gap ends: with its word, less the punctuation of a sentence, or with the message. */
        private int end(int at, Part.Gap gap) {
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

        private boolean caught(Part.Gap gap, String text) {
            if (text.isEmpty() || (!gap.spaces() && spaced(text))) {
                return false;
            }
            if (!gap.name().isEmpty()) {
                captures.add(gap.name(), gap.spaces() ? text.strip() : text);
            }
            return true;
        }
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
