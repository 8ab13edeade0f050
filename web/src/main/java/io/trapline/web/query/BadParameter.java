package io.trapline.web.query;

/** The caller asked for something that cannot be; the message is one sentence that says what would be right. */
public final class BadParameter extends RuntimeException {

    public BadParameter(String name, String found, String expected) {
        super("parameter \"" + name + "\": found \"" + found + "\", expected " + expected);
    }

    public BadParameter(String sentence) {
        super(sentence);
    }
}
