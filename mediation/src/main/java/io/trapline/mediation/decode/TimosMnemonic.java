package io.trapline.mediation.decode;

/**
 * {@code 1234 Base PORT-MINOR-tmnxEqPortEtherAlarm-2001 [Port 1/1/1]: ...} of Nokia SR OS (TiMOS):
 * a counter, the router instance, then application, severity, event and number. The message keeps
 * it.
 */
final class TimosMnemonic {

    private static final int WORD_MAX = 64;

    private TimosMnemonic() {}

    /** Takes the mnemonic behind counter and router instance; the cursor stays. False when there is none. */
    static boolean take(Line line) {
        int digits = line.skipDigits(line.at);
        if (digits == line.at || line.peek(digits) != ' ') {
            return false;
        }
        int router = line.skipSpaces(digits);
        int from = line.skipSpaces(line.tokenEnd(router));
        int to = line.tokenEnd(from);
        int hyphen = hyphen(line, from, to);
        int severity = hyphen < 0 ? -1 : severity(line, hyphen + 1);
        if (severity < 0 || to - from > WORD_MAX || !Line.isDigit(line.peek(to - 1))) {
            return false;
        }
        line.mnemonic = line.text(from, to);
        line.severity = severity;
        line.format = "timos";
        return true;
    }

    private static int hyphen(Line line, int from, int to) {
        int p = from;
        while (p < to && (Line.isUpper(line.bytes[p]) || line.bytes[p] == '_' || Line.isDigit(line.bytes[p]))) {
            p++;
        }
        return p > from && line.peek(p) == '-' ? p : -1;
    }

    /** The syslog severity that SR OS sends for an X.733 one, or -1. */
    private static int severity(Line line, int from) {
        return switch (Words.until(line, from, '-')) {
            case "CRITICAL" -> 2;
            case "MAJOR" -> 3;
            case "MINOR" -> 4;
            case "WARNING" -> 5;
            case "INDETERMINATE", "CLEARED" -> 6;
            default -> -1;
        };
    }
}
