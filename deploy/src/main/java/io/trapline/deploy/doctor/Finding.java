package io.trapline.deploy.doctor;

import org.jspecify.annotations.Nullable;

/**
 * One line of the doctor.
 *
 * @param topic what was looked at, one word
 * @param text a sentence
 * @param fix what to do, ready to be typed where it is a command; null when nothing is to be done
 */
public record Finding(
        Level level, String topic, String text, @Nullable String fix) {

    /** How bad it is. */
    public enum Level {
        FINE("✓"),
        WARNING("⚠"),
        FAILURE("✗");

        private final String sign;

        Level(String sign) {
            this.sign = sign;
        }
    }

    static Finding fine(String topic, String text) {
        return new Finding(Level.FINE, topic, text, null);
    }

    static Finding warning(String topic, String text, String fix) {
        return new Finding(Level.WARNING, topic, text, fix);
    }

    static Finding failure(String topic, String text, @Nullable String fix) {
        return new Finding(Level.FAILURE, topic, text, fix);
    }

    @Override
    public String toString() {
        String line = "%s %-10s %s".formatted(level.sign, topic, text);
        return fix == null ? line : line + "\n             fix: " + fix;
    }
}
