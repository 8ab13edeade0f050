package io.trapline.mediation.decode;

/**
 * {@code %%01MODULE/SEVERITY/NAME(type)[count]:} of Huawei VRP, {@code %%10} of Comware (H3C, HPE);
 * older releases write it without the percent signs. The message keeps it.
 */
final class HuaweiMnemonic {

    private static final int MODULE_MAX = 32;
    private static final int NAME_MAX = 64;

    private HuaweiMnemonic() {}

    /** Takes the mnemonic under the cursor, which stays; false when there is none. */
    static boolean take(Line line) {
        int from = line.at;
        boolean marked = line.peek(from) == '%' && line.peek(from + 1) == '%';
        int module = marked ? from + 4 : from;
        if (marked && Rfc3339.digits(line, from + 2, 2) < 0) {
            return false;
        }
        int slash = module;
        while (slash - module < MODULE_MAX && octet(line.peek(slash))) {
            slash++;
        }
        int digit = line.peek(slash + 1);
        if (slash == module || line.peek(slash) != '/' || digit < '0' || digit > '7' || line.peek(slash + 2) != '/') {
            return false;
        }
        int to = slash + 3;
        while (to - slash < NAME_MAX && octet(line.peek(to))) {
            to++;
        }
        int next = line.peek(to);
        if (to == slash + 3 || (next != '(' && next != ':' && next != '[' && !marked)) {
            return false;
        }
        line.mnemonic = line.ascii(module, to);
        line.severity = digit - '0';
        line.format = marked && line.peek(from + 2) == '1' ? "comware" : "huawei";
        return true;
    }

    private static boolean octet(int octet) {
        return Line.isLetter(octet) || Line.isDigit(octet) || octet == '_' || octet == '-';
    }
}
