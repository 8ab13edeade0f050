package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A burst beyond the buffer of one UDP socket: page, API and doctor tell which socket lost how much, at once. */
class DropsRunTest {

    private static final Duration SEEN_WITHIN = Duration.ofSeconds(5);
    private static final int BURST_BYTES = 48 << 20;

    @Test
    void dropsAreShownPerSocketWithinFiveSeconds(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        try (var product = Product.start(data, "--devices", "0")) {
            var api = product.api();
            signal("-STOP", product);
            try {
                burst(product.port("snmp"));
            } finally {
                signal("-CONT", product);
            }
            await().atMost(SEEN_WITHIN).until(() -> drops(api, product.port("snmp")) > 0);
            assertThat(drops(api, product.port("syslog"))).isZero();
            await().atMost(SEEN_WITHIN)
                    .untilAsserted(() -> assertThat(api.text("/sources")).contains("the kernel has dropped "));
            assertThat(doctor(folder, data)).containsPattern("the kernel dropped [1-9][0-9,]* datagrams at the socket");
            assertThat(product.stop()).isZero();
        }
    }

    private static void burst(int port) throws Exception {
        byte[] noise = "x".repeat(1_400).getBytes(StandardCharsets.US_ASCII);
        var packet = new DatagramPacket(noise, noise.length, new InetSocketAddress("127.0.0.1", port));
        try (var socket = new DatagramSocket()) {
            for (int sent = 0; sent < BURST_BYTES; sent += noise.length) socket.send(packet);
        }
    }

    private static long drops(Api api, int port) throws Exception {
        for (JsonNode socket : api.get("/api/v1/ledger").get("sockets")) {
            boolean udp = socket.get("transport").asText().equals("udp");
            if (udp && socket.get("local").asText().endsWith(":" + port)) {
                return socket.get("kernelDrops").asLong();
            }
        }
        throw new AssertionError("no UDP socket on port " + port);
    }

    private static void signal(String signal, Product product) throws Exception {
        var kill = new ProcessBuilder("kill", signal, Long.toString(product.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static String doctor(Path folder, Path data) throws Exception {
        var out = Files.createTempFile(folder, "doctor", "");
        var process = new ProcessBuilder(
                        Product.HOME.resolve("deploy/trapline").toString(),
                        "doctor",
                        "--config",
                        data.resolve("trapline.yaml").toString())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(out);
    }
}
