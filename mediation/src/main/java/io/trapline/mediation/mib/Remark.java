package io.trapline.mediation.mib;

/**
 * Something to know about a module's text, with its place.
 *
 * @param file as given by the caller, for a person
 * @param line from 1; 0 when it concerns the file as a whole
 * @param column from 1, in bytes
 */
public record Remark(Level level, String file, int line, int column, String text) {

    public enum Level {
        /** Something is lost: a name or a value cannot be shown. */
        ERROR,
        /** Read all the same. */
        WARNING
    }

    /** {@code file:line:column: level: text}, as compilers write it. */
    @Override
    public String toString() {
        String place = line == 0 ? file : file + ":" + line + ":" + column;
        return place + ": " + (level == Level.ERROR ? "error" : "warning") + ": " + text;
    }
}
