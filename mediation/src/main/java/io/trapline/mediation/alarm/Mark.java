package io.trapline.mediation.alarm;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.Stamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When a device says that something happened, by its own reckoning. Two marks of one reckoning tell
 * which came first whatever order they arrived in.
 *
 * @param atNanos since the agent's start or since the epoch
 * @param streamNanos stream time of the message that said so
 */
public record Mark(By by, long atNanos, long streamNanos) {

    /** Beyond this, an earlier mark means another life of the device's clock, not a late copy. */
    static final Duration LATE_MAX = Duration.ofMinutes(10);

    private static final long HUNDREDTH = 10_000_000L;
    private static final long SECOND = 1_000_000_000L;

    /** What a device counts by. Order is part of the stored format: add at the end. */
    public enum By {
        /** sysUpTime: the agent's, in hundredths of a second (RFC 3418). */
        UPTIME,
        /** The time stamp of a syslog line. */
        CLOCK
    }

    /** The mark of a message; null when it bears none. */
    public static @Nullable Mark of(Decoded message, Stamp at) {
        return switch (message) {
            case Decoded.Trap trap ->
                trap.uptime() == null ? null : new Mark(By.UPTIME, trap.uptime() * HUNDREDTH, at.streamNanos());
            case Decoded.SyslogMessage line -> clock(line.timestamp(), at);
            case Decoded.Unreadable unreadable -> null;
        };
    }

    private static @Nullable Mark clock(@Nullable String timestamp, Stamp at) {
        if (timestamp == null) {
            return null;
        }
        try {
            return new Mark(By.CLOCK, epochNanos(timestamp), at.streamNanos());
        } catch (DateTimeException | ArithmeticException noTime) {
            return null;
        }
    }

    /** The usual form is read in place: it comes with every line. */
    private static long epochNanos(String text) {
        int zone = text.length() - 1;
        boolean usual = zone >= 19 && text.charAt(zone) == 'Z' && text.charAt(10) == 'T' && text.charAt(4) == '-';
        usual &= zone == 19 || (usual && text.charAt(19) == '.' && zone > 20 && zone <= 29);
        long day = usual ? digits(text, 0, 4) * 10_000 + digits(text, 5, 7) * 100 + digits(text, 8, 10) : -1;
        long hour = usual ? digits(text, 11, 13) : -1;
        long minute = usual ? digits(text, 14, 16) : -1;
        long second = usual ? digits(text, 17, 19) : -1;
        long fraction = usual && zone > 19 ? digits(text, 20, zone) : 0;
        boolean marks = usual && text.charAt(7) == '-' && text.charAt(13) == ':' && text.charAt(16) == ':';
        if (!marks
                || day < 0
                || hour < 0
                || hour > 23
                || minute < 0
                || minute > 59
                || second < 0
                || second > 59
                || fraction < 0) {
            var time = OffsetDateTime.parse(text);
            return time.toEpochSecond() * SECOND + time.getNano();
        }
        for (int i = zone; i > 19 && i < 29; i++) {
            fraction *= 10;
        }
        var date = LocalDate.of((int) (day / 10_000), (int) (day / 100 % 100), (int) (day % 100));
        return (date.toEpochDay() * 86_400 + hour * 3_600 + minute * 60 + second) * SECOND + fraction;
    }

    /** Below zero when there is something else than digits. */
    private static long digits(String text, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return Integer.MIN_VALUE;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /**
     * True when this, which arrived later, surely happened before {@code other}. A device that was
     * restarted in between counts from zero again: then nobody knows.
     */
    public boolean before(@Nullable Mark other) {
        if (other == null || other.by != by || atNanos >= other.atNanos) {
            return false;
        }
        boolean restarted = by == By.UPTIME && streamNanos - atNanos > other.streamNanos;
        return !restarted && other.atNanos - atNanos <= LATE_MAX.toNanos();
    }
}
