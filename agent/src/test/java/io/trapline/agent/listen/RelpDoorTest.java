package io.trapline.agent.listen;

import static io.trapline.agent.listen.ListenersHarness.ascii;
import static io.trapline.agent.listen.ListenersHarness.stream;
import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.agent.Transport;
import io.trapline.config.Settings.Wire;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** RELP against a real socket: what is owed, and what hostile peers get. */
class RelpDoorTest {

    private static final String OPEN = "1 open 30 relp_version=0\ncommands=syslog\n";
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void aLineIsAnsweredWhenItIsDurableAndNotBefore() throws Exception {
        try (var door = new ListenersHarness(stream(Wire.RELP, LONG, 10, null));
                var client = door.connect()) {
            door.journal.holdBack();
            open(client);
            say(client, "2 syslog 5 hello\n3 syslog 5 world\n");
            var records = door.awaitRecords(2);
            assertThat(records.getFirst().envelope().transport()).isEqualTo(Transport.RELP);
            client.setSoTimeout(300);
            try {
                assertThat(client.getInputStream().read())
                        .as("an answer too early")
                        .isNull();
            } catch (SocketTimeoutException nothing) {
                assertThat(door.counter("answered")).isZero();
            }
            client.setSoTimeout(10_000);
            door.journal.force();
            assertThat(read(client, "2 rsp 6 200 OK\n3 rsp 6 200 OK\n".length()))
                    .isEqualTo("2 rsp 6 200 OK\n3 rsp 6 200 OK\n");
            assertThat(door.counter("answered")).isEqualTo(2);
        }
    }

    @Test
    void aCloseWaitsForEverythingThatIsOwed() throws Exception {
        try (var door = new ListenersHarness(stream(Wire.RELP, LONG, 10, null));
                var client = door.connect()) {
            door.journal.holdBack();
            open(client);
            say(client, "2 syslog 5 hello\n3 close 0\n");
            door.awaitRecords(1);
            assertThat(door.status().connections()).isEqualTo(1);
            door.journal.force();
            String rest = new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(rest).isEqualTo("2 rsp 6 200 OK\n3 rsp 0\n0 serverclose 0\n");
        }
    }

    @Test
    void aWindowThatIsNotAnsweredStopsTheReading() throws Exception {
        try (var door = new ListenersHarness(stream(Wire.RELP, LONG, 10, null));
                var greedy = door.connect();
                var honest = door.connect()) {
            door.journal.holdBack();
            open(greedy);
            open(honest);
            var writer = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 2; i < 100_000; i++) {
                        greedy.getOutputStream().write(ascii(i + " syslog 5 hello\n"));
                    }
                } catch (IOException closed) {
                    Thread.currentThread().interrupt();
                }
            });
            Awaitility.await().until(() -> door.counter("paused") > 0);
            // One read more than the window, at most.
            assertThat(door.journal.records().size()).isLessThan(RelpAnswers.WINDOW + 16_384 / 16);
            int before = door.journal.records().size();
            say(honest, "2 syslog 6 honest\n");
            assertThat(ListenersHarness.text(door.awaitRecords(before + 1).getLast()))
                    .isEqualTo("honest");
            door.journal.force();
            assertThat(read(honest, 15)).isEqualTo("2 rsp 6 200 OK\n");
            greedy.close();
            writer.join();
        }
    }

    @Test
    void aSlowEndlessOrHugeFrameIsEndedAndHurtsNobodyElse() throws Exception {
        try (var door = new ListenersHarness(stream(Wire.RELP, Duration.ofMillis(400), 10, null));
                var huge = door.connect();
                var stalled = door.connect();
                var nonsense = door.connect()) {
            say(huge, OPEN + "2 syslog 999999999 x");
            say(stalled, OPEN + "2 syslog 1000 x");
            say(nonsense, "GET / HTTP/1.1\r\n\r\n");
            for (var client : new Socket[] {huge, stalled, nonsense}) {
                client.getInputStream().readAllBytes();
            }
            assertThat(door.counter("closedOversize")).isEqualTo(1);
            assertThat(door.counter("closedIdle") + door.counter("closedSlow")).isEqualTo(1);
            assertThat(door.counter("closedFraming")).isEqualTo(1);
            try (var honest = door.connect()) {
                open(honest);
                say(honest, "2 syslog 5 hello\n");
                assertThat(read(honest, 15)).isEqualTo("2 rsp 6 200 OK\n");
            }
            assertThat(door.journal.records()).hasSize(1);
            assertThat(door.intake.ledger().balanced()).isTrue();
        }
    }

    private static void open(Socket client) throws IOException {
        say(client, OPEN);
        String answer = "1 rsp 62 200 OK\nrelp_version=0\nrelp_software=trapline\ncommands=syslog\n";
        String body = answer.substring("1 rsp 62 ".length(), answer.length() - 1);
        String expected = "1 rsp " + body.length() + " " + body + "\n";
        assertThat(read(client, expected.length())).isEqualTo(expected);
    }

    private static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write(ascii(text));
    }

    private static String read(Socket client, int bytes) throws IOException {
        return new String(client.getInputStream().readNBytes(bytes), StandardCharsets.ISO_8859_1);
    }
}
