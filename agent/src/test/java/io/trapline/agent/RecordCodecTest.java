package io.trapline.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.trapline.agent.journal.Entry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    private static final byte[] MESSAGE = "<13>hello".getBytes(StandardCharsets.US_ASCII);

    /** These bytes are on disks: a change here is a new layout version, never an edit. */
    @Test
    void theLayoutIsPinned() throws Exception {
        var four = new Envelope(
                Kind.SYSLOG,
                Transport.TCP,
                "syslog-tcp",
                "vrf-a",
                new InetSocketAddress(InetAddress.ofLiteral("10.20.4.17"), 50_514),
                true);
        assertThat(hex(new Arrival(four, MESSAGE)))
                .isEqualTo("01" + "01" + "02" + "03" + "0a" + "7379736c6f672d746370" + "05" + "7672662d61" + "0a140411"
                        + "c552" + "3c31333e68656c6c6f");
        var six = new Envelope(
                Kind.SNMP,
                Transport.UDP,
                "s",
                "",
                new InetSocketAddress(InetAddress.ofLiteral("2001:db8::1"), 162),
                false);
        assertThat(hex(new Arrival(six, new byte[0])))
                .isEqualTo(
                        "01" + "00" + "01" + "04" + "01" + "73" + "00" + "20010db8000000000000000000000001" + "00a2");
        assertThat(hex(new Arrival(Envelope.internal(), new byte[] {9})))
                .isEqualTo("01" + "02" + "00" + "00" + "00" + "00" + "09");
    }

    @Test
    void whatWasWrittenIsRead() throws Exception {
        for (var source : new InetSocketAddress[] {
            new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 65_535),
            new InetSocketAddress(InetAddress.ofLiteral("fe80::1"), 1),
            null
        }) {
            var envelope = new Envelope(Kind.SYSLOG, Transport.RELP, "ä".repeat(127), "n", source, true);
            byte[] payload = RecordCodec.encode(new Arrival(envelope, MESSAGE));
            var record = RecordCodec.decode(new Entry(42, 7, 8, payload));
            assertThat(record.number()).isEqualTo(42);
            assertThat(record.streamNanos()).isEqualTo(7);
            assertThat(record.receivedNanos()).isEqualTo(8);
            assertThat(record.envelope()).isEqualTo(envelope);
            assertThat(record.bytes()).isEqualTo(MESSAGE);
        }
    }

    @Test
    void theProxyIsKeptBesideTheSourceItNamed() throws Exception {
        var source = new InetSocketAddress(InetAddress.ofLiteral("10.20.4.17"), 50_514);
        for (var via : List.of(InetAddress.ofLiteral("10.0.0.5"), InetAddress.ofLiteral("2001:db8::5"))) {
            var envelope = new Envelope(Kind.SYSLOG, Transport.TLS, "t", "", source, false, via);
            byte[] payload = RecordCodec.encode(new Arrival(envelope, MESSAGE));
            assertThat(payload[0]).isEqualTo((byte) 2);
            var record = RecordCodec.decode(new Entry(42, 7, 8, payload));
            assertThat(record.envelope()).isEqualTo(envelope);
            assertThat(record.bytes()).isEqualTo(MESSAGE);
        }
    }

    @Test
    void aLaterLayoutIsRefusedByName() {
        byte[] payload = RecordCodec.encode(new Arrival(Envelope.internal(), MESSAGE));
        payload[0] = 3;
        assertThatIllegalStateException()
                .isThrownBy(() -> RecordCodec.decode(new Entry(42, 7, 8, payload)))
                .withMessage("Record 42 has layout 3, this version reads layouts 1 and 2.");
    }

    @Test
    void aPayloadThatEndsInItsEnvelopeIsRefused() throws Exception {
        var envelope = new Envelope(
                Kind.SNMP, Transport.UDP, "l", "n", new InetSocketAddress(InetAddress.ofLiteral("::1"), 1), false);
        byte[] payload = RecordCodec.encode(new Arrival(envelope, new byte[0]));
        for (int length = 0; length < payload.length; length++) {
            byte[] cut = Arrays.copyOf(payload, length);
            assertThatIllegalStateException().isThrownBy(() -> RecordCodec.decode(new Entry(1, 0, 0, cut)));
        }
    }

    @Test
    void aNameThatDoesNotFitIsAnError() {
        var envelope = new Envelope(Kind.SNMP, Transport.UDP, "x".repeat(256), "", null, false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordCodec.encode(new Arrival(envelope, MESSAGE)))
                .withMessageContaining("256");
    }

    private static String hex(Arrival arrival) {
        return HexFormat.of().formatHex(RecordCodec.encode(arrival));
    }
}
