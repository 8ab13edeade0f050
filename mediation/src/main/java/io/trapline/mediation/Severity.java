package io.trapline.mediation;

/** X.733 perceived severity as the device states it, worst first. Never mixed with our score. */
public enum Severity {
    CRITICAL("critical"),
    MAJOR("major"),
    MINOR("minor"),
    WARNING("warning"),
    INDETERMINATE("indeterminate"),
    CLEARED("cleared");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
