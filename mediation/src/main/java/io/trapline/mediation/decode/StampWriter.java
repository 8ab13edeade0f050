package io.trapline.mediation.decode;

import java.nio.charset.StandardCharsets;

/** Writes a stamp figure by figure into octets of its own, used again for the next. Owned by one thread. */
final class StampWriter {

    private static final int LONGEST = 40;

    private final byte[] text = new byte[LONGEST];
    private int end;

    /** Forgets what was written. */
    StampWriter begin() {
        end = 0;
        return this;
    }

    StampWriter mark(int octet) {
        text[end++] = (byte) octet;
        return this;
    }

    /** A number with leading zeros. */
    StampWriter put(int value, int digits) {
        int rest = value;
        end += digits;
        for (int i = end - 1; i >= end - digits; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return this;
    }

    /** Takes the last octets back. */
    StampWriter back(int octets) {
        end -= octets;
        return this;
    }

    String text() {
        return new String(text, 0, end, StandardCharsets.ISO_8859_1);
    }
}
