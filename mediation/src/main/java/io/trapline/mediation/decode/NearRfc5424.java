package io.trapline.mediation.decode;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Lines that want to be RFC 5424 and break its grammar somewhere: a stamp nobody else writes, a
 * field too long, a blank in structured data. Read as far as the meaning is clear, never called
 * rfc5424. Meraki's {@code 1 epoch host ...} is one of them.
 */
final class NearRfc5424 {

    private static final long EPOCH_MIN = 100_000_000L;
    private static final int EPOCH_DIGITS = 10;
    private static final int EPOCH_MILLI_DIGITS = 13;

    private NearRfc5424() {}

    /** True when the line was taken; false leaves the cursor where it was. */
    static boolean read(Line line, Stamp stamp, Instant received, ZoneId zone) {
        int start = line.at;
        int digits = line.skipDigits(start);
        if (line.pri < 0 || digits == start || digits - start > 3 || line.peek(digits) != ' ') {
            return false;
        }
        int p = line.skipSpaces(digits);
        int to = line.tokenEnd(p);
        String epoch = epoch(line, p, to);
        if (epoch != null) {
            line.timestamp = epoch;
        } else if (Line.isDigit(line.peek(p)) && stamp.read(line, p)) {
            line.timestamp = stamp.text(received, zone);
            to = line.tokenEnd(stamp.end()); // Whatever is stuck to the stamp belongs to it.
        } else if (to - p != 1 || line.peek(p) != '-') {
            return false;
        }
        line.format = epoch == null ? "rfc5424-like" : "meraki";
        p = line.skipSpaces(to);
        to = line.tokenEnd(p);
        if (!Tag.mayBeHost(line, p, to)) {
            line.at = p;
            return true;
        }
        line.hostname = Tag.host(line, p, to);
        line.at = line.skipSpaces(to);
        if (epoch == null) {
            fields(line);
        }
        return true;
    }

    /** APP-NAME PROCID MSGID, when structured data or its NILVALUE really stands behind them. */
    private static void fields(Line line) {
        int app = line.at;
        int appEnd = line.tokenEnd(app);
        int proc = line.skipSpaces(appEnd);
        int procEnd = line.tokenEnd(proc);
        int msg = line.skipSpaces(procEnd);
        int msgEnd = line.tokenEnd(msg);
        int data = line.skipSpaces(msgEnd);
        boolean nil = line.peek(data) == '-' && (line.peek(data + 1) == ' ' || data + 1 == line.end);
        if (!nil && line.peek(data) != '[') {
            return;
        }
        line.appName = value(line, app, appEnd);
        line.procId = value(line, proc, procEnd);
        line.msgId = value(line, msg, msgEnd);
        line.at = data;
        if (nil) {
            line.at++;
        } else if (!StructuredData.readTolerant(line)) {
            line.at = data;
        }
        line.at = line.skipSpaces(line.at);
    }

    private static @Nullable String value(Line line, int from, int to) {
        return to - from == 1 && line.peek(from) == '-' ? null : line.text(from, to);
    }

    /** Seconds since 1970 with a fraction, or milliseconds, as RFC 3339; null for anything else. */
    private static @Nullable String epoch(Line line, int from, int to) {
        int digits = line.skipDigits(from);
        int size = digits - from;
        boolean whole = digits == to && (size == EPOCH_DIGITS || size == EPOCH_MILLI_DIGITS);
        boolean fraction = size == EPOCH_DIGITS && line.peek(digits) == '.' && line.skipDigits(digits + 1) == to;
        if (!whole && !fraction) {
            return null;
        }
        long value = 0;
        for (int p = from; p < digits; p++) {
            value = value * 10 + line.bytes[p] - '0';
        }
        if (size == EPOCH_MILLI_DIGITS) {
            return Instant.ofEpochMilli(value).toString();
        }
        long nanos = 0;
        long unit = 1_000_000_000L;
        for (int p = digits + 1; p < to && unit > 1; p++) {
            unit /= 10;
            nanos += (line.bytes[p] - '0') * unit;
        }
        return value < EPOCH_MIN ? null : Instant.ofEpochSecond(value, nanos).toString();
    }
}
