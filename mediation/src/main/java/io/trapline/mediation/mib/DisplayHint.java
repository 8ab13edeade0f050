package io.trapline.mediation.mib;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Words values as DISPLAY-HINT says (RFC 2579 section 3.1). A hint that is none gives nothing. */
final class DisplayHint {

    private static final int LENGTH_MAX = 65_535;

    private DisplayHint() {}

    /** An integer by {@code d}, {@code d-2}, {@code x}, {@code o} or {@code b}. */
    static Optional<String> integer(String hint, long value) {
        if (hint.isEmpty()) {
            return Optional.empty();
        }
        return switch (hint.charAt(0)) {
            case 'd' -> decimal(hint, value);
            case 'x' -> Optional.of(Long.toHexString(value));
            case 'o' -> Optional.of(Long.toOctalString(value));
            case 'b' -> Optional.of(Long.toBinaryString(value));
            default -> Optional.empty();
        };
    }

    private static Optional<String> decimal(String hint, long value) {
        if (hint.length() == 1) {
            return Optional.of(Long.toString(value));
        }
        if (!hint.matches("d-\\d{1,2}")) {
            return Optional.empty();
        }
        return Optional.of(java.math.BigDecimal.valueOf(value, Integer.parseInt(hint.substring(2)))
                .toPlainString());
    }

    /** Octets by a list of {@code [*]LENGTH(x|d|o|a|t)[separator][terminator]}; the last is used again. */
    static Optional<String> octets(String hint, byte[] bytes) {
        var reading = new Octets(hint, bytes);
        return reading.read() ? Optional.of(reading.out.toString()) : Optional.empty();
    }

    /** One value on its way through a hint. */
    private static final class Octets {

        private final String hint;
        private final byte[] bytes;
        private final StringBuilder out = new StringBuilder();
        private int at;
        private int next;

        Octets(String hint, byte[] bytes) {
            this.hint = hint;
            this.bytes = bytes;
        }

        /** False when the hint cannot be followed. */
        boolean read() {
            if (hint.isEmpty()) {
                return false;
            }
            int lastSpecification = 0;
            while (next < bytes.length) {
                if (at >= hint.length()) {
                    at = lastSpecification;
                }
                lastSpecification = at;
                int before = next;
                if (!specification()) {
                    return false;
                }
                if (next == before && at >= hint.length()) {
                    return false;
                }
            }
            return true;
        }

        private boolean specification() {
            boolean repeats = character() == '*';
            at += repeats ? 1 : 0;
            int length = 0;
            int digits = at;
            while (Character.isDigit(character())) {
                length = Math.min(LENGTH_MAX, length * 10 + (character() - '0'));
                at++;
            }
            char format = character();
            if (at == digits || "xdoat".indexOf(format) < 0) {
                return false;
            }
            at++;
            char separator = mark();
            char terminator = repeats && separator != 0 ? mark() : 0;
            int times = repeats ? bytes[next++] & 0xFF : 1;
            for (int i = 0; i < times && next < bytes.length; i++) {
                field(format, Math.min(length, bytes.length - next));
                boolean last = i == times - 1;
                if (next < bytes.length && separator != 0 && !(last && terminator != 0)) {
                    out.append(separator);
                }
            }
            if (terminator != 0 && next < bytes.length) {
                out.append(terminator);
            }
            return true;
        }

        /** A separator, which is anything but a digit or the sign of repetition; else 0. */
        private char mark() {
            char c = character();
            if (c == 0 || c == '*' || Character.isDigit(c)) {
                return 0;
            }
            at++;
            return c;
        }

        private char character() {
            return at < hint.length() ? hint.charAt(at) : 0;
        }

        private void field(char format, int length) {
            if (format == 'a' || format == 't') {
                out.append(new String(bytes, next, length, StandardCharsets.UTF_8));
            } else {
                number(format, length);
            }
            next += length;
        }

        private void number(char format, int length) {
            byte[] part = java.util.Arrays.copyOfRange(bytes, next, next + length);
            if (format == 'x') {
                out.append(java.util.HexFormat.of().formatHex(part));
            } else if (length > 0) {
                // RFC 2579 speaks of any length; beyond a long nobody reads the decimals.
                out.append(
                        length > 32
                                ? java.util.HexFormat.of().formatHex(part)
                                : new java.math.BigInteger(1, part).toString(format == 'd' ? 10 : 8));
            }
        }
    }
}
