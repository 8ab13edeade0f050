package io.trapline.mediation.decode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * The header of FortiOS, which is a list of {@code key=value} from its first word on:
 * {@code date=2019-04-09 time=04:27:29 devname=fw01 ... type=traffic}. The message keeps all of it.
 */
final class KeyValueHeader {

    private static final byte[] DATE = "date=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TIME = "time=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DEVNAME = "devname=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TYPE = "type=".getBytes(StandardCharsets.US_ASCII);
    /** Collectors between put other pairs in front. */
    private static final List<byte[]> FIRST = Stream.of("time=", "timestamp=", "devname=", "logver=", "eventtime=")
            .map(word -> word.getBytes(StandardCharsets.US_ASCII))
            .toList();

    private static final int PAIRS_MAX = 16;

    private KeyValueHeader() {}

    /** True when the line begins like that; the cursor stays on its first key. */
    static boolean read(Line line, Stamp stamp, Instant received, ZoneId zone) {
        int from = line.at;
        if (line.startsWith(from, DATE)) {
            boolean taken = dated(line, from, from, stamp, received, zone);
            if (taken) {
                pairs(line, from);
            }
            return taken;
        }
        for (byte[] first : FIRST) {
            if (line.startsWith(from, first)) {
                int date = pairs(line, from);
                return line.hostname != null && (date < 0 || dated(line, date, from, stamp, received, zone));
            }
        }
        return false;
    }

    /** Takes the stamp; a time that stands before its date is where the line begins. */
    private static boolean dated(Line line, int date, int from, Stamp stamp, Instant received, ZoneId zone) {
        int behind = line.tokenEnd(date) + 1;
        int time = line.startsWith(behind, TIME) ? behind : from;
        int clock = time + TIME.length;
        if (!line.startsWith(time, TIME) || !stamp.readApart(line, date + DATE.length, clock)) {
            return false;
        }
        line.timestamp = stamp.text(received, zone);
        line.format = "fortinet";
        return true;
    }

    /** Takes host and type from the first pairs; where the date stands, or -1. */
    private static int pairs(Line line, int from) {
        int date = -1;
        int p = from;
        for (int i = 0; i < PAIRS_MAX && p < line.end; i++) {
            if (line.startsWith(p, DEVNAME)) {
                line.hostname = value(line, p + DEVNAME.length);
                line.format = "fortinet";
            } else if (line.startsWith(p, TYPE)) {
                line.appName = value(line, p + TYPE.length);
            } else if (line.startsWith(p, DATE)) {
                date = p;
            }
            p = line.skipSpaces(line.tokenEnd(p));
        }
        return date;
    }

    private static String value(Line line, int from) {
        boolean quoted = line.peek(from) == '"';
        int start = quoted ? from + 1 : from;
        int p = start;
        while (p < line.end && line.bytes[p] != (quoted ? '"' : ' ')) {
            p++;
        }
        return line.text(start, p);
    }
}
