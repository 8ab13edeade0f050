package io.trapline.mediation.decode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Syslog as it was before RFC 5424 and as most devices still send it: RFC 3164 describes it, nobody
 * keeps to it.
 *
 * <pre>
 *   [sequence:] [host:] [node:] [*|.] stamp [zone] [:]   Cisco IOS, IOS-XE, IOS-XR, NX-OS, ASA
 *   stamp host tag[pid]: message                         RFC 3164, Junos, EOS, Linux
 * </pre>
 */
final class LegacyHeader {

    private static final int TAG_MAX = 64;
    private static final int PRELUDE_MAX = 6;

    private final Stamp stamp = new Stamp();
    private @Nullable String task;

    /** Takes the header; leaves the cursor on the message. */
    void read(Line line, Instant received, ZoneId zone) {
        line.at = line.pri >= 0 ? line.skipSpaces(line.at) : line.at;
        int start = line.at;
        task = null;
        if (KeyValueHeader.read(line, stamp, received, zone)) {
            return;
        }
        int p = prelude(line, line.skipSpaces(start));
        boolean stamped = p >= 0;
        if (stamped) {
            line.timestamp = stamp.text(received, zone);
            line.format = "rfc3164";
            line.at = afterStamp(line, received, zone);
        } else {
            line.hostname = null;
            int clock = uptimeClock(line, line.skipSpaces(start));
            line.at = clock < 0 ? start : clock;
        }
        content(line, stamped || line.pri >= 0);
    }

    /**
     * Steps over what Cisco writes before the stamp, until a stamp begins; -1 when there is none. The
     * stamp has been read then.
     */
    private int prelude(Line line, int from) {
        int p = from;
        for (int i = 0; i < PRELUDE_MAX; i++) {
            int mark = line.peek(p) == '*' || line.peek(p) == '.' ? p + 1 : p;
            if (stamp.read(line, line.skipSpaces(mark))) {
                return p;
            }
            int next = preludeWord(line, p);
            if (next < 0) {
                return -1;
            }
            p = next;
        }
        return -1;
    }

    /** One word before the stamp: {@code 521:}, {@code router1:}, {@code *task:}, {@code :}, {@code vmx01 RP/0/RSP1/CPU0:}. */
    private int preludeWord(Line line, int from) {
        int digits = line.skipDigits(from);
        if (line.peek(digits) == ':' && (line.peek(digits + 1) == ' ' || digits == from)) {
            return line.skipSpaces(digits + 1);
        }
        int word = line.tokenEnd(from);
        if (word - from > Rfc5424.HOSTNAME_MAX || word == from) {
            return -1;
        }
        if (node(line, from)) {
            return colon(line, from, word) + 1;
        }
        if (line.peek(word) == ' ' && node(line, word + 1)) {
            line.hostname = host(line, from, word);
            return word + 1;
        }
        if (line.peek(word - 1) != ':' || word - 1 == from || line.peek(from) == '%') {
            return -1;
        }
        if (line.peek(from) == '*') {
            task = line.text(from + 1, word - 1);
        } else {
            line.hostname = host(line, from, word - 1);
        }
        return line.skipSpaces(word);
    }

    /** IOS-XR names the node that speaks: {@code RP/0/RSP1/CPU0:}, {@code LC/0/0/CPU0:}. */
    private static boolean node(Line line, int from) {
        int p = from;
        while (p - from < 4 && Line.isUpper(line.peek(p))) {
            p++;
        }
        if (p - from < 2 || line.peek(p) != '/' || !Line.isDigit(line.peek(p + 1))) {
            return false;
        }
        return colon(line, from, line.tokenEnd(from)) > 0;
    }

    private static int colon(Line line, int from, int to) {
        for (int p = from; p < to; p++) {
            if (line.bytes[p] == ':') {
                return p;
            }
        }
        return -1;
    }

    /** Time since boot in place of a stamp: {@code 00:01:01:}, {@code 1d02h:}, {@code 101 21:} before a mnemonic. */
    private int uptimeClock(Line line, int from) {
        int p = from;
        for (int i = 0; i < PRELUDE_MAX && p >= 0; i++) {
            int q = p;
            while (q - p < 20 && (Line.isDigit(line.peek(q)) || " :.dhwy".indexOf(line.peek(q)) >= 0)) {
                q++;
            }
            if (q > p && line.peek(q) == '%' && CiscoMnemonic.end(line, q) > 0) {
                return q;
            }
            p = preludeWord(line, p);
        }
        line.hostname = null;
        return -1;
    }

    /** Host and whatever relays put around it; returns where the tag or message begins. */
    private int afterStamp(Line line, Instant received, ZoneId zone) {
        int p = stamp.end();
        int blank = line.skipSpaces(p);
        if (line.peek(blank) == ':') {
            return line.skipSpaces(blank + 1);
        }
        p = blank;
        int word = line.tokenEnd(p);
        if (word == p || isTag(line, p, word) || CiscoMnemonic.end(line, p) > 0) {
            return p;
        }
        if (Words.selector(line, p, word)) {
            p = line.skipSpaces(word);
            word = line.tokenEnd(p);
        }
        line.hostname = host(line, p, word);
        p = line.skipSpaces(word);
        // A relay that did not understand the header put its own before it: the inner one is the device's.
        if (Words.month(line, p) > 0 && stamp.read(line, p) && line.peek(stamp.end()) == ' ') {
            int inner = line.skipSpaces(stamp.end());
            int innerEnd = line.tokenEnd(inner);
            if (innerEnd > inner && !isTag(line, inner, innerEnd)) {
                line.timestamp = stamp.text(received, zone);
                line.hostname = host(line, inner, innerEnd);
                p = line.skipSpaces(innerEnd);
            }
        }
        return p;
    }

    private static boolean isTag(Line line, int from, int to) {
        return line.peek(to - 1) == ':' || tagEnd(line, from) > 0;
    }

    /** The host's name without brackets or a closing colon; null for NILVALUE. */
    private static @Nullable String host(Line line, int from, int to) {
        boolean bracketed = line.peek(from) == '[' && line.peek(to - 1) == ']';
        if (to - from == 1 && line.peek(from) == '-') {
            return null;
        }
        return bracketed ? line.text(from + 1, to - 1) : line.text(from, to);
    }

    /** What follows the header: a mnemonic of its vendor, or a tag and then perhaps a mnemonic. */
    private void content(Line line, boolean header) {
        if (line.peek(line.at) == ':' && line.peek(line.skipSpaces(line.at + 1)) == '%') {
            line.at = line.skipSpaces(line.at + 1);
        }
        if (mnemonic(line)) {
            return;
        }
        int to = tagEnd(line, line.at);
        if (to > 0 && header) {
            takeTag(line, to);
            if (!line.format.equals("rfc3164")) {
                line.format = "rfc3164";
            }
            boolean process = line.procId != null;
            if (CiscoMnemonic.take(line)) {
                line.format = process ? "cisco" : "arista";
            } else {
                JunosMnemonic.take(line);
            }
        } else if (!header) {
            JunosMnemonic.take(line);
        } else {
            line.format = line.timestamp == null ? "plain" : "rfc3164";
        }
    }

    private boolean mnemonic(Line line) {
        if (CiscoMnemonic.take(line)) {
            line.format = "cisco";
            line.appName = task;
            return true;
        }
        return HuaweiMnemonic.take(line);
    }

    /** The delimiter behind a tag that begins here ({@code :} or {@code [}), or -1. */
    private static int tagEnd(Line line, int from) {
        int p = from;
        while (p - from <= TAG_MAX && tagOctet(line.peek(p))) {
            p++;
        }
        if (p == from || p - from > TAG_MAX) {
            return -1;
        }
        if (line.peek(p) == '[') {
            int close = pidEnd(line, p);
            return close > 0 ? p : -1;
        }
        int after = line.peek(p + 1);
        boolean ends =
                line.peek(p) == ':' && (after == ' ' || after == '\t' || p + 1 >= line.end || isWordBreak(line, p));
        return ends && !allDigits(line, from, p) ? p : -1;
    }

    /** A colon without a blank ends a tag too, but no address, time or URL. */
    private static boolean isWordBreak(Line line, int colon) {
        int next = line.peek(colon + 1);
        return next != ':' && next != '/' && !Line.isDigit(next) && colon(line, colon + 1, line.tokenEnd(colon)) < 0;
    }

    private static boolean allDigits(Line line, int from, int to) {
        return line.skipDigits(from) >= to;
    }

    private static boolean tagOctet(int octet) {
        return octet > ' '
                && octet < 0x7F
                && octet != ':'
                && octet != '['
                && octet != ']'
                && octet != '%'
                && octet != '"'
                && octet != '='
                && octet != '<'
                && octet != '{'
                && octet != ',';
    }

    /** The closing bracket of a process id, or -1. */
    private static int pidEnd(Line line, int open) {
        int p = open + 1;
        while (p - open <= Rfc5424.PROCID_MAX && line.peek(p) > ' ' && line.peek(p) != ']') {
            p++;
        }
        int next = line.peek(p + 1);
        return line.peek(p) == ']' && p > open + 1 && (next == ':' || next == ' ' || p + 1 == line.end) ? p : -1;
    }

    private static void takeTag(Line line, int to) {
        int from = line.peek(line.at) == '/' ? line.at + 1 : line.at; // Junos: /kernel
        line.appName = new String(line.bytes, from, to - from, StandardCharsets.ISO_8859_1);
        int p = to;
        if (line.peek(p) == '[') {
            int close = pidEnd(line, p);
            line.procId = line.text(p + 1, close);
            p = close + 1;
        }
        p = line.peek(p) == ':' ? p + 1 : p;
        line.at = line.skipSpaces(p);
    }
}
