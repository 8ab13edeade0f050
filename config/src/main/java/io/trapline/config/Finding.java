package io.trapline.config;

/**
 * One thing wrong with what an operator wrote.
 *
 * @param line counted from 1, also when the file as a whole is meant
 * @param column counted from 1
 * @param code stable, e.g. {@code CFG-012}
 * @param text what, why and what to do; further lines are indented and show the place
 */
public record Finding(String file, int line, int column, Level level, String code, String text) {

    /** How bad it is. */
    public enum Level {
        /** Nothing starts with it. */
        ERROR("error"),
        /** Works, and is a bad idea. */
        WARNING("warn ");

        private final String word;

        Level(String word) {
            this.word = word;
        }
    }

    public Finding(String file, int line, int column, String code, String text) {
        this(file, line, column, Level.ERROR, code, text);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + "  " + level.word + " " + code + "  " + text;
    }
}
