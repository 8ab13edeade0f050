package io.trapline.config;

/**
 * One thing wrong with what an operator wrote.
 *
 * @param line counted from 1; 0 when the file as a whole is meant
 * @param column counted from 1
 * @param code stable, e.g. {@code CFG-012}
 */
public record Finding(String file, int line, int column, String code, String text) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + "  error " + code + "  " + text;
    }
}
