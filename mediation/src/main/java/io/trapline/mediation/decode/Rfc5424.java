package io.trapline.mediation.decode;

import org.jspecify.annotations.Nullable;

/**
 * The grammar of RFC 5424 section 6, to the letter: a line that breaks the ABNF anywhere is not of
 * this format. Any VERSION of the grammar (1 to 999) is accepted.
 */
final class Rfc5424 {

    static final int HOSTNAME_MAX = 255;
    private static final int APP_NAME_MAX = 48;
    static final int PROCID_MAX = 128;
    private static final int MSGID_MAX = 32;

    private Rfc5424() {}

    /** True when the line is of this format and was taken; false leaves the cursor where it was. */
    static boolean read(Line line) {
        int start = line.at;
        if (line.pri >= 0 && header(line, start) && message(line)) {
            line.format = "rfc5424";
            return true;
        }
        line.at = start;
        line.forget();
        return false;
    }

    private static boolean header(Line line, int start) {
        int digits = line.pri >= 100 ? 3 : line.pri >= 10 ? 2 : 1;
        if (line.peek(start - digits - 2) != '<') {
            return false; // PRIVAL with leading zeros (section 6.2.1).
        }
        int p = line.skipDigits(start);
        if (p == start || p - start > 3 || line.bytes[start] == '0' || line.peek(p) != ' ') {
            return false;
        }
        line.at = p + 1;
        if (!timestamp(line)) {
            return false;
        }
        int host = field(line, HOSTNAME_MAX);
        line.hostname = host < 0 ? null : value(line, host);
        int app = host < 0 ? -1 : field(line, APP_NAME_MAX);
        line.appName = app < 0 ? null : value(line, app);
        int proc = app < 0 ? -1 : field(line, PROCID_MAX);
        line.procId = proc < 0 ? null : value(line, proc);
        int msg = proc < 0 ? -1 : field(line, MSGID_MAX);
        line.msgId = msg < 0 ? null : value(line, msg);
        return msg >= 0;
    }

    /** FULL-DATE "T" FULL-TIME of section 6.2.3 or NILVALUE, with the blank behind it. */
    private static boolean timestamp(Line line) {
        int from = line.at;
        if (line.peek(from) == '-' && line.peek(from + 1) == ' ') {
            line.at = from + 2;
            return true;
        }
        int to = Rfc3339.end(line, from);
        if (to < 0 || line.peek(to) != ' ') {
            return false;
        }
        line.timestamp = line.ascii(from, to);
        line.at = to + 1;
        return true;
    }

    /** Takes 1 to {@code max} PRINTUSASCII and a blank; returns where they began, or -1. */
    private static int field(Line line, int max) {
        int from = line.at;
        int p = from;
        while (p < line.end && line.bytes[p] > ' ' && line.bytes[p] < 0x7F) {
            p++;
        }
        if (p == from || p - from > max || line.peek(p) != ' ') {
            return -1;
        }
        line.at = p + 1;
        return from;
    }

    /** The field that was just taken, null for NILVALUE. */
    private static @Nullable String value(Line line, int from) {
        int to = line.at - 1;
        return to - from == 1 && line.bytes[from] == '-' ? null : line.ascii(from, to);
    }

    /** STRUCTURED-DATA [SP MSG] (sections 6.3 and 6.4). */
    private static boolean message(Line line) {
        if (line.peek(line.at) == '-') {
            line.at++;
        } else if (!StructuredData.read(line)) {
            return false;
        }
        if (line.at == line.end) {
            return true;
        }
        if (line.bytes[line.at] != ' ') {
            return false;
        }
        line.at++;
        // The mark is part of MSG-UTF8 and promises well-formed text behind it; it stays.
        return !bom(line) || Utf8.valid(line.bytes, line.at, line.end);
    }

    /** True when the message under the cursor begins with the mark of UTF-8. */
    static boolean bom(Line line) {
        return line.peek(line.at) == (byte) 0xEF
                && line.peek(line.at + 1) == (byte) 0xBB
                && line.peek(line.at + 2) == (byte) 0xBF;
    }
}
