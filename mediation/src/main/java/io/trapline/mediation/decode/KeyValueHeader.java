package io.trapline.mediation.decode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The header of FortiOS, which is a list of {@code key=value} from its first word on:
 * {@code date=2019-04-09 time=04:27:29 devname=fw01 ... type=traffic}. The message keeps all of it.
 */
final class KeyValueHeader {

    private static final byte[] DATE = "date=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TIME = "time=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DEVNAME = "devname=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TYPE = "type=".getBytes(StandardCharsets.US_ASCII);
    private static final int PAIRS_MAX = 16;

    private KeyValueHeader() {}

    /** True when the line begins like that; the cursor stays on its first key. */
    static boolean read(Line line, Stamp stamp, Instant received, ZoneId zone) {
        int from = line.at;
        if (!line.startsWith(from, DATE)) {
            return false;
        }
        int date = from + DATE.length;
        int time = line.tokenEnd(date) + 1;
        if (!line.startsWith(time, TIME) || !stamp.readApart(line, date, time + TIME.length)) {
            return false;
        }
        line.timestamp = stamp.text(received, zone);
        line.format = "fortinet";
        int p = time;
        for (int i = 0; i < PAIRS_MAX && p < line.end; i++) {
            if (line.startsWith(p, DEVNAME)) {
                line.hostname = value(line, p + DEVNAME.length);
            } else if (line.startsWith(p, TYPE)) {
                line.appName = value(line, p + TYPE.length);
            }
            p = line.skipSpaces(line.tokenEnd(p));
        }
        return true;
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
