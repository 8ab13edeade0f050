package io.trapline.mediation.mib;

import java.util.ArrayList;
import java.util.List;

/** Collects the remarks on one file, a bounded number. Owned by the thread that reads. */
final class Remarks {

    private final String file;
    private final List<Remark> list = new ArrayList<>();
    private int dropped;

    Remarks(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    /** An error at the current token. */
    void error(Lexer lexer, String text) {
        add(Remark.Level.ERROR, lexer.line(), lexer.column(), text);
    }

    void warning(Lexer lexer, String text) {
        add(Remark.Level.WARNING, lexer.line(), lexer.column(), text);
    }

    /** An error of the file as a whole. */
    void whole(String text) {
        add(Remark.Level.ERROR, 0, 0, text);
    }

    private void add(Remark.Level level, int line, int column, String text) {
        if (list.size() < MibText.REMARKS_MAX) {
            list.add(new Remark(level, file, line, column, text));
        } else {
            dropped++;
        }
    }

    List<Remark> list() {
        return List.copyOf(list);
    }

    int dropped() {
        return dropped;
    }
}
