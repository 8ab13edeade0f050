package io.trapline.config;

/** A certificate or key in a file cannot be used. */
public final class PemException extends Exception {

    PemException(String sentence) {
        super(sentence);
    }

    /** What is wrong with which file, and what helps; without a full stop. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
