package io.trapline.mediation.decode;

import org.jspecify.annotations.Nullable;

/**
 * The TAG of RFC 3164 section 4.1.3 as it is found: a program's name that ends in a colon, in a
 * process id or in a tab. A word that ends in a blank is the first word of the message.
 */
final class Tag {

    private static final int NAME_MAX = 64;
    private static final int WORDS_MAX = 3;
    private static final OctetSet NO_TAG = OctetSet.of(":[]%\"=<{},;");
    private static final OctetSet NO_HOST = OctetSet.of("=\"<>{}()|;%*");

    private Tag() {}

    /** True when the token {@code [from, to)} can only be a tag. */
    static boolean is(Line line, int from, int to) {
        return line.peek(to - 1) == ':' || end(line, from) > 0;
    }

    /** The delimiter behind a tag that begins here (colon, bracket or tab), or -1. */
    static int end(Line line, int from) {
        int p = nameEnd(line, from);
        if (p < 0) {
            return -1;
        }
        int delimiter = line.peek(p);
        if (delimiter == '[') {
            return pidEnd(line, p) > 0 ? p : -1;
        }
        if (delimiter == '\t') {
            return Line.isLetter(line.peek(from)) ? p : -1;
        }
        if (delimiter != ':' || line.skipDigits(from) >= p) {
            return -1;
        }
        int next = line.peek(p + 1);
        boolean apart = next == ' ' || next == '\t' || p + 1 >= line.end;
        return apart || joined(line, from, p, next) ? p : -1;
    }

    private static int nameEnd(Line line, int from) {
        int p = from;
        while (p - from <= NAME_MAX && octet(line.peek(p))) {
            p++;
        }
        return p == from || p - from > NAME_MAX ? -1 : p;
    }

    /** A colon without a blank behind it ends a tag too, but no address, time or URL. */
    private static boolean joined(Line line, int from, int colon, int next) {
        if (next == ':' || next == '/' || next == '\\' || Line.isDigit(next)) {
            return false;
        }
        for (int p = from; p < colon; p++) {
            int octet = line.bytes[p] | 0x20;
            if (octet > 'f' && octet <= 'z') {
                return true;
            }
        }
        return false;
    }

    private static boolean octet(int octet) {
        return octet > ' ' && octet < 0x7F && !NO_TAG.has(octet);
    }

    /** The bracket that closes a process id, or -1. */
    private static int pidEnd(Line line, int open) {
        int p = open + 1;
        while (p - open <= Rfc5424.PROCID_MAX && line.peek(p) > ' ' && line.peek(p) != ']') {
            p++;
        }
        int next = line.peek(p + 1);
        return line.peek(p) == ']' && p > open + 1 && (next == ':' || next == ' ' || p + 1 == line.end) ? p : -1;
    }

    /** Takes a tag under the cursor; false when there is none. */
    static boolean take(Line line) {
        int to = end(line, line.at);
        if (to < 0) {
            to = spacedEnd(line, line.at);
        }
        if (to < 0) {
            return false;
        }
        int from = line.peek(line.at) == '/' && line.peek(to) != '[' ? line.at + 1 : line.at; // Junos: /kernel:
        int p = to;
        String pid = null;
        if (line.peek(p) == '[') {
            int close = pidEnd(line, p);
            pid = line.text(p + 1, close);
            p = close + 1;
            int label = labelEnd(line, p);
            if (label > 0) {
                pid = null;
                to = label;
                p = label;
            }
        }
        line.appName = line.text(from, to);
        line.procId = pid;
        p = line.peek(p) == ':' ? p + 1 : p;
        line.at = line.skipSpaces(p);
        return true;
    }

    /** A name of a few words before a numeric process id, as macOS writes it; its bracket, or -1. */
    private static int spacedEnd(Line line, int from) {
        int words = 1;
        int p = from;
        while (p - from <= NAME_MAX && (octet(line.peek(p)) || line.peek(p) == ' ')) {
            if (line.peek(p) == ' ' && ++words > WORDS_MAX) {
                return -1;
            }
            p++;
        }
        int close = line.peek(p) == '[' ? line.skipDigits(p + 1) : -1;
        boolean pid = close > p + 1 && line.peek(close) == ']' && line.peek(close + 1) == ':';
        return pid && Line.isUpper(line.peek(from)) ? p : -1;
    }

    /** launchd speaks for others and says so: {@code com.apple.xpc.launchd[1] (com.apple.quicklook[21498]):}. */
    private static int labelEnd(Line line, int from) {
        if (line.peek(from) != ' ' || line.peek(from + 1) != '(') {
            return -1;
        }
        int p = from + 2;
        while (p - from <= 2 * NAME_MAX && line.peek(p) > ' ' && line.peek(p) != ')') {
            p++;
        }
        return line.peek(p) == ')' && line.peek(p + 1) == ':' ? p + 1 : -1;
    }

    /** A host's name without the brackets some put around it; null when the token cannot be one. */
    static @Nullable String host(Line line, int from, int to) {
        boolean bracketed = line.peek(from) == '[' && line.peek(to - 1) == ']';
        int start = bracketed ? from + 1 : from;
        int stop = bracketed ? to - 1 : to;
        return stop <= start || (stop - start == 1 && line.peek(start) == '-') ? null : line.text(start, stop);
    }

    /** True when the token may be a host's name. */
    static boolean mayBeHost(Line line, int from, int to) {
        if (to == from || to - from > Rfc5424.HOSTNAME_MAX) {
            return false;
        }
        boolean named = false;
        for (int p = from; p < to; p++) {
            int octet = line.bytes[p];
            named |= octet != '-';
            boolean inside = octet == '[' && p > from || octet == ']' && p < to - 1;
            if (inside || NO_HOST.has(octet)) {
                return false;
            }
        }
        return named || to - from == 1; // "-" says that there is none; "-- MARK --" is no host.
    }
}
