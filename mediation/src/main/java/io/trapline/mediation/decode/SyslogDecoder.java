package io.trapline.mediation.decode;

import io.trapline.mediation.Decoded;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Reads one syslog message without its transport framing. Always succeeds: a line without any header
 * is a message of format {@code plain}.
 *
 * <p>RFC 5424 is read to the letter; what breaks its grammar, and everything older, goes to readers
 * for what devices really write. A dialect is chosen by what stands at a known place, never by
 * searching the line.
 *
 * <p>Owned by one thread and reused; it keeps nothing of a message.
 */
public final class SyslogDecoder {

    private static final long NANOS = 1_000_000_000L;

    /** Years of RFC 3339; a clock beyond them is nobody's. */
    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    private final Line line = new Line();
    private final Stamp stamp = new Stamp();
    private final RelayedHeader relayed = new RelayedHeader(stamp);
    private final LegacyHeader legacy = new LegacyHeader(stamp);

    /**
     * Never throws.
     *
     * @param received decides the year of a time stamp without one: the nearest
     * @param zone of time stamps that name none
     */
    public Decoded.SyslogMessage decode(byte[] message, Instant received, ZoneId zone) {
        return exact(message) ? line.message() : loose(received, zone);
    }

    /**
     * The same with the time of receipt in nanoseconds since 1970: a line of RFC 5424 needs no more
     * than its result.
     */
    Decoded.SyslogMessage decode(byte[] message, long receivedNanos, ZoneId zone) {
        return exact(message) ? line.message() : loose(instant(receivedNanos), zone);
    }

    private boolean exact(byte[] message) {
        line.start(message);
        line.takePri();
        if (!Rfc5424.read(line)) {
            return false;
        }
        Content.word(line);
        relayed.word(line);
        BodyHost.take(line);
        return true;
    }

    private Decoded.SyslogMessage loose(Instant received, ZoneId zone) {
        Instant arrival = received.isBefore(EARLIEST) ? EARLIEST : received.isAfter(LATEST) ? LATEST : received;
        trimEnd();
        if (NearRfc5424.read(line, stamp, arrival, zone)) {
            Content.word(line);
            relayed.word(line);
        } else {
            legacy.read(line, arrival, zone);
        }
        BodyHost.take(line);
        return line.message();
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    /** Line ends and NULs that a sender left at the end of a datagram are framing, not message. */
    private void trimEnd() {
        while (line.end > line.at && isFraming(line.bytes[line.end - 1])) {
            line.end--;
        }
    }

    private static boolean isFraming(byte octet) {
        return octet == '\n' || octet == '\r' || octet == 0;
    }
}
