package io.trapline.mediation.decode;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The header of FortiOS, which is a list of {@code key=value} from its first word on:
 * {@code date=2019-04-09 time=04:27:29 devname=fw01 ... type=traffic}. Its CSV form has commas between them. The message keeps all of it.
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

    private static final byte[] TZ = "tz=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENTTIME = "eventtime=".getBytes(StandardCharsets.US_ASCII);

    private static final int PAIRS_MAX = 16;
    private static final int ZONE_PAIRS_MAX = 100;
    private static final int EPOCH_DIGITS = 10;
    /** No zone is farther from UTC; an event time beyond is of another clock. */
    private static final Duration FARTHEST = Duration.ofHours(18);

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
        int behind = next(line, date, separator(line, date));
        int time = line.startsWith(behind, TIME) ? behind : from;
        int clock = time + TIME.length;
        if (!line.startsWith(time, TIME) || !stamp.readApart(line, date + DATE.length, clock)) {
            return false;
        }
        line.timestamp = time(line, from, stamp, received, zone);
        line.format = "fortinet";
        return true;
    }

    /** Takes host and type from the first pairs; where the date stands, or -1. */
    private static int pairs(Line line, int from) {
        int date = -1;
        int p = from;
        char separator = separator(line, from);
        for (int i = 0; i < PAIRS_MAX && p < line.end; i++) {
            if (line.startsWith(p, DEVNAME)) {
                line.hostname = value(line, p + DEVNAME.length, separator);
                line.format = "fortinet";
            } else if (line.startsWith(p, TYPE)) {
                line.appName = value(line, p + TYPE.length, separator);
            } else if (line.startsWith(p, DATE)) {
                date = p;
            }
            p = next(line, p, separator);
        }
        return date;
    }

    /** The stamp with the shift that {@code tz} says; better still the instant of {@code eventtime}. */
    private static String time(Line line, int from, Stamp stamp, Instant received, ZoneId zone) {
        char separator = separator(line, from);
        ZoneId shift = zone;
        Instant event = null;
        int p = from;
        for (int i = 0; i < ZONE_PAIRS_MAX && p < line.end; i++) {
            if (line.startsWith(p, TZ)) {
                shift = shift(value(line, p + TZ.length, separator), zone);
            } else if (line.startsWith(p, EVENTTIME)) {
                event = instant(value(line, p + EVENTTIME.length, separator));
            }
            p = next(line, p, separator);
        }
        return event != null && near(event, Instant.parse(stamp.text(received, ZoneOffset.UTC)))
                ? event.toString()
                : stamp.text(received, shift);
    }

    private static boolean near(Instant event, Instant stamped) {
        return Duration.between(stamped, event).abs().compareTo(FARTHEST) <= 0;
    }

    private static ZoneId shift(String text, ZoneId otherwise) {
        try {
            return ZoneOffset.of(text);
        } catch (DateTimeException e) {
            return otherwise; // Not a shift: the source's zone is as good as it gets.
        }
    }

    /** Seconds since 1970, or thousandths, millionths or billionths of them by their number of digits. */
    private static @Nullable Instant instant(String digits) {
        int fraction = digits.length() - EPOCH_DIGITS;
        boolean known = fraction >= 0 && fraction <= 9 && fraction % 3 == 0;
        if (!known || !digits.chars().allMatch(Line::isDigit)) {
            return null;
        }
        long nanos = Long.parseLong((digits.substring(EPOCH_DIGITS) + "000000000").substring(0, 9));
        return Instant.ofEpochSecond(Long.parseLong(digits.substring(0, EPOCH_DIGITS)), nanos);
    }

    /** A comma in the CSV form, where one stands behind the date; else a blank. */
    private static char separator(Line line, int date) {
        return line.startsWith(date, DATE) && line.peek(date + DATE.length + 10) == ',' ? ',' : ' ';
    }

    /** Where the next pair begins; in the CSV form a comma inside quotes is none. */
    private static int next(Line line, int from, char separator) {
        if (separator == ' ') {
            return line.skipSpaces(line.tokenEnd(from));
        }
        int p = from;
        boolean quoted = false;
        while (p < line.end && (quoted || line.bytes[p] != separator)) {
            quoted ^= line.bytes[p] == '"';
            p++;
        }
        return p + 1;
    }

    private static String value(Line line, int from, char separator) {
        boolean quoted = line.peek(from) == '"';
        int start = quoted ? from + 1 : from;
        int p = start;
        while (p < line.end && line.bytes[p] != (quoted ? '"' : separator)) {
            p++;
        }
        return line.text(start, p);
    }
}
