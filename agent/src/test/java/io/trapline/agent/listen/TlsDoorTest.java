package io.trapline.agent.listen;

import static io.trapline.agent.listen.ListenersHarness.ascii;
import static io.trapline.agent.listen.ListenersHarness.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trapline.agent.Transport;
import io.trapline.config.Settings.Wire;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Syslog over TLS (RFC 5425) against a real socket. */
class TlsDoorTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String V13 = "TLSv1.3";

    @TempDir
    Path folder;

    private TestTls tls = new TestTls(Path.of(""));

    @BeforeEach
    void certificates() throws Exception {
        tls = new TestTls(folder).with("server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", V13})
    void bothVersionsAndEveryFraming(String version) throws Exception {
        try (var door = new ListenersHarness(stream(Wire.TLS, LONG, 10, tls.listener(null)));
                var client = tls.client(door, version, null)) {
            client.getOutputStream().write(ascii("5 <1>ab<2>line\n<3>crlf\r\n<4>nul\0"));
            assertThat(door.awaitTexts(4)).containsExactly("<1>ab", "<2>line", "<3>crlf", "<4>nul");
            assertThat(client.getSession().getProtocol()).isEqualTo(version);
            assertThat(door.journal.records().getFirst().envelope().transport()).isEqualTo(Transport.TLS);
        }
    }

    /** RFC 5425 section 4.4: TLS 1.3 would let our half stay open for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", V13})
    void whoSaysGoodbyeIsAnsweredAndWhatItSaidIsKept(String version) throws Exception {
        try (var door = new ListenersHarness(stream(Wire.TLS, LONG, 10, tls.listener(null)));
                var plain = door.connect();
                var client = tls.over(plain, version)) {
            client.setSoTimeout(20_000);
            client.getOutputStream().write(ascii("<1>last\n"));
            client.shutdownOutput();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            assertThat(door.awaitTexts(1)).containsExactly("<1>last");
            Awaitility.await().until(() -> door.counter("closedByPeer") == 1);
        }
    }

    @Test
    void whatIsOwedIsSentBeforeTheGoodbye() throws Exception {
        try (var door = new ListenersHarness(stream(Wire.RELP, LONG, 10, tls.listener(null)));
                var plain = door.connect();
                var client = tls.over(plain, V13)) {
            client.setSoTimeout(20_000);
            client.getOutputStream().write(ascii("1 open 30 relp_version=0\ncommands=syslog\n2 syslog 5 hello\n"));
            client.shutdownOutput();
            String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(said).endsWith("2 rsp 6 200 OK\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", V13})
    void aClientWithoutTheRightCertificateStaysOut(String version) throws Exception {
        tls.with("client").with("stranger");
        try (var door = new ListenersHarness(stream(Wire.TLS, LONG, 10, tls.listener("client")))) {
            for (String identity : new String[] {null, "stranger"}) {
                try (var client = tls.client(door, version, identity)) {
                    assertThatThrownBy(() -> speak(client)).isInstanceOf(IOException.class);
                }
            }
            Awaitility.await().until(() -> door.counter("closedHandshake") == 2);
            assertThat(door.journal.records()).isEmpty();
            try (var client = tls.client(door, version, "client")) {
                client.getOutputStream().write(ascii("<1>known\n"));
                assertThat(door.awaitTexts(1)).containsExactly("<1>known");
            }
        }
    }

    /** TLS 1.3 lets a client speak before it is refused. */
    private static void speak(SSLSocket client) throws IOException {
        client.startHandshake();
        client.getOutputStream().write(ascii("<1>forged\n"));
        client.getInputStream().readAllBytes();
    }

    /** A hello in pieces once got past the demand for a certificate in a Netty of old. */
    @Test
    void aHelloInPiecesIsAskedForItsCertificateToo() throws Exception {
        tls.with("client");
        try (var door = new ListenersHarness(stream(Wire.TLS, LONG, 10, tls.listener("client")))) {
            for (String version : new String[] {"-tls1_2", "-tls1_3"}) {
                try (var pieces = new PiecewiseRelay(door.port())) {
                    var client = new ProcessBuilder(
                                    "openssl", "s_client", "-quiet", version, "-connect", "127.0.0.1:" + pieces.port())
                            .redirectErrorStream(true)
                            .start();
                    client.getOutputStream().write(ascii("<1>forged\n"));
                    client.getOutputStream().flush();
                    String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    assertThat(client.waitFor()).as(said).isNotZero();
                    assertThat(said).contains("alert");
                }
            }
            Awaitility.await().until(() -> door.counter("closedHandshake") == 2);
            assertThat(door.journal.records()).isEmpty();
        }
    }

    @Test
    void aNewCertificateServesNewConnectionsAndTheOldOnesGoOn() throws Exception {
        tls.with("renewed");
        try (var door = new ListenersHarness(stream(Wire.TLS, LONG, 10, tls.listener(null)));
                var standing = tls.client(door, V13, null)) {
            standing.getOutputStream().write(ascii("<1>before\n"));
            door.awaitRecords(1);
            assertThat(name(standing)).isEqualTo("CN=server");

            tls.replace("renewed");
            Awaitility.await().until(() -> door.counter("certificateReloaded") >= 1);
            Awaitility.await().untilAsserted(() -> {
                try (var fresh = tls.client(door, V13, null)) {
                    assertThat(name(fresh)).isEqualTo("CN=renewed");
                }
            });
            standing.getOutputStream().write(ascii("<1>after\n"));
            assertThat(door.awaitTexts(2)).contains("<1>after");

            long refused = door.counter("certificateRefused");
            Files.writeString(folder.resolve("live.crt"), "half a file");
            Awaitility.await().until(() -> door.counter("certificateRefused") > refused);
            try (var fresh = tls.client(door, V13, null)) {
                assertThat(name(fresh)).as("the old one stays").isEqualTo("CN=renewed");
            }
        }
    }

    @Test
    void aStalledHandshakeIsEndedInTime() throws Exception {
        try (var door = new ListenersHarness(stream(Wire.TLS, Duration.ofMillis(400), 10, tls.listener(null)));
                var silent = door.connect();
                var half = door.connect();
                var plain = door.connect()) {
            half.getOutputStream().write(new byte[] {0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00});
            plain.getOutputStream().write(ascii("<1>this is no TLS at all\n"));
            for (Socket client : new Socket[] {silent, half, plain}) {
                assertThat(client.getInputStream().readAllBytes().length).isLessThan(100);
            }
            Awaitility.await().until(() -> door.counter("closedHandshake") + door.counter("closedIdle") == 3);
            assertThat(door.counter("closedHandshake")).isPositive();
            honest(door);
        }
    }

    @Test
    void theOldestOfTooManyHandshakesGivesWay() throws Exception {
        try (var door = new ListenersHarness(stream(Wire.TLS, LONG, 20, tls.listener(null)))) {
            var stalled = new ArrayList<Socket>();
            for (int i = 0; i < 15; i++) {
                stalled.add(door.connect());
                int connected = i + 1;
                Awaitility.await().until(() -> door.counter("accepted") == connected);
            }
            Awaitility.await().until(() -> door.counter("closedHandshake") == 5);
            assertThat(stalled.getFirst().getInputStream().read()).isEqualTo(-1);
            Awaitility.await().until(() -> door.status().connections() == 10);
            honest(door);
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }

    @Test
    void whatIsEndlessOverTlsIsCutLikeAnywhere() throws Exception {
        try (var door = new ListenersHarness(stream(Wire.TLS, LONG, 10, tls.listener(null)));
                var endless = tls.client(door, V13, null)) {
            for (int i = 0; i < 100; i++) {
                endless.getOutputStream().write(ascii("x".repeat(10_000)));
            }
            Awaitility.await().until(() -> door.counter("skippedBytes") == 1_000_000 - ListenersHarness.MESSAGE_MAX);
            honest(door);
        }
    }

    @Test
    void aProxyComesBeforeTheHandshake() throws Exception {
        var listener = stream(Wire.TLS, LONG, 10, tls.listener(null), "127.0.0.0/8");
        try (var door = new ListenersHarness(listener);
                var client = tls.client(door, V13, null, "PROXY TCP4 10.20.4.17 10.0.0.5 50514 514\r\n")) {
            client.getOutputStream().write(ascii("<1>inner\n"));
            var source = door.awaitRecords(1).getFirst().envelope().source();
            assertThat(String.valueOf(source)).isEqualTo("/10.20.4.17:50514");
        }
    }

    @Test
    void relpRunsOverTlsToo() throws Exception {
        try (var door = new ListenersHarness(stream(Wire.RELP, LONG, 10, tls.listener(null)));
                var client = tls.client(door, V13, null)) {
            client.getOutputStream().write(ascii("1 open 30 relp_version=0\ncommands=syslog\n2 syslog 5 hello\n"));
            assertThat(door.awaitTexts(1)).containsExactly("hello");
            var said = new StringBuilder();
            while (!said.toString().endsWith("2 rsp 6 200 OK\n")) {
                int next = client.getInputStream().read();
                assertThat(next).as("after %s", said).isNotNegative();
                said.append((char) next);
            }
        }
    }

    private void honest(ListenersHarness door) throws Exception {
        int before = door.journal.records().size();
        try (var client = tls.client(door, V13, null)) {
            client.getOutputStream().write(ascii("<1>honest\n"));
            assertThat(door.awaitTexts(before + 1)).contains("<1>honest");
        }
    }

    private static String name(SSLSocket client) throws IOException {
        client.startHandshake();
        var certificate = (X509Certificate) client.getSession().getPeerCertificates()[0];
        return certificate.getSubjectX500Principal().getName();
    }
}
