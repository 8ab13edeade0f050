package io.trapline.mediation.decode;

/**
 * The topics of MikroTik RouterOS before a message, with the severity among them:
 * {@code interface,info ether1 link up}. They are what a program's name is elsewhere.
 */
final class MikrotikTopics {

    private static final int SIZE_MAX = 64;

    private MikrotikTopics() {}

    /** Takes the topics; false when there are none. */
    static boolean take(Line line) {
        int from = line.at;
        int to = end(line, from);
        if (to < 0) {
            return false;
        }
        line.appName = line.ascii(from, to);
        line.severity = severity(line, from, to);
        line.format = "mikrotik";
        line.at = line.skipSpaces(to);
        return true;
    }

    /** One beyond the topics that begin here, or -1. */
    static int end(Line line, int from) {
        int p = from;
        int commas = 0;
        while (p - from < SIZE_MAX && octet(line.peek(p))) {
            commas += line.peek(p) == ',' ? 1 : 0;
            p++;
        }
        return commas > 0 && line.peek(p) == ' ' && severity(line, from, p) >= 0 ? p : -1;
    }

    private static int severity(Line line, int from, int to) {
        int start = from;
        for (int p = from; p <= to; p++) {
            if (p == to || line.bytes[p] == ',') {
                int severity = switch (p - start > 8 || p - start < 4 ? "" : line.ascii(start, p)) {
                    case "critical" -> 2;
                    case "error" -> 3;
                    case "warning" -> 4;
                    case "info" -> 6;
                    case "debug" -> 7;
                    default -> -1;
                };
                if (severity >= 0) {
                    return severity;
                }
                start = p + 1;
            }
        }
        return -1;
    }

    private static boolean octet(int octet) {
        return (octet >= 'a' && octet <= 'z') || octet == ',' || octet == '-' || Line.isDigit(octet);
    }
}
