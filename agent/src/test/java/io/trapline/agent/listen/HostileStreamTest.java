package io.trapline.agent.listen;

import static io.trapline.agent.listen.ListenersHarness.MESSAGE_MAX;
import static io.trapline.agent.listen.ListenersHarness.ascii;
import static io.trapline.agent.listen.ListenersHarness.syslog;
import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.agent.Refusal;
import io.trapline.config.Settings.Wire;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class HostileStreamTest {

    @Test
    void anEndlessLineIsCutAndHurtsNobodyElse() throws Exception {
        try (var door = new ListenersHarness(syslog(Wire.TCP));
                var endless = door.connect();
                var honest = door.connect()) {
            endless.getOutputStream().write(new byte[] {'x'});
            byte[] block = ascii("x".repeat(10_000));
            for (int i = 0; i < 100; i++) {
                endless.getOutputStream().write(block);
            }
            honest.getOutputStream().write(ascii("<1>honest\n"));
            var texts = door.awaitTexts(2);
            assertThat(texts).containsExactlyInAnyOrder("x".repeat(MESSAGE_MAX), "<1>honest");
            Awaitility.await().until(() -> door.counter("skippedBytes") == 1_000_001 - MESSAGE_MAX);
            endless.getOutputStream().write(ascii("\n<1>after\n"));
            assertThat(door.awaitTexts(3)).contains("<1>after");
            assertThat(door.counter("cut")).isEqualTo(1);
            assertThat(door.intake.ledger().balanced()).isTrue();
        }
    }

    @Test
    void anImpossibleCountClosesTheConnectionWithItsReason() throws Exception {
        try (var door = new ListenersHarness(syslog(Wire.TCP));
                var evil = door.connect()) {
            evil.getOutputStream().write(ascii("2147483647 <1>evil"));
            assertThat(evil.getInputStream().read()).isEqualTo(-1);
            assertThat(door.counter("closedOversize")).isEqualTo(1);
            var record = door.awaitRecords(1).getFirst();
            assertThat(ListenersHarness.text(record)).isEqualTo("<1>evil");
            assertThat(record.envelope().truncated()).isTrue();
        }
    }

    @Test
    void aHalfSentMessageIsKeptAsTruncated() throws Exception {
        try (var door = new ListenersHarness(syslog(Wire.TCP))) {
            try (var client = door.connect()) {
                client.getOutputStream().write(ascii("<1>whole\n<2>ha"));
            }
            var records = door.awaitRecords(2);
            assertThat(ListenersHarness.text(records.get(1))).isEqualTo("<2>ha");
            assertThat(records.get(0).envelope().truncated()).isFalse();
            assertThat(records.get(1).envelope().truncated()).isTrue();
            assertThat(door.counter("half")).isEqualTo(1);
            assertThat(door.counter("closedByPeer")).isEqualTo(1);
        }
    }

    @Test
    void aResetLosesNothingThatWasRead() throws Exception {
        try (var door = new ListenersHarness(syslog(Wire.TCP))) {
            var client = door.connect();
            client.getOutputStream().write(ascii("<1>whole\n"));
            door.awaitRecords(1);
            client.setSoLinger(true, 0);
            client.close();
            Awaitility.await().until(() -> door.status().connections() == 0);
            assertThat(door.counter("closedByPeer")).isEqualTo(1);
        }
    }

    @Test
    void aSilentConnectionIsClosed() throws Exception {
        try (var door = new ListenersHarness(syslog(Wire.TCP, MESSAGE_MAX, Duration.ofMillis(200), 10));
                var silent = door.connect()) {
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
            assertThat(door.counter("closedIdle")).isEqualTo(1);
        }
    }

    @Test
    void aDribblingConnectionIsClosed() throws Exception {
        try (var door = new ListenersHarness(syslog(Wire.TCP, MESSAGE_MAX, Duration.ofMillis(300), 10));
                var dribble = door.connect()) {
            Awaitility.await().pollInterval(Duration.ofMillis(50)).until(() -> {
                drip(dribble);
                return door.counter("closedSlow") == 1;
            });
            assertThat(door.counter("closedIdle")).isZero();
            assertThat(door.awaitRecords(1).getFirst().envelope().truncated()).isTrue();
        }
    }

    @Test
    void aBusyConnectionStaysOpenBeyondTheIdleTimeout() throws Exception {
        try (var door = new ListenersHarness(syslog(Wire.TCP, MESSAGE_MAX, Duration.ofMillis(300), 10));
                var busy = door.connect()) {
            Awaitility.await().pollInterval(Duration.ofMillis(50)).until(() -> {
                busy.getOutputStream().write(ascii("<1>line\n<1>li"));
                busy.getOutputStream().write(ascii("ne\n"));
                return door.journal.records().size() > 30;
            });
            assertThat(door.status().connections()).isEqualTo(1);
        }
    }

    @Test
    void connectionsBeyondTheLimitAreTurnedAway() throws Exception {
        try (var door = new ListenersHarness(syslog(Wire.TCP, MESSAGE_MAX, Duration.ofMinutes(1), 2))) {
            var open = new ArrayList<Socket>();
            open.add(door.connect());
            open.add(door.connect());
            Awaitility.await().until(() -> door.status().connections() == 2);
            try (var third = door.connect()) {
                assertThat(third.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(door.counter("closedTooMany")).isEqualTo(1);
            open.getFirst().getOutputStream().write(ascii("<1>still here\n"));
            assertThat(door.awaitTexts(1)).containsExactly("<1>still here");
            for (var socket : open) {
                socket.close();
            }
            Awaitility.await().until(() -> door.status().connections() == 0);
            try (var later = door.connect()) {
                later.getOutputStream().write(ascii("<1>again\n"));
                door.awaitRecords(2);
            }
        }
    }

    @Test
    void whileTheDiskIsFullAStreamWaitsAndLosesNothing() throws Exception {
        try (var door = new ListenersHarness(syslog(Wire.TCP));
                var client = door.connect()) {
            int lines = 60_000;
            door.journal.room(100);
            var sent = CompletableFuture.runAsync(() -> {
                try {
                    for (int i = 0; i < lines; i++) {
                        client.getOutputStream().write(ascii("<1>line " + i + " " + "x".repeat(200) + "\n"));
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            Awaitility.await().until(() -> door.counter("paused") == 1);
            assertThat(door.journal.records()).hasSize(100);
            assertThat(sent).isNotDone();
            door.journal.room(Long.MAX_VALUE);
            var texts = door.awaitTexts(lines);
            assertThat(sent).succeedsWithin(Duration.ofSeconds(5));
            assertThat(texts).hasSize(lines);
            assertThat(IntStream.range(0, lines).allMatch(i -> texts.get(i).startsWith("<1>line " + i + " ")))
                    .isTrue();
            assertThat(door.intake.ledger().refusedTotal()).isZero();
            assertThat(door.intake.ledger().balanced()).isTrue();
        }
    }

    @Test
    void aConnectionClosedWhileTheDiskIsFullIsStillKept() throws Exception {
        try (var door = new ListenersHarness(syslog(Wire.TCP))) {
            door.journal.room(1);
            try (var client = door.connect()) {
                client.getOutputStream().write(ascii("<1>a\n<1>b\n<1>c\n<1>ha"));
            }
            Awaitility.await().until(() -> door.counter("paused") == 1);
            door.journal.room(Long.MAX_VALUE);
            assertThat(door.awaitTexts(4)).containsExactly("<1>a", "<1>b", "<1>c", "<1>ha");
        }
    }

    @Test
    void whatIsStillInHandAtTheStopIsCounted() throws Exception {
        var door = new ListenersHarness(syslog(Wire.TCP));
        try (var client = door.connect()) {
            door.journal.room(1);
            client.getOutputStream().write(ascii("<1>a\n<1>b\n<1>c\n"));
            Awaitility.await().until(() -> door.counter("paused") == 1);
        } finally {
            door.close();
        }
        assertThat(door.journal.records()).hasSize(1);
        assertThat(door.intake.ledger().refused()).containsEntry(Refusal.DISK_RESERVE, 2L);
        assertThat(door.intake.ledger().balanced()).isTrue();
    }

    /** The relation of README.md. */
    @Test
    void everyAcceptedConnectionHasOneEnd() throws Exception {
        var door = new ListenersHarness(syslog(Wire.TCP, MESSAGE_MAX, Duration.ofMillis(600), 3));
        try (var staying = door.connect();
                var oversize = door.connect()) {
            oversize.getOutputStream().write(ascii("9999 <1>"));
            assertThat(oversize.getInputStream().read()).isEqualTo(-1);
            door.connect().close();
            Awaitility.await().until(() -> door.counter("closedByPeer") == 1);
            assertThat(staying.getInputStream().read()).isEqualTo(-1);
            Awaitility.await().until(() -> door.status().connections() == 0);
            var counters = door.status().counters();
            long closed = counters.entrySet().stream()
                    .filter(counter -> counter.getKey().startsWith("closed"))
                    .mapToLong(java.util.Map.Entry::getValue)
                    .sum();
            assertThat(counters).containsEntry("accepted", 3L).containsEntry("closedIdle", 1L);
            assertThat(closed).isEqualTo(3);
        } finally {
            door.close();
        }
    }

    private static void drip(Socket socket) {
        try {
            socket.getOutputStream().write('d');
        } catch (IOException e) {
            // Closed by the other side: what the test waits for.
            return;
        }
    }
}
