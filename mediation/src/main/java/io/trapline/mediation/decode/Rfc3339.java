package io.trapline.mediation.decode;

/** The time stamps of RFC 3339 as RFC 5424 section 6.2.3 narrows them: upper case, six fraction digits, no leap second. */
final class Rfc3339 {

    private static final int FRACTION_MAX = 6;

    private Rfc3339() {}

    /** One beyond the stamp that begins at {@code from}, or -1 when there is none or its date does not exist. */
    static int end(Line line, int from) {
        int year = digits(line, from, 4);
        int month = digits(line, from + 5, 2);
        int day = digits(line, from + 8, 2);
        boolean date = year >= 0
                && line.peek(from + 4) == '-'
                && line.peek(from + 7) == '-'
                && Calendar.exists(year, month, day)
                && line.peek(from + 10) == 'T';
        if (!date
                || !in(digits(line, from + 11, 2), 23)
                || line.peek(from + 13) != ':'
                || !in(digits(line, from + 14, 2), 59)
                || line.peek(from + 16) != ':'
                || !in(digits(line, from + 17, 2), 59)) {
            return -1;
        }
        int p = from + 19;
        if (line.peek(p) == '.') {
            int to = line.skipDigits(p + 1);
            if (to == p + 1 || to - p - 1 > FRACTION_MAX) {
                return -1;
            }
            p = to;
        }
        return zone(line, p);
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
