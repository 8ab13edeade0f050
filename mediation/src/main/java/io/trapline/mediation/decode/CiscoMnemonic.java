package io.trapline.mediation.decode;

/**
 * {@code %FACILITY[-SUBFACILITY]-SEVERITY-MNEMONIC:} of Cisco IOS, IOS-XE, IOS-XR, NX-OS, ASA and
 * PIX, and of those who copied it (EOS, Force10). The message keeps it: people search for it.
 */
final class CiscoMnemonic {

    private static final int SIZE_MAX = 80;

    private CiscoMnemonic() {}

    /** Takes the mnemonic under the cursor, which stays on its percent sign; false when there is none. */
    static boolean take(Line line) {
        int from = line.at;
        int to = end(line, from);
        if (to > 0) {
            line.format = "cisco";
            set(line, from, to);
            return true;
        }
        // Force10 names the unit first: "%STKUNIT1-M:CP %KERN-6-INT: ..."
        int second = line.peek(from) == '%' ? line.tokenEnd(from) + 1 : line.end;
        to = end(line, second);
        if (to > 0 && line.peek(second - 2) != ':') {
            line.format = "force10";
            set(line, second, to);
            return true;
        }
        return false;
    }

    private static void set(Line line, int from, int to) {
        line.mnemonic = line.ascii(from + 1, to);
        line.severity = line.peek(severityAt(line, from, to)) - '0';
    }

    /** One beyond the mnemonic that begins with a percent sign at {@code from}, or -1. */
    static int end(Line line, int from) {
        if (line.peek(from) != '%' || !Line.isUpper(line.peek(from + 1))) {
            return -1;
        }
        int p = from + 1;
        while (p - from < SIZE_MAX && octet(line.peek(p))) {
            p++;
        }
        int next = line.peek(p);
        boolean closed = next == ':' || next == ' ' || p == line.end;
        return closed && severityAt(line, from, p) > 0 ? p : -1;
    }

    /** Where the severity digit stands between two hyphens, or -1; the last such place wins. */
    private static int severityAt(Line line, int from, int to) {
        for (int p = to - 3; p > from + 2; p--) {
            int digit = line.bytes[p];
            if (digit >= '0' && digit <= '7' && line.bytes[p - 1] == '-' && line.bytes[p + 1] == '-') {
                return p;
            }
        }
        return -1;
    }

    private static boolean octet(int octet) {
        return Line.isLetter(octet) || Line.isDigit(octet) || octet == '_' || octet == '-';
    }
}
