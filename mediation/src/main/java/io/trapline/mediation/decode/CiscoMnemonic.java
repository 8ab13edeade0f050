package io.trapline.mediation.decode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code %FACILITY[-SUBFACILITY]-SEVERITY-MNEMONIC:} of Cisco IOS, IOS-XE, IOS-XR, NX-OS, ASA and
 * PIX, and of those who copied it (EOS, Force10). The message keeps it: people search for it.
 */
final class CiscoMnemonic {

    private static final int SIZE_MAX = 80;
    /** NX-OS wraps what its Unix processes say: {@code %USER-2-SYSTEM_MSG: <<%USBHSD-2-MOUNT>> ...}. */
    private static final byte[] WRAPPED = ": <<".getBytes(StandardCharsets.US_ASCII);

    /** IOS-XE wraps what its packet processors say: {@code %IOSXE-6-PLATFORM: R0/0: cpp_cp: ... %FW-6-DROP_PKT: ...}. */
    private static final byte[] PLATFORM = "%IOSXE-".getBytes(StandardCharsets.US_ASCII);

    private static final int PLATFORM_MAX = 120;

    private static final List<byte[]> FIREWALLS = Stream.of("%ASA-", "%FTD-", "%PIX-")
            .map(word -> word.getBytes(StandardCharsets.US_ASCII))
            .toList();

    private static final int FIREWALL_LETTERS = 3;

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
        int second = second(line, from);
        to = end(line, second);
        if (to > 0) {
            line.format = "force10";
            set(line, second, to);
            return true;
        }
        return false;
    }

    /** True when a mnemonic stands here, or the unit of Force10 and then one. */
    static boolean follows(Line line, int from) {
        return line.peek(from) == '%' && (end(line, from) > 0 || end(line, second(line, from)) > 0);
    }

    /** Force10 names the unit first: {@code %STKUNIT1-M:CP %KERN-6-INT: ...}; where its second word begins. */
    private static int second(Line line, int from) {
        int next = line.peek(from) == '%' ? line.tokenEnd(from) + 1 : line.end;
        return line.peek(next - 2) == ':' ? line.end : next;
    }

    private static void set(Line line, int from, int to) {
        int severity = severityAt(line, from, to);
        line.severity = line.peek(severity) - '0';
        int inner = to + WRAPPED.length;
        int innerEnd = line.startsWith(to, WRAPPED) ? end(line, inner) : -1;
        if (line.startsWith(from, PLATFORM)) {
            inner = to;
            int stop = Math.min(line.end, to + PLATFORM_MAX);
            while (inner < stop && line.peek(inner) != '%') {
                inner++;
            }
            innerEnd = end(line, inner);
        }
        int facility = from + 1 + FIREWALL_LETTERS;
        if (innerEnd < 0 && severity - 1 > facility && firewall(line, from)) {
            // With the class of the message between: %ASA-config-5-111008, %ASA--4-733100.
            line.mnemonic = line.ascii(from + 1, facility) + line.ascii(severity - 1, to);
        } else {
            line.mnemonic = innerEnd < 0 ? line.ascii(from + 1, to) : line.ascii(inner + 1, innerEnd);
        }
    }

    private static boolean firewall(Line line, int from) {
        for (byte[] word : FIREWALLS) {
            if (line.startsWith(from, word)) {
                return true;
            }
        }
        return false;
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
        boolean closed = next == ':' || next == ' ' || next == '>' || p == line.end;
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
