package io.trapline.mediation.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lines written for one question each; what real devices send is in SyslogCorpusTest. */
class SyslogDecoderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T22:30:00Z");

    private final SyslogDecoder decoder = new SyslogDecoder();

    @Test
    void ciscoWritesSequenceHostAndClockBeforeItsMnemonic() {
        Decoded.SyslogMessage line =
                decode("<189>521: router1: *Nov 14 08:30:56.699 MEST: %LINK-3-UPDOWN: Interface Gi2, up");
        assertThat(line.format()).isEqualTo("cisco");
        assertThat(line.facility()).isEqualTo(23);
        assertThat(line.severity()).isEqualTo(5);
        assertThat(line.hostname()).isEqualTo("router1");
        assertThat(line.timestamp()).isEqualTo("2026-11-14T08:30:56.699+02:00");
        assertThat(line.mnemonic()).isEqualTo("LINK-3-UPDOWN");
        assertThat(line.message()).isEqualTo("%LINK-3-UPDOWN: Interface Gi2, up");
    }

    @Test
    void iosXrNamesItsNodeAndItsProcess() {
        Decoded.SyslogMessage line = decode("<149>2647599: vmx01 RP/0/RSP1/CPU0:Sep 28 15:08:30.941 UTC: bgp[1051]: "
                + "%ROUTING-BGP-5-MAXPFX : No. of prefixes");
        assertThat(line.hostname()).isEqualTo("vmx01");
        assertThat(line.appName()).isEqualTo("bgp");
        assertThat(line.procId()).isEqualTo("1051");
        assertThat(line.mnemonic()).isEqualTo("ROUTING-BGP-5-MAXPFX");
        assertThat(line.timestamp()).isEqualTo("2026-09-28T15:08:30.941Z");
    }

    @Test
    void junosWritesItsEventWordBehindTheDaemon() {
        Decoded.SyslogMessage line = decode("<28>Jul 20 21:45:59 vmx01 mib2d[2424]: SNMP_TRAP_LINK_DOWN: ifIndex 502");
        assertThat(line.format()).isEqualTo("juniper");
        assertThat(line.hostname()).isEqualTo("vmx01");
        assertThat(line.appName()).isEqualTo("mib2d");
        assertThat(line.procId()).isEqualTo("2424");
        assertThat(line.mnemonic()).isEqualTo("SNMP_TRAP_LINK_DOWN");
        assertThat(line.message()).isEqualTo("SNMP_TRAP_LINK_DOWN: ifIndex 502");
    }

    @Test
    void theYearOfAStampIsTheNearestToItsArrival() {
        assertThat(at("2026-01-01T00:10:00Z", "<13>Dec 31 23:59:00 h a: x")).isEqualTo("2025-12-31T23:59:00Z");
        assertThat(at("2025-12-31T23:59:00Z", "<13>Jan  1 00:00:10 h a: x")).isEqualTo("2026-01-01T00:00:10Z");
        assertThat(at("2026-03-01T00:00:00Z", "<13>Feb 29 12:00:00 h a: x")).isEqualTo("2024-02-29T12:00:00Z");
    }

    @Test
    void noArrivalTimeIsTooFarAway() {
        for (Instant received : new Instant[] {Instant.MIN, Instant.MAX, Instant.EPOCH}) {
            for (String stamp : new String[] {"Feb 29 12:00:00", "Jan  1 00:00:00", "12:00:00 GMT"}) {
                byte[] line = ("<13>" + stamp + " h a: x").getBytes(StandardCharsets.UTF_8);
                assertThat(decoder.decode(line, received, ZoneId.of("Europe/Berlin"))
                                .message())
                        .endsWith("x");
            }
        }
    }

    @Test
    void aStampWithoutAZoneIsInTheZoneOfItsSource() {
        byte[] line = "<13>Jul 20 21:45:59 h a: x".getBytes(StandardCharsets.UTF_8);
        assertThat(decoder.decode(line, NOW, ZoneId.of("Europe/Berlin")).timestamp())
                .isEqualTo("2026-07-20T21:45:59+02:00");
    }

    @Test
    void rfc5424IsReadToTheLetter() {
        Decoded.SyslogMessage line =
                decode("<165>1 2003-10-11T22:14:15.003Z host app - ID47 [a@1 k=\"x\\]y\" k=\"z\"][b] m");
        assertThat(line.format()).isEqualTo("rfc5424");
        assertThat(line.structuredData()).isEqualTo(Map.of("a@1", Map.of("k", "x]y,z"), "b", Map.of()));
        assertThat(line.procId()).isNull();
        assertThat(line.message()).isEqualTo("m");
        assertThat(decode("<165>1 2003-10-11t22:14:15.003Z host app - ID47 - m").format())
                .isNotEqualTo("rfc5424");
        assertThat(decode("<013>1 - - - - - - m").format()).isNotEqualTo("rfc5424");
    }

    @Test
    void aLineWithoutAnyHeaderIsAMessage() {
        Decoded.SyslogMessage line = decode("link went down\n");
        assertThat(line.format()).isEqualTo("plain");
        assertThat(line.facility()).isNull();
        assertThat(line.message()).isEqualTo("link went down");
        assertThat(decode("").message()).isEmpty();
    }

    private String at(String received, String line) {
        return String.valueOf(
                decoder.decode(line.getBytes(StandardCharsets.UTF_8), Instant.parse(received), ZoneOffset.UTC)
                        .timestamp());
    }

    private Decoded.SyslogMessage decode(String line) {
        return decoder.decode(line.getBytes(StandardCharsets.UTF_8), NOW, ZoneOffset.UTC);
    }
}
