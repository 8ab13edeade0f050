package io.trapline.mediation;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Octet strings for people. Agents in C send the NUL that ends their strings, old ones Latin-1, some a stray
 * escape: what is text beyond doubt stays text, its broken octets as U+FFFD and its control characters as their
 * pictures; what may be an address, a date, bits or an engine id is hex. The octets themselves are kept elsewhere.
 */
public final class OctetText {

    private static final HexFormat HEX = HexFormat.ofDelimiter(":");
    private static final int CONTROL_PICTURES = 0x2400;
    private static final int DELETE = 0x7F;
    private static final int DELETE_PICTURE = 0x2421;
    private static final char BROKEN = 0xFFFD;
    /** Shorter ones are addresses and flags more often than damaged words. */
    private static final int DAMAGED_MIN = 5;
    /** From here on one octet in eight may be damaged; below, a single one between letters and digits. */
    private static final int LONG = 8;

    private static final int SURE_WITH_NULS = 3;

    private OctetText() {}

    /** Octets of which nobody says what they are: text where it is text, else hex pairs joined by a colon. */
    public static String of(byte[] octets) {
        int end = withoutNuls(octets);
        if (end == 0) {
            return HEX.formatHex(octets);
        }
        if (end < octets.length && !mayEndInNuls(octets, end)) {
            return HEX.formatHex(octets);
        }
        for (int i = 0; i < end; i++) {
            if (!plain(octets[i])) {
                return doubtful(octets, end);
            }
        }
        return new String(octets, 0, end, StandardCharsets.ISO_8859_1);
    }

    /** Octets that are text by their declaration, whatever they are. */
    public static String text(byte[] octets) {
        return visible(new String(octets, 0, withoutNuls(octets), StandardCharsets.UTF_8));
    }

    private static int withoutNuls(byte[] octets) {
        int end = octets.length;
        while (end > 0 && octets[end - 1] == 0) {
            end--;
        }
        return end;
    }

    /** A few letters and a NUL may be the value of a flag: short words need to be words. */
    private static boolean mayEndInNuls(byte[] octets, int end) {
        if (end >= SURE_WITH_NULS) {
            return true;
        }
        boolean word = octets.length == end + 1;
        for (int i = 0; i < end; i++) {
            word &= wordly(octets[i]);
        }
        return word;
    }

    private static String doubtful(byte[] octets, int end) {
        String text = new String(octets, 0, end, StandardCharsets.UTF_8);
        int bad = 0;
        int letters = 0;
        boolean latin = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return HEX.formatHex(octets);
            }
            boolean broken = c == BROKEN || Character.isISOControl(c) && !plain(c);
            bad += broken ? 1 : 0;
            latin &= !broken || c == BROKEN;
            letters += wordly(c) || c >= 0xA0 && !broken ? 1 : 0;
        }
        boolean shortWord = bad == 1 && latin && letters == text.length() - 1 && text.length() >= DAMAGED_MIN;
        boolean sure = bad == 0 || (text.length() >= LONG ? bad * LONG <= text.length() : shortWord);
        return sure ? visible(text) : HEX.formatHex(octets);
    }

    /** Control characters as the pictures Unicode has for them; line ends and tabs are text. */
    private static String visible(String text) {
        int first = 0;
        while (first < text.length() && !control(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        var shown = new StringBuilder(text);
        for (int i = first; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (control(c)) {
                shown.setCharAt(
                        i, c < ' ' ? (char) (CONTROL_PICTURES + c) : c == DELETE ? (char) DELETE_PICTURE : BROKEN);
            }
        }
        return shown.toString();
    }

    private static boolean control(char c) {
        return Character.isISOControl(c) && !plain(c);
    }

    private static boolean plain(int ascii) {
        return (ascii >= ' ' && ascii < DELETE) || ascii == '\t' || ascii == '\n' || ascii == '\r';
    }

    private static boolean wordly(int octet) {
        int letter = octet | 0x20;
        boolean mark = octet == ' ' || octet == '-' || octet == '_' || octet == '.' || octet == '/';
        return (letter >= 'a' && letter <= 'z') || (octet >= '0' && octet <= '9') || mark;
    }
}
