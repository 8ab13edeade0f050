package io.trapline.mediation.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.agent.Envelope;
import io.trapline.agent.Kind;
import io.trapline.agent.RawRecord;
import io.trapline.agent.Transport;
import io.trapline.config.SettingsReader;
import io.trapline.mediation.Decoded;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stamp without a zone is in the zone of the network it came from. */
class DeviceZonesTest {

    private static final Instant RECEIVED = Instant.parse("2026-07-14T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void theFirstNetworkThatFitsDecidesElseTheSite() throws Exception {
        Files.createDirectories(folder.resolve("rules"));
        Path file = Files.writeString(folder.resolve("trapline.yaml"), """
                version: 1
                site: {name: kiel, timezone: Europe/Berlin}
                data: data
                listeners: [{name: lines, type: syslog, bind: "127.0.0.1:5514"}]
                sources:
                  timezones:
                    - {networks: [10.1.2.0/24], timezone: Asia/Tokyo}
                    - {networks: [10.1.0.0/16, "2001:db8::/32"], timezone: Europe/Lisbon}
                """);
        DeviceZones zones = DeviceZones.of(SettingsReader.check(file).settings().orElseThrow());
        assertThat(stamp(zones, "10.1.2.9")).isEqualTo("2026-07-14T11:00:00+09:00");
        assertThat(stamp(zones, "10.1.3.9")).isEqualTo("2026-07-14T11:00:00+01:00");
        assertThat(stamp(zones, "2001:db8::7")).isEqualTo("2026-07-14T11:00:00+01:00");
        assertThat(stamp(zones, "192.0.2.1")).isEqualTo("2026-07-14T11:00:00+02:00");
    }

    private static String stamp(DeviceZones zones, String source) {
        long nanos = RECEIVED.getEpochSecond() * 1_000_000_000L;
        var envelope = new Envelope(Kind.SYSLOG, Transport.UDP, "lines", "", new InetSocketAddress(source, 514), false);
        byte[] bytes = "<13>Jul 14 11:00:00 r1 app: x".getBytes(StandardCharsets.US_ASCII);
        var line = (Decoded.SyslogMessage) Decoder.decode(new RawRecord(1, nanos, nanos, envelope, bytes), zones);
        return String.valueOf(line.timestamp());
    }
}
