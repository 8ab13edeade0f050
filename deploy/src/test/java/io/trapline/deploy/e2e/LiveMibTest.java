package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module that is added while its traps come: they have names within seconds, and none is lost. */
class LiveMibTest {

    private static final Duration SECONDS = Duration.ofSeconds(5);
    /** It reads again what was counted since the inbox was written last. */
    private static final Duration AFTER_A_RESTART = Duration.ofSeconds(30);

    private static final String TRAP = "1.3.6.1.4.1.99998.0.1";

    private static final String MODULE = """
            ACME-MIB DEFINITIONS ::= BEGIN
            IMPORTS enterprises FROM SNMPv2-SMI;
            acme OBJECT IDENTIFIER ::= { enterprises 99998 }
            acmeState OBJECT-TYPE SYNTAX INTEGER { fine(1), smoke(2) } MAX-ACCESS read-only
                STATUS current DESCRIPTION "What it is like." ::= { acme 1 }
            acmeChanged NOTIFICATION-TYPE OBJECTS { acmeState } STATUS current DESCRIPTION "It changed."
                ::= { acme 0 1 }
            END
            """;

    /** An SNMPv2c trap of {@link #TRAP} with acmeState.0 = 2. */
    private static final byte[] PACKET = HexFormat.of()
            .parseHex("305202010104067075626c6963a745020107020100020100303a300d06082b060102010103004301"
                    + "013018060a2b060106030101040100060a2b06010401868d1e0001300f060a2b06010401868d1e01"
                    + "00020102");

    @Test
    void aModuleIsLiveWithinSecondsAndNoTrapIsLost(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        long sent;
        try (var product = Product.start(data, "--devices", "0")) {
            var api = product.api();
            try (var sender = new Sender(product.port("snmp"))) {
                await().atMost(SECONDS)
                        .until(() -> api.items("/api/v1/events?limit=1").size() == 1);
                assertThat(newest(api).get("trapOid").asText()).isEqualTo(TRAP);
                assertThat(newest(api).get("trapName").isNull()).isTrue();

                add(data.resolve("mibs"));
                await().atMost(SECONDS)
                        .until(() -> newest(api).get("trapName").asText().equals("ACME-MIB::acmeChanged"));
                JsonNode binding = newest(api).at("/varbinds/0");
                assertThat(binding.get("oid").asText()).isEqualTo("1.3.6.1.4.1.99998.1.0");
                assertThat(binding.get("value").asText()).isEqualTo("2");
                assertThat(binding.get("name").asText()).isEqualTo("ACME-MIB::acmeState.0");
                assertThat(binding.get("display").asText()).isEqualTo("smoke(2)");

                // A module that is broken takes nothing away.
                Files.writeString(data.resolve("mibs/broken.txt"), "BROKEN DEFINITIONS ::= BEGIN a OBJECT-TYPE");
                sender.sendAnother(1_000);
                sent = sender.stop();
            }
            await().atMost(SECONDS)
                    .untilAsserted(
                            () -> assertThat(inbox(api).get("count").asLong()).isEqualTo(sent));
            var ledger = api.get("/api/v1/ledger");
            assertThat(ledger.get("kernelDrops").asLong()).isZero();
            assertThat(ledger.get("event").asLong()).isEqualTo(sent);
            assertThat(ledger.get("unreadable").asLong()).isZero();
            api.assertLedgerBalanced();
            assertThat(newest(api).get("trapName").asText()).isEqualTo("ACME-MIB::acmeChanged");
            product.kill();
        }
        try (var product = Product.start(data, "--devices", "0")) {
            var api = product.api();
            await().atMost(AFTER_A_RESTART)
                    .untilAsserted(
                            () -> assertThat(inbox(api).get("count").asLong()).isEqualTo(sent));
            assertThat(inbox(api).at("/sample/rawHex").asText()).isNotEmpty();
            assertThat(inbox(api).get("trapName").asText()).isEqualTo("ACME-MIB::acmeChanged");
            assertThat(product.stop()).isZero();
        }
        assertThat(replays(data.resolve("trapline.yaml"))).isZero();
    }

    private static JsonNode newest(Api api) {
        return api.items("/api/v1/events?limit=1").getFirst().get("decoded");
    }

    private static JsonNode inbox(Api api) {
        var group = api.items("/api/v1/inbox").stream()
                .filter(item -> item.get("trapOid").asText().equals(TRAP))
                .findFirst();
        assertThat(group).isPresent();
        return group.get();
    }

    private static void add(Path mibs) throws IOException {
        Files.createDirectories(mibs);
        Path aside = Files.writeString(mibs.resolve(".acme"), MODULE);
        Files.move(aside, mibs.resolve("ACME-MIB.txt"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** What was decided while modules came is decided again without them. */
    private static int replays(Path file) throws IOException, InterruptedException {
        for (String name : new String[] {"ACME-MIB.txt", "broken.txt"}) {
            Files.delete(file.resolveSibling("mibs").resolve(name));
        }
        var process = new ProcessBuilder(
                        Product.HOME.resolve("deploy/trapline").toString(), "replay", "--config", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(file.resolveSibling("replay.log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** A device that does not stop talking, about a thousand traps a second. */
    private static final class Sender implements AutoCloseable {

        private final DatagramSocket socket;
        private final DatagramPacket packet;
        private final AtomicLong sent = new AtomicLong();
        private final Thread thread = new Thread(this::run, "sender");
        private volatile boolean stopping;

        Sender(int port) throws IOException {
            socket = new DatagramSocket();
            packet = new DatagramPacket(PACKET, PACKET.length, InetAddress.getLoopbackAddress(), port);
            thread.start();
        }

        private void run() {
            try {
                while (!stopping) {
                    socket.send(packet);
                    sent.incrementAndGet();
                    LockSupport.parkNanos(1_000_000);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        void sendAnother(long count) {
            long until = sent.get() + count;
            await().atMost(Duration.ofSeconds(20)).until(() -> sent.get() >= until);
        }

        long stop() throws InterruptedException {
            stopping = true;
            thread.join();
            return sent.get();
        }

        @Override
        public void close() throws InterruptedException {
            stop();
            socket.close();
        }
    }
}
