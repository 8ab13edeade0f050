package io.trapline.deploy.fuzz;

import static io.trapline.deploy.fuzz.Bounds.check;
import static io.trapline.deploy.fuzz.Bounds.same;

import io.trapline.mediation.Decoded.SyslogMessage;
import io.trapline.mediation.decode.SyslogDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** One syslog message read within the bounds, and what is true of every such reading. Owned by one thread. */
final class SyslogReading {

    /** Offsets up to 23:59, which java.time does not take. */
    private static final Pattern RFC_3339 = Pattern.compile(
            "\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d(:[0-6]\\d(\\.\\d{1,9})?)?(Z|[+-][0-2]\\d:[0-5]\\d)");

    private static final Instant NOW = Instant.parse("2026-11-22T22:30:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Bounds bounds = new Bounds();
    private final SyslogDecoder decoder = new SyslogDecoder();
    private final SyslogDecoder fresh = new SyslogDecoder();

    SyslogMessage of(byte[] input) {
        SyslogMessage read = bounds.hold(input, bytes -> decoder.decode(bytes, NOW, BERLIN));
        same(read, fresh.decode(input, NOW, BERLIN), input, "a decoder that has read others");
        Integer facility = read.facility();
        Integer severity = read.severity();
        check(facility == null || (facility >= 0 && facility < 24), input, "facility " + facility);
        check(severity == null || (severity >= 0 && severity < 8), input, "severity " + severity);
        timestamp(read, input);
        boolean kept = new String(input, StandardCharsets.UTF_8).contains(read.message());
        check(kept, input, "the message is no part of the line: " + read.message());
        return read;
    }

    private static void timestamp(SyslogMessage read, byte[] input) {
        String timestamp = read.timestamp();
        boolean shaped = timestamp == null || RFC_3339.matcher(timestamp).matches();
        check(shaped, input, "no RFC 3339 time stamp: " + timestamp);
    }
}
