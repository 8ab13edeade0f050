package io.trapline.mediation.rule;

import io.trapline.config.Entry;
import io.trapline.mediation.rule.TextPattern.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a pattern as an operator writes it; <code>{{</code> stands for a plain brace. */
final class PatternReader {

    private static final Pattern GAP = Pattern.compile("(?:[A-Za-z][A-Za-z0-9]{0,31})?");

    /** A shorter literal is in nearly every message. */
    private static final int LITERAL_MIN = 4;

    private static final int WRITTEN_MAX = 500;

    private PatternReader() {}

    /** @param alone true when nothing but the pattern decides, so that it must be telling by itself */
    static Optional<TextPattern> read(Entry entry, boolean alone) {
        String written = entry.text();
        if (entry.isBroken()) {
            return Optional.empty();
        }
        if (written.length() > WRITTEN_MAX) {
            entry.error(Codes.PATTERN, "pattern is longer than " + WRITTEN_MAX + " characters");
            return Optional.empty();
        }
        TextPattern pattern = new TextPattern(written, parts(entry, written));
        if (entry.isBroken()) {
            return Optional.empty();
        }
        if (pattern.literalLength() == 0) {
            entry.error(Codes.MATCHES_ALL, "pattern has no literal text, so this rule would match everything");
        } else if (alone && pattern.anchor().strip().length() < LITERAL_MIN) {
            entry.error(
                    Codes.MATCHES_ALL,
                    "pattern needs a literal of at least " + LITERAL_MIN
                            + " characters; shorter ones are in nearly every message. Or name the mnemonic with syslog:");
        }
        return entry.isBroken() ? Optional.empty() : Optional.of(pattern);
    }

    private static List<Part> parts(Entry entry, String written) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < written.length()) {
            char c = written.charAt(at);
            if (c == '{' && written.startsWith("{{", at)) {
                literal.append('{');
                at += 2;
            } else if (c == '{') {
                int close = written.indexOf('}', at);
                if (close < 0) {
                    entry.error(Codes.PATTERN, "\"{\" is not closed with \"}\" (write {{ for a plain brace)");
                    return parts;
                }
                if (!literal.isEmpty()) {
                    parts.add(new Part.Literal(literal.toString()));
                    literal.setLength(0);
                }
                gap(entry, written.substring(at + 1, close), parts);
                at = close + 1;
            } else {
                literal.append(c);
                at++;
            }
        }
        if (!literal.isEmpty()) {
            parts.add(new Part.Literal(literal.toString()));
        }
        return parts;
    }

    private static void gap(Entry entry, String inside, List<Part> parts) {
        boolean spaces = inside.endsWith("...");
        String name = spaces ? inside.substring(0, inside.length() - 3) : inside;
        if (!GAP.matcher(name).matches()) {
            entry.error(
                    Codes.PATTERN, "\"{" + inside + "}\": a gap is {name} or {name...}, letters and digits, or {...}");
        }
        if (!parts.isEmpty() && parts.getLast() instanceof Part.Gap) {
            entry.error(Codes.PATTERN, "two gaps without text between them: nothing says where the first one ends");
        }
        parts.add(new Part.Gap(name, spaces));
    }
}
