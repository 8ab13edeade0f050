package io.trapline.mediation.decode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A time stamp as devices write it: {@code Mar  1 18:46:11.123}, {@code Mar 01 2026 18:46:11},
 * {@code 2026 Mar  1 18:46:11 UTC}, {@code Mon Mar  1 18:46:11 2026}, {@code 2026-3-1 18:46:11,5 +0100},
 * RFC 3339. Owned by one thread and reused.
 */
final class Stamp {

    private static final int SECONDS_PER_DAY = 86_400;
    private static final long SECONDS_PER_YEAR = 31_556_952;
    private static final int LEAP_YEAR = 2000;
    private static final int NANO_DIGITS = 9;
    private static final int MILLI_DIGITS = 3;
    private static final byte[] DST = " DST".getBytes(StandardCharsets.US_ASCII);

    private final StampWriter written = new StampWriter();

    private int year;
    private int month;
    private int day;
    private int hour;
    private int minute;
    private int second;
    private int nanos;
    private int fractionDigits;
    private @Nullable ZoneOffset offset;
    private int end;

    /** One beyond the stamp that was read. */
    int end() {
        return end;
    }

    /** Reads the stamp that begins exactly at {@code from}; false when there is none. */
    boolean read(Line line, int from) {
        year = 0;
        nanos = 0;
        fractionDigits = 0;
        offset = null;
        int p = date(line, from);
        p = p < 0 ? -1 : clock(line, p);
        if (p < 0) {
            return false;
        }
        p = fraction(line, p);
        p = zone(line, p);
        end = year == 0 ? trailingYear(line, p) : p;
        return year == 0 ? day <= Calendar.days(month, true) : Calendar.exists(year, month, day);
    }

    /** Reads a time of day that names its zone, {@code 09:26:53 GMT}, and no date: the nearest day to its arrival. */
    boolean readClock(Line line, int from, Instant received) {
        nanos = 0;
        fractionDigits = 0;
        offset = null;
        int p = clock(line, from);
        end = p < 0 ? -1 : zone(line, fraction(line, p));
        ZoneOffset shift = offset;
        if (p < 0 || shift == null) {
            return false;
        }
        LocalDateTime now = LocalDateTime.ofInstant(received, shift);
        int apart = secondOfDay() - now.toLocalTime().toSecondOfDay();
        LocalDate date =
                now.toLocalDate().plusDays(apart > SECONDS_PER_DAY / 2 ? -1 : apart < -SECONDS_PER_DAY / 2 ? 1 : 0);
        year = date.getYear();
        month = date.getMonthValue();
        day = date.getDayOfMonth();
        return year > 0 && year <= 9999;
    }

    /** Reads {@code yyyy-m-d} and {@code h:mm:ss} that stand apart. */
    boolean readApart(Line line, int dateFrom, int timeFrom) {
        nanos = 0;
        fractionDigits = 0;
        offset = null;
        year = Rfc3339.digits(line, dateFrom, 4);
        int separator = line.peek(dateFrom + 4);
        int p = year <= 0 || separator != '-' ? -1 : number(line, dateFrom + 5, 2);
        month = last;
        p = p < 0 || line.peek(p) != separator ? -1 : number(line, p + 1, 2);
        day = last;
        p = p < 0 ? -1 : clock(line, timeFrom);
        end = p;
        return p > 0 && Calendar.exists(year, month, day);
    }

    private int date(Line line, int from) {
        int first = line.peek(from);
        if (Line.isLetter(first)) {
            return monthFirst(line, from);
        }
        return Line.isDigit(first) ? digitsFirst(line, from) : -1;
    }

    /** {@code Mmm d [yyyy]}, perhaps behind a weekday. */
    private int monthFirst(Line line, int from) {
        int p = from;
        month = Words.month(line, p);
        if (month == 0 && Words.weekday(line, p)) {
            p += line.peek(p + 3) == ',' ? 4 : 3;
            p = line.skipSpaces(p);
            month = Words.month(line, p);
        }
        if (month == 0 || line.peek(p + 3) != ' ') {
            return -1;
        }
        p = number(line, line.skipSpaces(p + 3), 2);
        day = last;
        if (p < 0 || line.peek(p) != ' ') {
            return -1;
        }
        p = line.skipSpaces(p);
        int four = Rfc3339.digits(line, p, 4);
        if (four > 0 && line.peek(p + 4) == ' ') {
            year = four;
            p = line.skipSpaces(p + 4);
        }
        return day == 0 ? -1 : p;
    }

    /** {@code yyyy-m-d}, {@code yyyy/m/d}, {@code yyyy Mmm d} or {@code d Mmm yyyy}. */
    private int digitsFirst(Line line, int from) {
        int p = line.skipDigits(from);
        if (p - from == 4) {
            year = Rfc3339.digits(line, from, 4);
            return year == 0 ? -1 : line.peek(p) == ' ' ? monthSecond(line, p + 1) : numeric(line, p);
        }
        p = p - from > 2 ? -1 : number(line, from, 2);
        day = last;
        if (p > 0 && line.peek(p) == '/') {
            return american(line, p);
        }
        if (p < 0 || line.peek(p) != ' ') {
            return -1;
        }
        month = Words.month(line, p + 1);
        year = Rfc3339.digits(line, p + 5, 4);
        return month == 0 || year <= 0 || day == 0 || line.peek(p + 9) != ' ' ? -1 : line.skipSpaces(p + 9);
    }

    /** {@code m/d/yyyy}, or {@code d/m/yyyy} where only that can be; Citrix joins the time with a colon. */
    private int american(Line line, int from) {
        int first = day;
        int p = number(line, from + 1, 2);
        int second = last;
        year = p < 0 || line.peek(p) != '/' ? 0 : Math.max(0, Rfc3339.digits(line, p + 1, 4));
        month = first > 12 ? second : first;
        day = first > 12 ? first : second;
        int mark = line.peek(p + 5);
        boolean date = year > 0 && month >= 1 && month <= 12 && day >= 1;
        return date && (mark == ' ' || mark == ':') ? line.skipSpaces(p + 6) : -1;
    }

    private int monthSecond(Line line, int from) {
        month = Words.month(line, from);
        if (month == 0 || line.peek(from + 3) != ' ') {
            return -1;
        }
        int p = number(line, line.skipSpaces(from + 3), 2);
        day = last;
        return p < 0 || day == 0 || line.peek(p) != ' ' ? -1 : line.skipSpaces(p);
    }

    private int numeric(Line line, int from) {
        int separator = line.peek(from);
        if (separator != '-' && separator != '/') {
            return -1;
        }
        int p = number(line, from + 1, 2);
        month = last;
        if (p < 0 || line.peek(p) != separator || month < 1 || month > 12) {
            return -1;
        }
        p = number(line, p + 1, 2);
        day = last;
        boolean between = p > 0 && (line.peek(p) == 'T' || line.peek(p) == 't' || line.peek(p) == ' ');
        return between && day > 0 ? line.skipSpaces(p + 1) : -1;
    }

    /** {@code h:mm:ss}; some write a blank for a leading zero of any part. */
    private int clock(Line line, int from) {
        int p = number(line, from, 2);
        hour = last;
        if (p < 0 || line.peek(p) != ':' || hour > 23) {
            return -1;
        }
        p = number(line, line.peek(p + 1) == ' ' ? p + 2 : p + 1, 2);
        minute = last;
        if (p < 0 || line.peek(p) != ':' || minute > 59) {
            return -1;
        }
        p = number(line, line.peek(p + 1) == ' ' ? p + 2 : p + 1, 2);
        // A leap second is shown as the second before it: no reader of RFC 3339 has to know it.
        second = Math.min(last, 59);
        return last > 60 ? -1 : p;
    }

    /** The number that {@link #number} took last. */
    private int last;

    /** Takes 1 to {@code max} digits, which no further digit may follow; -1 when there are none. */
    private int number(Line line, int from, int max) {
        int p = from;
        last = 0;
        while (p < from + max && Line.isDigit(line.peek(p))) {
            last = last * 10 + line.peek(p++) - '0';
        }
        return p == from || Line.isDigit(line.peek(p)) ? -1 : p;
    }

    private int fraction(Line line, int from) {
        int mark = line.peek(from);
        int to = line.skipDigits(from + 1);
        // Comware: 15:42:18:123
        boolean millis = mark == ':' && to - from - 1 == MILLI_DIGITS && line.peek(to) == ' ';
        if ((mark != '.' && mark != ',' && !millis) || to == from + 1) {
            return from;
        }
        for (int p = from + 1; p < to && fractionDigits < NANO_DIGITS; p++) {
            nanos = nanos * 10 + line.peek(p) - '0';
            fractionDigits++;
        }
        for (int i = fractionDigits; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        // Huawei counts repeats within a millisecond: 01:00:34.270.1
        return line.peek(to) == '.' && Line.isDigit(line.peek(to + 1)) ? line.skipDigits(to + 1) : to;
    }

    private int zone(Line line, int from) {
        int p = from;
        boolean apart = line.peek(p) == ' ';
        int q = apart ? p + 1 : p;
        int sign = line.peek(q);
        if (sign == '+' || sign == '-') {
            int colon = line.peek(q + 3) == ':' ? 1 : 0;
            int hours = Rfc3339.digits(line, q + 1, 2);
            int minutes = Rfc3339.digits(line, q + 3 + colon, 2);
            if (hours >= 0 && hours <= 18 && minutes >= 0 && minutes <= 59) {
                int seconds = Math.min(hours * 3600 + minutes * 60, 18 * 3600);
                offset = ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds);
                p = q + 5 + colon;
                return line.peek(p) == 'Z' ? p + 1 : summer(line, p);
            }
            return from;
        }
        if (!apart && (sign == 'Z' || sign == 'z')) {
            offset = ZoneOffset.UTC;
            return q + 1;
        }
        return apart ? abbreviation(line, from) : from;
    }

    /** A zone's letters: known ones, or any where nothing but the end of a Cisco clock can follow. */
    private int abbreviation(Line line, int from) {
        int p = from + 1;
        int to = p;
        while (to - p < 6 && Line.isUpper(line.peek(to) & ~0x20) && Line.isLetter(line.peek(to))) {
            to++;
        }
        int size = to - p;
        if (line.peek(to) == '/') {
            // Winter and summer in one: "MSK/MSD".
            do {
                to++;
            } while (Line.isLetter(line.peek(to)) && to - p < 12);
        }
        int next = line.peek(to);
        if ((next == '+' || next == '-') && ZoneOffset.UTC.equals(Words.offset(line, p, size))) {
            return shifted(line, from, to);
        }
        if (size < 1 || size > 5 || (next != ':' && next != ' ')) {
            return from;
        }
        offset = Words.offset(line, p, size);
        if (offset != null) {
            return to;
        }
        int summer = summer(line, from);
        if (summer > from) {
            return summer;
        }
        return next == ':' && line.peek(line.skipSpaces(to + 1)) == '%' ? to : from;
    }

    /** Behind the word that VRP puts after its clock in summer, a blank before it and a host behind it; else {@code from}. */
    private static int summer(Line line, int from) {
        int next = line.skipSpaces(from + DST.length);
        return line.startsWith(from, DST) && next > from + DST.length && line.peek(next) != '%'
                ? from + DST.length
                : from;
    }

    /** A zone with its shift, {@code UTC+1} or {@code UTC+07:30}; where it ends. */
    private int shifted(Line line, int from, int sign) {
        int p = number(line, sign + 1, 2);
        int hours = last;
        int minutes =
                p > 0 && line.peek(p) == ':' && Line.isDigit(line.peek(p + 1)) ? Rfc3339.digits(line, p + 1, 2) : 0;
        if (p < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return from;
        }
        p = line.peek(p) == ':' && Line.isDigit(line.peek(p + 1)) ? p + 3 : p;
        int seconds = Math.min(hours * 3600 + minutes * 60, 18 * 3600);
        offset = ZoneOffset.ofTotalSeconds(line.peek(sign) == '-' ? -seconds : seconds);
        return p;
    }

    private int trailingYear(Line line, int from) {
        int four = line.peek(from) == ' ' ? Rfc3339.digits(line, from + 1, 4) : -1;
        int next = line.peek(from + 5);
        // Behind a year's colon something else begins; 2001:db8::1 is a host.
        boolean apart = next == ':' && "0123456789abcdefABCDEF:".indexOf(line.peek(from + 6)) < 0;
        if (four >= 1970 && four < 2100 && (next == ' ' || apart || next == 0)) {
            year = four;
            return zone(line, from + 5);
        }
        return from;
    }

    /**
     * The stamp in RFC 3339, at the precision it was written with.
     *
     * @param received decides the year of a stamp without one: the nearest
     * @param zone of a stamp that names none
     */
    String text(Instant received, ZoneId zone) {
        ZoneOffset shift = offset;
        if (year == 0) {
            year = nearestYear(received, shift == null ? zone.getRules().getOffset(received) : shift);
        }
        if (shift == null) {
            shift = zone instanceof ZoneOffset fixed
                    ? fixed
                    : zone.getRules().getOffset(LocalDateTime.of(year, month, day, hour, minute, second));
        }
        return format(shift.getTotalSeconds());
    }

    private int nearestYear(Instant received, ZoneOffset shift) {
        long now = received.getEpochSecond() + shift.getTotalSeconds();
        int thisYear = Math.clamp(1970 + Math.floorDiv(now, SECONDS_PER_YEAR), 1, 9999);
        boolean leapDay = month == 2 && day == 29;
        int best = leapDay ? LEAP_YEAR : thisYear;
        long distance = Long.MAX_VALUE;
        // The next February 29 may be eight years away.
        int reach = leapDay ? 8 : 1;
        for (int candidate = thisYear - reach; candidate <= thisYear + reach; candidate++) {
            if (candidate > 0 && candidate <= 9999 && Calendar.exists(candidate, month, day)) {
                long then = Calendar.epochDay(candidate, month, day) * SECONDS_PER_DAY + secondOfDay();
                long apart = Math.abs(then - now);
                if (apart < distance) {
                    distance = apart;
                    best = candidate;
                }
            }
        }
        return best;
    }

    private int secondOfDay() {
        return (hour * 60 + minute) * 60 + second;
    }

    private String format(int offsetSeconds) {
        written.begin().put(year, 4).mark('-').put(month, 2).mark('-').put(day, 2);
        written.mark('T').put(hour, 2).mark(':').put(minute, 2).mark(':').put(second, 2);
        if (fractionDigits > 0) {
            written.mark('.').put(nanos, NANO_DIGITS).back(NANO_DIGITS - fractionDigits);
        }
        int minutes = Math.abs(offsetSeconds) / 60;
        if (minutes == 0) {
            return written.mark('Z').text();
        }
        return written.mark(offsetSeconds < 0 ? '-' : '+')
                .put(minutes / 60, 2)
                .mark(':')
                .put(minutes % 60, 2)
                .text();
    }
}
