package io.trapline.mediation.decode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What a device wrote as its header, behind the stamp and host that a relay put before all of it:
 * {@code 2559: 003174: Jan 26 04:27:09.174 MSK: %BGP-5-...}, {@code 253: RP/0/RSP0/CPU0:Nov 26 16:30:21.710 : ...},
 * {@code : 2019 Feb 27 13:23:54 GMT: %VSHD-5-...}. The inner stamp and the inner host are the device's.
 *
 * <p>Owned by one thread and reused.
 */
final class RelayedHeader {

    private static final byte[] REPEATED = "message repeated ".getBytes(StandardCharsets.US_ASCII);
    private static final int COUNT_MAX = 24;

    private final Stamp stamp;
    private final Prelude prelude = new Prelude();

    RelayedHeader(Stamp stamp) {
        this.stamp = stamp;
    }

    /** Takes it; returns where the device's tag or message begins, or {@code from} when there is none. */
    int take(Line line, int from, Instant received, ZoneId zone) {
        if (prelude.toStamp(line, from, stamp)) {
            int p = line.skipSpaces(stamp.end());
            boolean closed = line.peek(p) == ':';
            p = closed ? line.skipSpaces(p + 1) : p;
            boolean counted = line.skipDigits(from) > from && line.peek(line.skipDigits(from)) == ':';
            boolean device = closed || counted ? prelude.hostname() == null : false;
            if (device || says(line, p)) {
                line.timestamp = stamp.text(received, zone);
                named(line);
                return line.peek(p) == '%' ? p : host(line, p);
            }
            return from;
        }
        int word = prelude.toMnemonic(line, from);
        if (word <= from || prelude.hostname() != null && Tag.end(line, from) > 0) {
            return from;
        }
        named(line);
        return word;
    }

    /**
     * Notes the mnemonic behind the counters and the stamp of the device that stand at the beginning of a
     * message under a header of RFC 5424. Nothing else of the line changes.
     */
    void word(Line line) {
        int at = line.at;
        int p = line.skipSpaces(at);
        int first = line.peek(p);
        boolean begins = Line.isDigit(first) || first == '*' || first == '.' || first == ':' || first == '[';
        if (line.mnemonic != null || !begins && Words.month(line, p) == 0) {
            return;
        }
        if (prelude.toStamp(line, p, stamp)) {
            p = line.skipSpaces(stamp.end());
            p = line.peek(p) == ':' ? line.skipSpaces(p + 1) : p;
        } else {
            p = prelude.toMnemonic(line, p);
        }
        String format = line.format;
        String app = line.appName;
        String process = line.procId;
        line.at = p;
        if (p > at && !CiscoMnemonic.take(line) && Tag.take(line)) {
            CiscoMnemonic.take(line); // IOS-XR: the process first.
        }
        line.at = at;
        line.format = format;
        line.appName = app;
        line.procId = process;
    }

    private void named(Line line) {
        String host = prelude.hostname();
        if (host != null) {
            line.hostname = host;
        }
    }

    /** The host that ASA and Force10 write behind their stamp, with the vendor's word after it. */
    private static int host(Line line, int from) {
        int to = line.tokenEnd(from);
        int next = line.skipSpaces(to);
        boolean apart = line.peek(next) == ':';
        next = apart ? line.skipSpaces(next + 1) : next;
        int name = line.peek(to - 1) == ':' ? to - 1 : to;
        boolean named = apart || name < to;
        if (named
                && CiscoMnemonic.follows(line, next)
                && line.peek(name - 1) != ']'
                && Tag.mayBeHost(line, from, name)) {
            line.hostname = Tag.host(line, from, name);
            return next;
        }
        return from;
    }

    /** A mnemonic stands here, perhaps behind the host. */
    private static boolean says(Line line, int from) {
        int next = line.skipSpaces(line.tokenEnd(from));
        return CiscoMnemonic.follows(line, from) || CiscoMnemonic.follows(line, next);
    }

    /** Notes the mnemonic inside {@code message repeated 27 times: [...]}, which the message keeps. */
    static void repeated(Line line, Stamp stamp) {
        int from = line.at;
        if (!line.startsWith(from, REPEATED)) {
            return;
        }
        int open = from + REPEATED.length;
        while (open - from < REPEATED.length + COUNT_MAX && line.peek(open) != '[') {
            open++;
        }
        int p = line.skipSpaces(open + 1);
        if (line.peek(open) != '[') {
            return;
        }
        if (stamp.read(line, p)) {
            p = line.skipSpaces(stamp.end());
            p = line.peek(p) == ':' ? line.skipSpaces(p + 1) : p;
        }
        line.at = p;
        CiscoMnemonic.take(line);
        line.at = from;
    }
}
