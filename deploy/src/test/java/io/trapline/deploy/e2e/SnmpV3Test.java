package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time window over a restart, who is refused, and a person's decision about a device that began again. */
class SnmpV3Test {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String ENGINE = "8000000001020304";

    @TempDir
    Path folder;

    @Test
    void whatIsTooOldStaysOutOverARestartUntilAPersonAcceptsTheEngine() throws Exception {
        var data = folder.resolve("data");
        try (var product = Product.start(data, "--devices", "0")) {
            trap(product, "5,2000", "authpass-smoke", "newest");
            arrives(product, "newest");
            trap(product, "5,1000", "authpass-smoke", "replayed");
            trap(product, "5,2001", "not-the-passphrase", "forged");
            await().atMost(SOON).until(() -> reasons(product).containsAll(List.of("notInTimeWindow", "wrongDigest")));
            assertThat(product.stop()).isZero();
        }
        try (var product = Product.start(data, "--devices", "0")) {
            trap(product, "5,1001", "authpass-smoke", "replayed-later");
            await().atMost(SOON).until(() -> reasons(product).contains("notInTimeWindow"));
            JsonNode sender =
                    product.api().get("/api/v1/ledger").path("refusedSenders").path(0);
            assertThat(sender.path("sender").asText()).isEqualTo("127.0.0.1");
            assertThat(sender.path("user").asText()).isEqualTo("shaaes");
            assertThat(sender.path("engineId").asText()).isEqualTo(ENGINE);
            arrives(product, "REFUSED");
            trap(product, "1,10", "authpass-smoke", "began-again-too-early");
            await().atMost(SOON).until(() -> count(product) == 2);

            assertThat(accept(product)).isEqualTo(200);
            trap(product, "1,11", "authpass-smoke", "began-again");
            arrives(product, "began-again");
            assertThat(reasons(product)).doesNotContain("notInTimeWindow");
            assertThat(texts(product)).noneMatch(text -> text.contains("replayed") || text.contains("forged"));
            assertThat(texts(product)).noneMatch(text -> text.contains("too-early"));
            product.api().assertLedgerBalanced();
        }
    }

    private static List<String> reasons(Product product) throws IOException {
        return product.api().get("/api/v1/ledger").path("refusedSenders").findValuesAsText("reason");
    }

    private static int count(Product product) throws IOException {
        return product.api()
                .get("/api/v1/ledger")
                .path("refused")
                .path("notInTimeWindow")
                .asInt();
    }

    private static void arrives(Product product, String mark) {
        await().atMost(SOON).until(() -> texts(product).stream().anyMatch(text -> text.contains(mark)));
    }

    private static List<String> texts(Product product) throws IOException {
        return product.api().items("/api/v1/events").stream()
                .map(event -> event.get("message").asText() + event.get("decoded"))
                .toList();
    }

    private static int accept(Product product) throws IOException, InterruptedException {
        var uri = URI.create(product.api().url("/api/v1/engines/" + ENGINE + "/accept"));
        var request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"operator\":\"kim\"}"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        }
    }

    /** @param clock boots and time of the sender's engine */
    private void trap(Product product, String clock, String password, String mark)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        "snmptrap",
                        "-v3",
                        "-e",
                        "0x" + ENGINE,
                        "-Z",
                        clock,
                        "-u",
                        "shaaes",
                        "-l",
                        "authPriv",
                        "-a",
                        "SHA",
                        "-A",
                        password,
                        "-x",
                        "AES",
                        "-X",
                        "privpass-smoke",
                        "udp:127.0.0.1:" + product.port("snmp"),
                        "",
                        "1.3.6.1.6.3.1.1.5.3",
                        "1.3.6.1.4.1.8072.9999.1.1",
                        "s",
                        mark)
                .redirectErrorStream(true);
        builder.environment().put("MIBS", "");
        builder.environment()
                .put("SNMP_PERSISTENT_DIR", folder.resolve("client").toString());
        var process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}
