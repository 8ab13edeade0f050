package io.trapline.mediation.alarm;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.Stamp;
import java.time.DateTimeException;
import java.time.Duration;
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
            var time = OffsetDateTime.parse(timestamp);
            return new Mark(By.CLOCK, time.toEpochSecond() * SECOND + time.getNano(), at.streamNanos());
        } catch (DateTimeException | ArithmeticException noTime) {
            return null;
        }
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
