package io.trapline.mediation.decode;

/** The time stamps of RFC 3339 as RFC 5424 section 6.2.3 narrows them: upper case, six fraction digits, no leap second. */
final class Rfc3339 {

    private static final int FRACTION_MAX = 6;
    /** {@code 2026-11-01T11:58:03Z}. */
    private static final int LENGTH_MIN = 20;

    private Rfc3339() {}

    /** One beyond the stamp that begins at {@code from}, or -1 when there is none or its date does not exist. */
    static int end(Line line, int from) {
        if (line.end - from < LENGTH_MIN) {
            return -1;
        }
        byte[] b = line.bytes;
        int century = two(b, from);
        int year = two(b, from + 2);
        boolean date = century >= 0
                && year >= 0
                && b[from + 4] == '-'
                && b[from + 7] == '-'
                && Calendar.exists(century * 100 + year, two(b, from + 5), two(b, from + 8))
                && b[from + 10] == 'T';
        boolean time = date
                && in(two(b, from + 11), 23)
                && b[from + 13] == ':'
                && in(two(b, from + 14), 59)
                && b[from + 16] == ':'
                && in(two(b, from + 17), 59);
        if (!time) {
            return -1;
        }
        int p = from + 19;
        if (b[p] == '.') {
            int to = line.skipDigits(p + 1);
            if (to == p + 1 || to - p - 1 > FRACTION_MAX) {
                return -1;
            }
            p = to;
        }
        return zone(line, p);
    }

    /** The number of two digits, or -1. */
    private static int two(byte[] bytes, int at) {
        int tens = bytes[at] - '0';
        int ones = bytes[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    private static int zone(Line line, int p) {
        int sign = line.peek(p);
        if (sign == 'Z') {
            return p + 1;
        }
        boolean offset = (sign == '+' || sign == '-')
                && in(digits(line, p + 1, 2), 23)
                && line.peek(p + 3) == ':'
                && in(digits(line, p + 4, 2), 59);
        return offset ? p + 6 : -1;
    }

    private static boolean in(int value, int max) {
        return value >= 0 && value <= max;
    }

    /** The number of exactly {@code count} digits, or -1. */
    static int digits(Line line, int from, int count) {
        int value = 0;
        for (int p = from; p < from + count; p++) {
            int octet = line.peek(p);
            if (!Line.isDigit(octet)) {
                return -1;
            }
            value = value * 10 + octet - '0';
        }
        return value;
    }
}
