package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One source sends up to 100,000 lines a second beside honest ones, from addresses of their own. What the
 * kernel has no room for is lost before we see it, whoever sent it, and counted.
 */
class FloodedTest {

    private static final int DEVICES = 40;
    private static final int LINES_EACH = 25;

    /** Sent at a time, at most 100,000 a second. */
    private static final int PACE = 500;

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final AtomicLong flooded = new AtomicLong();

    @Test
    void theOthersArriveAndTheFloodIsAnAlarmOfItsOwn() throws Exception {
        var site = new Site(folder).sources("{ share: { rate: 500, burst: 2000 } }");
        try (var product = site.start()) {
            var api = site.api();
            int sent = besideAFlood(site);
            await().atMost(SOON).until(() -> ledger(api).at("/refused/flood").asLong() > 0);
            await().atMost(SOON).until(() -> !alarms(api).isEmpty());
            JsonNode alarm = alarms(api).getFirst();
            assertThat(alarm.toString()).contains("127.0.9.9 floods syslog-udp with more than 500 messages a second");
            await().atMost(SOON).until(() -> ledger(api).get("behind").asLong() == 0);

            assertThat(ledger(api).get("refusedSenders").findValuesAsText("reason"))
                    .contains("flood");
            assertThat(api.text("/health")).contains("127.0.9.9");
            api.assertLedgerBalanced();
            JsonNode ledger = ledger(api);
            assertThat(product.stop()).isZero();
            account(sent, ledger);
        }
    }

    private void account(int sent, JsonNode ledger) {
        var there = Readback.of(folder.resolve("data"));
        int kept = there.lines().values().stream()
                .mapToInt(lines -> new HashSet<>(lines).size())
                .sum();
        long drops = ledger.get("sockets").findValues("kernelDrops").stream()
                .mapToLong(JsonNode::asLong)
                .sum();
        System.out.printf(
                "FIGURE flood sent=%d refused=%d honest=%d missing=%d kernelDrops=%d%n",
                flooded.get(), ledger.at("/refused/flood").asLong(), sent, sent - kept, drops);
        assertThat((long) sent - kept).as("beyond counted kernel drops").isBetween(0L, drops);
        assertThat(kept).as("not starved").isPositive();
        assertThat(there.records()).as("kept compactly").isLessThan(flooded.get() / 2);
    }

    /** Sends all lines of the honest devices while another floods; answers how many. */
    private int besideAFlood(Site site) throws Exception {
        var over = new AtomicBoolean();
        var flooder = Thread.ofPlatform().start(() -> flood(site, over));
        int sent = 0;
        List<DatagramSocket> devices = new ArrayList<>();
        try {
            for (int i = 0; i < DEVICES; i++) {
                devices.add(new DatagramSocket(new InetSocketAddress("127.0.8." + (i + 1), 0)));
            }
            for (int round = 0; round < LINES_EACH; round++) {
                long before = flooded.get();
                for (int i = 0; i < DEVICES; i++) {
                    send(devices.get(i), site, "line-" + i + "-" + round + "-");
                    sent++;
                }
                await().atMost(SOON).until(() -> flooded.get() >= before + PACE);
            }
        } finally {
            devices.forEach(DatagramSocket::close);
            over.set(true);
            flooder.join();
        }
        return sent;
    }

    private void flood(Site site, AtomicBoolean over) {
        try (var socket = new DatagramSocket(new InetSocketAddress("127.0.9.9", 0))) {
            while (!over.get()) {
                send(socket, site, "flood");
                if (flooded.incrementAndGet() % PACE == 0) {
                    LockSupport.parkNanos(PACE * 10_000L);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(DatagramSocket socket, Site site, String words) throws IOException {
        byte[] bytes = ("<134>1 - - app - - - " + words).getBytes(StandardCharsets.US_ASCII);
        socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.ofLiteral("127.0.0.1"), site.syslog()));
    }

    private static JsonNode ledger(Api api) {
        return api.get("/api/v1/ledger");
    }

    private static List<JsonNode> alarms(Api api) {
        return api.items("/api/v1/alarms?limit=1000").stream()
                .filter(alarm -> alarm.toString().contains("sourceFlood"))
                .toList();
    }
}
