package io.trapline.mediation.decode;

/** {@code UPPER_CASE_WORD:} at the start of a message, as Junos daemons write. The message keeps it. */
final class JunosMnemonic {

    private static final int SIZE_MIN = 5;
    private static final int SIZE_MAX = 64;

    private JunosMnemonic() {}

    /** Takes the word under the cursor, which stays; false when there is none. */
    static boolean take(Line line) {
        int from = line.at;
        int p = from;
        int joints = 0;
        while (p - from < SIZE_MAX && octet(line.peek(p))) {
            joints += line.peek(p) == '_' ? 1 : 0;
            p++;
        }
        boolean word = p - from >= SIZE_MIN && joints > 0 && Line.isUpper(line.peek(from));
        if (!word || line.peek(p) != ':' || (line.peek(p + 1) != ' ' && p + 1 != line.end)) {
            return false;
        }
        line.mnemonic = line.ascii(from, p);
        line.format = "juniper";
        return true;
    }

    private static boolean octet(int octet) {
        return Line.isUpper(octet) || Line.isDigit(octet) || octet == '_';
    }
}
