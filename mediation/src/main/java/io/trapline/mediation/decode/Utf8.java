package io.trapline.mediation.decode;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Questions about bytes that may be UTF-8 text (RFC 3629). */
final class Utf8 {

    private static final HexFormat HEX = HexFormat.ofDelimiter(":");

    private Utf8() {}

    /** Text whatever the bytes are: what is no UTF-8 becomes U+FFFD. */
    static String text(byte[] bytes, int from, int to) {
        return from >= to ? "" : new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** An OCTET STRING for people: its text when all of it is printable UTF-8, else hex pairs joined by a colon. */
    static String printable(byte[] bytes) {
        return printable(bytes, 0, bytes.length);
    }

    /** The same of a part, without a copy of it. */
    static String printable(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte octet = bytes[i];
            if (octet < 0 || !printable(octet)) {
                return octet < 0 && valid(bytes, from, to, true)
                        ? new String(bytes, from, to - from, StandardCharsets.UTF_8)
                        : HEX.formatHex(bytes, from, to);
            }
        }
        return from == to ? "" : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** True for well-formed UTF-8: no overlong form, no surrogate, nothing beyond U+10FFFF. */
    static boolean valid(byte[] bytes, int from, int to) {
        return valid(bytes, from, to, false);
    }

    private static boolean valid(byte[] bytes, int from, int to, boolean onlyPrintable) {
        int at = from;
        while (at < to) {
            int first = bytes[at];
            if (first >= 0) {
                if (onlyPrintable && !printable(first)) {
                    return false;
                }
                at++;
                continue;
            }
            int size = sequence(bytes, at, to);
            if (size == 0 || (onlyPrintable && first == (byte) 0xC2 && bytes[at + 1] < (byte) 0xA0)) {
                return false;
            }
            at += size;
        }
        return true;
    }

    /** Length of the multi-byte sequence at {@code at}, 0 when it is malformed (RFC 3629 section 4). */
    private static int sequence(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        int size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4 || to - at < size) {
            return 0;
        }
        for (int i = 1; i < size; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xFF;
        boolean wrong = switch (first) {
            case 0xE0 -> second < 0xA0;
            case 0xED -> second > 0x9F;
            case 0xF0 -> second < 0x90;
            case 0xF4 -> second > 0x8F;
            default -> false;
        };
        return wrong ? 0 : size;
    }

    private static boolean printable(int ascii) {
        return (ascii >= ' ' && ascii < 0x7F) || ascii == '\t' || ascii == '\n' || ascii == '\r';
    }
}
