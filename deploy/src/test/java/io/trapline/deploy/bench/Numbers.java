package io.trapline.deploy.bench;

/** Reads the numbers that the sender put into its messages. */
final class Numbers {

    /** No number in it: not a message of the sender. */
    static final long NONE = -1;

    /** A line that should not be there as it is. */
    static final long STRANGE = -2;

    private Numbers() {}

    /** The decimal number behind a mark. */
    static long after(String text, String mark) {
        int at = text.indexOf(mark);
        if (at < 0) {
            return NONE;
        }
        long number = 0;
        int i = at + mark.length();
        int first = i;
        while (i < text.length() && Character.digit(text.charAt(i), 10) >= 0) {
            number = number * 10 + Character.digit(text.charAt(i++), 10);
        }
        return i == first ? NONE : number;
    }
}
