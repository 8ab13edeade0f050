package io.trapline.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/**
 * One YAML file being read: its lines, where findings go, what may be expanded, and which keys were
 * asked for. Owned by the thread that reads.
 */
final class Document {

    private static final int EXCERPT_MAX = 120;

    private final String file;
    private final List<String> lines;
    private final Findings findings;
    private final Expansion expansion;
    private final Set<String> asked = new LinkedHashSet<>();

    Document(String file, String text, Findings findings, Expansion expansion) {
        this.file = file;
        this.lines = text.lines().toList();
        this.findings = findings;
        this.expansion = expansion;
    }

    String file() {
        return file;
    }

    Expansion expansion() {
        return expansion;
    }

    /** Every key somebody asked for, list positions as {@code []}: {@code listeners[].bind}. */
    Set<String> asked() {
        return asked;
    }

    void error(Mark at, String code, String text) {
        findings.add(new Finding(file, at.getLine() + 1, at.getColumn() + 1, code, text));
    }

    void warning(Mark at, String code, String text) {
        findings.add(new Finding(file, at.getLine() + 1, at.getColumn() + 1, Finding.Level.WARNING, code, text));
    }

    /**
     * An error with the line it is in. What stands behind the marked word is not shown, nor anything
     * before it but its own key: it may be a secret.
     */
    void errorShown(Node node, String code, String text, String note) {
        Mark start = node.getStartMark();
        int line = start.getLine();
        if (line >= lines.size() || node.getEndMark().getLine() != line) {
            error(start, code, text + (note.isEmpty() ? "" : "; " + note));
            return;
        }
        String whole = lines.get(line);
        int from = Math.min(start.getColumn(), whole.length());
        int to = Math.min(Math.min(node.getEndMark().getColumn(), from + EXCERPT_MAX), whole.length());
        String before = onlyOwnKey(whole.substring(0, from)) ? whole.substring(0, from) : "… ";
        String number = String.format("%6d", line + 1);
        error(
                start,
                code,
                text + "\n" + number + " | " + before + whole.substring(from, to) + "\n" + " ".repeat(6) + " | "
                        + " ".repeat(before.length()) + "^".repeat(Math.max(1, to - from))
                        + (note.isEmpty() ? "" : "  " + note));
    }

    private static boolean onlyOwnKey(String before) {
        String rest = before.strip();
        if (rest.startsWith("-")) {
            rest = rest.substring(1).strip();
        }
        return rest.isEmpty() || (rest.endsWith(":") && rest.chars().allMatch(c -> c == ':' || isKeyChar(c)));
    }

    private static boolean isKeyChar(int c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    static String place(Mark at) {
        return (at.getLine() + 1) + ":" + (at.getColumn() + 1);
    }
}
