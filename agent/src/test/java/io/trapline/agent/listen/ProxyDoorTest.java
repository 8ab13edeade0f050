package io.trapline.agent.listen;

import static io.trapline.agent.listen.ListenersHarness.ascii;
import static io.trapline.agent.listen.ListenersHarness.stream;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.trapline.config.Settings.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The PROXY protocol: believed from the trusted, refused from anybody else, never waited for. */
class ProxyDoorTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String V1 = "PROXY TCP4 10.20.4.17 10.0.0.5 50514 514\r\n";
    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";
    private static final String TRUSTED = "127.0.0.0/8";

    @Test
    void theSourceIsWhomTheProxyNames() throws Exception {
        try (var door = new ListenersHarness(stream(Wire.TCP, LONG, 10, null, TRUSTED))) {
            for (byte[] header : new byte[][] {
                ascii(V1),
                v2("21", "11", "0a140411" + "0a000005" + "c552" + "0202"),
                v2("21", "11", "0a140411" + "0a000005" + "c552" + "0202" + "04000101ff"),
                v2("21", "21", "20010db8000000000000000000000011" + "20010db8000000000000000000000005" + "c5520202")
            }) {
                int before = door.journal.records().size();
                try (var client = door.connect()) {
                    var all = new ByteArrayOutputStream();
                    all.write(header);
                    all.write(ascii("<1>inner\n"));
                    // Byte by byte: nothing may depend on where it is cut.
                    for (byte one : all.toByteArray()) {
                        client.getOutputStream().write(one);
                    }
                    var envelope = door.awaitRecords(before + 1).getLast().envelope();
                    assertThat(requireNonNull(envelope.source()).getPort()).isEqualTo(50_514);
                    assertThat(envelope.source().getAddress().getHostAddress())
                            .isIn("10.20.4.17", "2001:db8:0:0:0:0:0:11");
                    assertThat(envelope.via()).isEqualTo(InetAddress.getLoopbackAddress());
                }
            }
        }
    }

    @Test
    void aProxyMaySpeakForItself() throws Exception {
        try (var door = new ListenersHarness(stream(Wire.TCP, LONG, 10, null, TRUSTED))) {
            for (byte[] header : new byte[][] {ascii("PROXY UNKNOWN\r\n"), v2("20", "00", ""), v2("21", "31", "00")}) {
                int before = door.journal.records().size();
                try (var client = door.connect()) {
                    client.getOutputStream().write(header);
                    client.getOutputStream().write(ascii("<1>own\n"));
                    var envelope = door.awaitRecords(before + 1).getLast().envelope();
                    assertThat(requireNonNull(envelope.source()).getAddress().isLoopbackAddress())
                            .isTrue();
                    assertThat(envelope.via()).isNull();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<1>no header at all\n",
                "PROXY TCP4 10.20.4.17 10.0.0.5 50514\r\n",
                "PROXY TCP4 10.20.4.999 10.0.0.5 50514 514\r\n",
                "PROXY TCP4 2001:db8::1 10.0.0.5 50514 514\r\n",
                "PROXY TCP4 10.20.4.17 10.0.0.5 99999 514\r\n",
                "PROXY TCP4 10.20.4.17 10.0.0.5 050514 514\r\n",
                "PROXY TCP4 10.20.4.17 10.0.0.5 50514 514\n",
                "PROXY TCP4 host.example 10.0.0.5 50514 514\r\n",
                "PROXY UDP4 10.20.4.17 10.0.0.5 50514 514\r\n"
            })
    void aTrustedProxyWithAWrongHeaderIsTurnedAway(String header) throws Exception {
        turnedAway(ascii(header));
    }

    @Test
    void soAreHeadersTooLongOrOfAnotherVersion() throws Exception {
        turnedAway(ascii("PROXY TCP4 " + "1".repeat(200)));
        turnedAway(v2("31", "11", "0a140411" + "0a000005" + "c552" + "0202"));
        turnedAway(v2("21", "11", "0a140411"));
        turnedAway(HexFormat.of().parseHex(SIGNATURE + "2111" + "ffff"));
    }

    private static void turnedAway(byte[] header) throws Exception {
        try (var door = new ListenersHarness(stream(Wire.TCP, LONG, 10, null, TRUSTED));
                var client = door.connect()) {
            client.getOutputStream().write(header);
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            assertThat(door.counter("closedProxyHeader")).isEqualTo(1);
            assertThat(door.journal.records()).isEmpty();
        }
    }

    @Test
    void aHeaderThatNeverEndsIsNotWaitedForAndHurtsNobodyElse() throws Exception {
        try (var door = new ListenersHarness(stream(Wire.TCP, LONG, 10, null, TRUSTED));
                var dribble = door.connect()) {
            dribble.getOutputStream().write(ascii("PROXY TCP4 10."));
            try (var honest = door.connect()) {
                honest.getOutputStream().write(ascii(V1 + "<1>honest\n"));
                assertThat(door.awaitTexts(1)).containsExactly("<1>honest");
            }
            assertThat(dribble.getInputStream().read()).isEqualTo(-1);
            Awaitility.await().until(() -> door.counter("closedProxyHeader") == 1);
        }
    }

    @Test
    void whoeverIsNoTrustedProxyIsRefusedWithTheReason() throws Exception {
        try (var door = new ListenersHarness(stream(Wire.TCP, LONG, 10, null, "10.0.0.0/8"))) {
            for (byte[] header : new byte[][] {ascii(V1), v2("21", "11", "0a140411" + "0a000005" + "c552" + "0202")}) {
                try (var client = door.connect()) {
                    client.getOutputStream().write(header);
                    client.getOutputStream().write(ascii("<1>forged\n"));
                    drained(client);
                }
            }
            Awaitility.await().until(() -> door.counter("closedUntrustedProxy") == 2);
            assertThat(door.journal.records()).isEmpty();
            try (var client = door.connect()) {
                client.getOutputStream().write(ascii("PROX"));
                client.getOutputStream().write(ascii("IMITY sensor up\n<1>next\n"));
                assertThat(door.awaitTexts(2)).containsExactly("PROXIMITY sensor up", "<1>next");
            }
        }
    }

    @Test
    void noBytesMakeTheParserThrow() {
        var random = new java.util.Random(3);
        byte[] v2 = v2("21", "11", "0a140411" + "0a000005" + "c552" + "0202");
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = i % 2 == 0 ? ascii(V1) : v2.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var buffer = Unpooled.wrappedBuffer(bytes, 0, random.nextInt(bytes.length + 1));
            assertThat(ProxyHeader.find(buffer)).isNotNull();
        }
    }

    /** Reads until the end, however it comes. */
    private static void drained(java.net.Socket client) {
        try {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        } catch (IOException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    private static byte[] v2(String versionCommand, String family, String rest) {
        return HexFormat.of()
                .parseHex(SIGNATURE + versionCommand + family + "%04x".formatted(rest.length() / 2) + rest);
    }
}
