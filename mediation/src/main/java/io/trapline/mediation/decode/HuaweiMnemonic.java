package io.trapline.mediation.decode;

/**
 * {@code %%01MODULE/SEVERITY/NAME(type)[count]:} of Huawei VRP, {@code %%10} of Comware (H3C, HPE);
 * older releases write it without the percent signs, 3Com with the module in brackets. The message
 * keeps it.
 */
final class HuaweiMnemonic {

    private static final int MODULE_MAX = 32;
    private static final int NAME_MAX = 64;
    private static final int HOST_MAX = 64;

    private HuaweiMnemonic() {}

    /** Takes the mnemonic under the cursor, which stays; false when there is none. */
    static boolean take(Line line) {
        int from = line.at;
        int to = end(line, from);
        if (to < 0) {
            return false;
        }
        boolean marked = line.peek(from) == '%';
        int module = marked ? from + 4 : from;
        line.mnemonic = line.ascii(module, to);
        line.severity = line.peek(slash(line, module) + 1) - '0';
        line.format = marked && line.peek(from + 2) == '1' ? "comware" : "huawei";
        return true;
    }

    /** One beyond the mnemonic that begins here, or -1. */
    static int end(Line line, int from) {
        boolean marked = line.peek(from) == '%' && line.peek(from + 1) == '%';
        if (marked && Rfc3339.digits(line, from + 2, 2) < 0) {
            return -1;
        }
        int slash = slash(line, marked ? from + 4 : from);
        int digit = slash < 0 ? 0 : line.peek(slash + 1);
        if (digit < '0' || digit > '7' || line.peek(slash + 2) != '/') {
            return -1;
        }
        int to = slash + 3;
        while (to - slash < NAME_MAX && octet(line.peek(to))) {
            to++;
        }
        to = spaced(line, to);
        int next = line.peek(to);
        return to > slash + 3 && (marked || next == '(' || next == ':' || next == '[') ? to : -1;
    }

    /** Old names are several words in capitals, up to the colon: PORT LINK STATUS CHANGE. */
    private static int spaced(Line line, int from) {
        int p = from;
        while (p - from < NAME_MAX && (Line.isUpper(line.peek(p)) || line.peek(p) == ' ')) {
            p++;
        }
        return line.peek(p) == ':' ? p : from;
    }

    /** The slash behind the module, or -1. */
    private static int slash(Line line, int from) {
        int p = line.peek(from) == '[' ? from + 1 : from;
        while (p - from < MODULE_MAX && octet(line.peek(p))) {
            p++;
        }
        p = line.peek(p) == ']' && line.peek(from) == '[' ? p + 1 : p;
        return p > from && line.peek(p) == '/' ? p : -1;
    }

    /** Comware lets a host's name have blanks; its end before a mnemonic with percent signs, or -1. */
    static int spacedHostEnd(Line line, int from) {
        for (int p = from; p < line.end && p - from < HOST_MAX; p++) {
            if (line.bytes[p] == ' ' && line.peek(p + 1) == '%') {
                return line.peek(p + 2) == '%' && end(line, p + 1) > 0 ? p : -1;
            }
        }
        return -1;
    }

    private static boolean octet(int octet) {
        return Line.isLetter(octet) || Line.isDigit(octet) || octet == '_' || octet == '-';
    }
}
