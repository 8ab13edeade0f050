package io.trapline.mediation.decode;

/** {@code <Info:vlan.msgs.portLinkStateDown>} of Extreme EXOS. The message keeps it. */
final class ExosMnemonic {

    private static final int SIZE_MAX = 80;
    private static final String LEVELS = "----crit" + "errowarnnotiinfodebg";

    private ExosMnemonic() {}

    /** Takes the mnemonic under the cursor, which stays; false when there is none. */
    static boolean take(Line line) {
        int from = line.at;
        int level = line.peek(from) == '<' && line.peek(from + 5) == ':' ? level(line, from + 1) : -1;
        int word = line.peek(from + 6) == ' ' ? from + 7 : from + 6;
        int p = word;
        while (level > 0 && p - from < SIZE_MAX && octet(line.peek(p))) {
            p++;
        }
        if (level < 0 || line.peek(p) != '>' || p == word) {
            return false;
        }
        line.mnemonic = line.ascii(word, p);
        line.severity = level;
        line.format = "exos";
        return true;
    }

    /** The syslog severity of a four-letter level, or -1. */
    private static int level(Line line, int from) {
        for (int i = 4; i < LEVELS.length(); i += 4) {
            boolean same = true;
            for (int j = 0; j < 4; j++) {
                same &= (line.peek(from + j) | 0x20) == LEVELS.charAt(i + j);
            }
            if (same) {
                return i / 4 + 1;
            }
        }
        return -1;
    }

    private static boolean octet(int octet) {
        return Line.isLetter(octet) || Line.isDigit(octet) || octet == '.' || octet == '_' || octet == '-';
    }
}
