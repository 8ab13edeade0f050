package io.trapline.mediation.decode;

import io.trapline.mediation.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One syslog line while it is being read: its bytes, a cursor and what was found so far. Dialects
 * take turns on it. Owned by one thread and reused; text is made only of what goes into the result.
 */
final class Line {

    private static final int PRI_MAX = 191;

    byte[] bytes = {};
    /** The cursor: the first octet nobody has taken. */
    int at;
    /** One beyond the last octet. */
    int end;

    /** PRI, or -1. */
    int pri;

    String format = "plain";

    @Nullable
    Integer severity;

    @Nullable
    String timestamp;

    @Nullable
    String hostname;

    @Nullable
    String appName;

    @Nullable
    String procId;

    @Nullable
    String msgId;

    @Nullable
    String mnemonic;

    Map<String, Map<String, String>> structuredData = Map.of();

    /** An element of the structured data is Juniper's own. */
    boolean junos;

    void start(byte[] source) {
        bytes = source;
        at = 0;
        end = source.length;
        pri = -1;
        forget();
    }

    /** Drops what a dialect found before it had to give up; PRI stays. */
    void forget() {
        format = "plain";
        severity = null;
        timestamp = null;
        hostname = null;
        appName = null;
        procId = null;
        msgId = null;
        mnemonic = null;
        structuredData = Map.of();
        junos = false;
    }

    /** Takes {@code <PRI>} when there is one in range; leading zeros are left to the stricter reader to refuse. */
    void takePri() {
        if (peek(at) != '<') {
            return;
        }
        int value = 0;
        int p = at + 1;
        while (p < end && p <= at + 3 && isDigit(bytes[p])) {
            value = value * 10 + bytes[p++] - '0';
        }
        if (p > at + 1 && value <= PRI_MAX && peek(p) == '>') {
            pri = value;
            at = p + 1;
        }
    }

    /** The octet at a position, 0 outside the line. */
    int peek(int position) {
        return position >= 0 && position < end ? bytes[position] : 0;
    }

    int skipSpaces(int from) {
        int p = from;
        while (p < end && (bytes[p] == ' ' || bytes[p] == '\t')) {
            p++;
        }
        return p;
    }

    int skipDigits(int from) {
        int p = from;
        while (p < end && isDigit(bytes[p])) {
            p++;
        }
        return p;
    }

    /** End of the token that starts here: the next blank or the line's end. */
    int tokenEnd(int from) {
        int p = from;
        while (p < end && bytes[p] != ' ' && bytes[p] != '\t') {
            p++;
        }
        return p;
    }

    boolean startsWith(int from, byte[] literal) {
        if (end - from < literal.length) {
            return false;
        }
        for (int i = 0; i < literal.length; i++) {
            if (bytes[from + i] != literal[i]) {
                return false;
            }
        }
        return true;
    }

    String text(int from, int to) {
        return Utf8.text(bytes, from, to);
    }

    /** Text of octets that are known to be ASCII. */
    String ascii(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** What the line says; its message is everything from the cursor on. */
    Decoded.SyslogMessage message() {
        return new Decoded.SyslogMessage(
                format,
                pri < 0 ? null : (Integer) (pri >> 3),
                pri < 0 ? severity : (Integer) (pri & 7),
                timestamp,
                hostname,
                appName,
                procId,
                msgId,
                structuredData,
                text(at, end),
                mnemonic);
    }

    static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    static boolean isUpper(int octet) {
        return octet >= 'A' && octet <= 'Z';
    }

    static boolean isLetter(int octet) {
        return isUpper(octet & ~0x20);
    }
}
