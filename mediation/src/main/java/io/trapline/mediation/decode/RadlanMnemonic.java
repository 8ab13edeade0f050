package io.trapline.mediation.decode;

/**
 * {@code %MODULE-I-EVENT:} of the RADLAN firmware in switches of D-Link, Linksys, Supertel, Eltex
 * and others: the severity is a letter. The message keeps it.
 */
final class RadlanMnemonic {

    private static final int SIZE_MAX = 64;
    /** Letters at the position of their syslog severity; emergency has two names. */
    private static final String LETTERS = "FACEWNID";

    private RadlanMnemonic() {}

    /** Takes the mnemonic under the cursor, which stays; false when there is none. */
    static boolean take(Line line) {
        int from = line.at;
        int p = from + 1;
        int severity = -1;
        while (p - from < SIZE_MAX && octet(line.peek(p))) {
            if (line.peek(p) == '-' && line.peek(p + 2) == '-' && severity < 0 && p > from + 1) {
                severity = LETTERS.indexOf(line.peek(p + 1));
            }
            p++;
        }
        if (line.peek(from) != '%' || severity < 0 || line.peek(p) != ':') {
            return false;
        }
        line.mnemonic = line.ascii(from + 1, p);
        line.severity = severity;
        line.format = "radlan";
        return true;
    }

    private static boolean octet(int octet) {
        return Line.isLetter(octet) || Line.isDigit(octet) || octet == '_' || octet == '-';
    }
}
