package io.trapline.mediation.decode;

import org.jspecify.annotations.Nullable;

/**
 * What Cisco writes before a time stamp: message counters, the host, the IOS-XR node, the task of a
 * wireless controller, a mark for a clock that is not synchronised, or the time since boot.
 */
final class Prelude {

    private static final int WORDS_MAX = 6;
    private static final int UPTIME_MAX = 20;
    private static final int ELEMENT_MAX = 200;
    private static final OctetSet UPTIME = OctetSet.of(" :.dhwy0123456789");

    private @Nullable String hostname;
    private @Nullable String task;

    @Nullable
    String hostname() {
        return hostname;
    }

    /** The process that a wireless controller names before the stamp. */
    @Nullable
    String task() {
        return task;
    }

    /** Looks for a stamp behind the prelude; true when {@code stamp} has read one. */
    boolean toStamp(Line line, int from, Stamp stamp) {
        hostname = null;
        task = null;
        int p = from;
        for (int i = 0; i < WORDS_MAX && p >= 0; i++) {
            int mark = line.peek(p) == '*' || line.peek(p) == '.' ? p + 1 : p;
            if (stamp.read(line, line.skipSpaces(mark))) {
                return true;
            }
            p = word(line, p, i == 0);
        }
        hostname = null;
        task = null;
        return false;
    }

    /** Where the mnemonic begins behind a time since boot ({@code 00:01:01:}, {@code 1d02h:}, {@code 101 21:}), or -1. */
    int toMnemonic(Line line, int from) {
        hostname = null;
        task = null;
        int p = from;
        for (int i = 0; i < WORDS_MAX && p >= 0; i++) {
            int q = p;
            while (q - p < UPTIME_MAX && UPTIME.has(line.peek(q))) {
                q++;
            }
            if (CiscoMnemonic.end(line, q) > 0) {
                return q;
            }
            p = word(line, p, i == 0);
        }
        hostname = null;
        return -1;
    }

    /** Steps over one word: {@code 521:}, {@code router1:}, {@code *task:}, {@code :}, {@code vmx01 RP/0/RSP1/CPU0:}; -1 when it is none. */
    private int word(Line line, int from, boolean first) {
        int digits = line.skipDigits(from);
        if (line.peek(digits) == ':' && (line.peek(digits + 1) == ' ' || digits == from)) {
            return line.skipSpaces(digits + 1);
        }
        if (first && line.pri >= 0 && digits > from && digits - from <= 3 && line.peek(digits) == ' ') {
            return digits + 1; // A VERSION before a stamp of RFC 3164.
        }
        int to = line.tokenEnd(from);
        if (to == from || to - from > Rfc5424.HOSTNAME_MAX) {
            return -1;
        }
        if (line.peek(from) == '[') {
            int behind = element(line, from);
            if (behind > 0) {
                return behind;
            }
        }
        int node = nodeEnd(line, from);
        if (node > 0) {
            return node;
        }
        node = line.peek(to) == ' ' ? nodeEnd(line, to + 1) : -1;
        if (node > 0) {
            hostname = Tag.host(line, from, to);
            return node;
        }
        int counter = line.skipSpaces(to);
        int behind = line.skipDigits(counter);
        boolean counted = behind > counter && line.peek(behind) == ':' && line.peek(behind + 1) == ' ';
        if (counted && line.peek(to - 1) != ':' && digits < to && Tag.mayBeHost(line, from, to)) {
            hostname = Tag.host(line, from, to); // "192.168.100.2 3132513: Jul 14 ..."
            return line.skipSpaces(behind + 1);
        }
        if (line.peek(to - 1) != ':' || to - 1 == from) {
            return -1;
        }
        if (line.peek(from) == '*') {
            task = line.text(from + 1, to - 1);
        } else if (Tag.mayBeHost(line, from, to - 1)) {
            hostname = Tag.host(line, from, to - 1);
        } else {
            return -1;
        }
        return line.skipSpaces(to);
    }

    /** Behind the element that IOS can put before its stamp, {@code [syslog@9 s_sn="45"]:}, or -1. */
    private static int element(Line line, int from) {
        int p = from;
        while (p - from < ELEMENT_MAX && line.peek(p) != ']' && p < line.end) {
            p++;
        }
        return line.peek(p) == ']' && line.peek(p + 1) == ':' ? line.skipSpaces(p + 2) : -1;
    }

    /** Behind the node that an IOS-XR message comes from ({@code RP/0/RSP1/CPU0:}, {@code LC/0/0/CPU0:}), or -1. */
    private static int nodeEnd(Line line, int from) {
        int p = from;
        if (Line.isDigit(line.peek(p)) && line.peek(p + 1) == '/' && Line.isUpper(line.peek(p + 2))) {
            p++; // The administrative plane: "0/RP0/ADMIN0:".
        } else {
            while (p - from < 4 && Line.isUpper(line.peek(p))) {
                p++;
            }
            if (p - from < 2 || line.peek(p) != '/' || !Line.isDigit(line.peek(p + 1))) {
                return -1;
            }
        }
        while (p < line.end && line.bytes[p] > ' ' && line.bytes[p] != ':') {
            p++;
        }
        return line.peek(p) == ':' ? p + 1 : -1;
    }
}
