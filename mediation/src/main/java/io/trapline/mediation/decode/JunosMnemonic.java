package io.trapline.mediation.decode;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** {@code UPPER_CASE_WORD:} at the start of a message, as Junos daemons write. The message keeps it. */
final class JunosMnemonic {

    private static final int SIZE_MIN = 5;
    private static final int SIZE_MAX = 64;

    /** Facilities of Junos as its messages name them. */
    private static final Set<String> FACILITIES = Set.of(
            "AUTH",
            "AUTHORIZATION",
            "CHANGE",
            "CONFLICT",
            "CRON",
            "DAEMON",
            "DFC",
            "EXTERNAL",
            "FIREWALL",
            "FTP",
            "INTERACT",
            "KERN",
            "KERNEL",
            "NTP",
            "PFE",
            "SECURITY",
            "SYSLOG",
            "USER",
            "LOCAL0",
            "LOCAL1",
            "LOCAL2",
            "LOCAL3",
            "LOCAL4",
            "LOCAL5",
            "LOCAL6",
            "LOCAL7");

    /** From the hyphen before the severity to the word. */
    private static final int EXPLICIT = 3;

    private static final byte[] SYSTEM_MSG = "SYSTEM_MSG:".getBytes(StandardCharsets.US_ASCII);

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

    /**
     * Takes the word behind the priority that a Junos with {@code explicit-priority} writes first:
     * {@code %DAEMON-4-SNMP_TRAP_LINK_DOWN: ...}. The message keeps both; false when there is none.
     */
    static boolean takeExplicit(Line line) {
        int from = line.at;
        int hyphen = from + 1;
        while (Line.isUpper(line.peek(hyphen)) || Line.isDigit(line.peek(hyphen))) {
            hyphen++;
        }
        int digit = line.peek(hyphen + 1);
        boolean priority = line.peek(from) == '%'
                && line.peek(hyphen) == '-'
                && digit >= '0'
                && digit <= '7'
                && line.peek(hyphen + 2) == '-'
                && FACILITIES.contains(line.ascii(from + 1, hyphen));
        if (!priority) {
            return false;
        }
        line.at = hyphen + EXPLICIT;
        // NX-OS has the same facilities, and this word alone.
        boolean taken = !line.startsWith(line.at, SYSTEM_MSG) && take(line);
        line.at = from;
        line.severity = taken ? Integer.valueOf(digit - '0') : line.severity;
        return taken;
    }

    private static boolean octet(int octet) {
        return Line.isUpper(octet) || Line.isDigit(octet) || octet == '_';
    }
}
