package io.trapline.web.page;

/** How precisely a customer was found. */
public enum Sureness {
    /** The very port or circuit of the message carries the service. */
    EXACT("◎", "exact"),
    /** The message speaks of the device as a whole. */
    DEVICE("◔", "device"),
    /** The BSS could not be read lately. */
    STALE("⚠", "stale");

    private final String glyph;
    private final String word;

    Sureness(String glyph, String word) {
        this.glyph = glyph;
        this.word = word;
    }

    public String glyph() {
        return glyph;
    }

    public String word() {
        return word;
    }
}
