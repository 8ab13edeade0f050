package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invariants 1 and 2 on the whole product: what a real run decided, with the shipped rules, the
 * inventories of a real BSS, simulated devices, operators, a desk and a kill -9 in the middle, is
 * decided again from the input journal by other processes, byte for byte.
 */
class ReplayRunTest {

    private static final int INPUTS = 10_000;
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void otherProcessesDecideARecordedRunTheSame(@TempDir Path folder) throws Exception {
        var data = folder.resolve("data");
        var fixtures = Fixtures.shipped();
        int rounds = INPUTS / fixtures.count() / 2 + 1;
        try (var first = Product.start(data)) {
            talk(first, fixtures, rounds);
            first.kill();
        }
        var file = data.resolve("trapline.yaml");
        try (var second = Product.start(data)) {
            talk(second, fixtures, rounds);
            var beside = replay(file, 0, "-XX:hashCode=2");
            assertThat(beside).as("Trapline runs").containsEntry("outcomes differ", "0");
            assertThat(second.stop()).isZero();
        }

        Set<String> before = folders(data);
        var one = replay(file, 0, "-XX:hashCode=2");
        assertThat(folders(data)).as("a replay only reads").isEqualTo(before);
        var other = replay(file, 0, "-XX:hashCode=5");
        assertThat(Integer.parseInt(one.get("inputs"))).isGreaterThanOrEqualTo(INPUTS);
        assertThat(one).containsEntry("outcomes differ", "0").containsEntry("from input", "1");
        assertThat(one.get("sha256 now")).isEqualTo(one.get("sha256 recorded"));
        assertThat(other).isEqualTo(one);

        // Judged with another belief about who may name a device, it is another history.
        var changed = Files.readString(file).replace("trusted_relays: [\"127.0.0.0/8\"]", "trusted_relays: []");
        var wrong = replay(Files.writeString(folder.resolve("data/other.yaml"), changed), 1, "-XX:hashCode=2");
        assertThat(Integer.parseInt(wrong.get("outcomes differ"))).isPositive();
        assertThat(wrong.get("sha256 now")).isNotEqualTo(one.get("sha256 now"));
    }

    /** All that the journals consist of. */
    private static Set<String> folders(Path data) throws IOException {
        var found = new TreeSet<String>();
        for (String journal : List.of("input", "outcome")) {
            try (var paths = Files.walk(data.resolve("trapline").resolve(journal))) {
                paths.map(Path::toString).forEach(found::add);
            }
        }
        return found;
    }

    private static void talk(Product product, Fixtures fixtures, int rounds) throws Exception {
        var api = product.api();
        for (int round = 0; round < rounds; round++) {
            long read = api.get("/api/v1/ledger").get("read").asLong();
            fixtures.send(product.port("snmp"), product.port("syslog"));
            await().atMost(SOON)
                    .until(() -> api.get("/api/v1/ledger").get("read").asLong() >= read + fixtures.count());
            if (round == rounds / 3) {
                meet(Newcomer.insert(product.facts().getProperty("bss.url")), product);
            }
            if (round == rounds / 2) {
                await().atMost(SOON).untilAsserted(() -> act(api));
            }
        }
        api.assertLedgerBalanced();
    }

    /** A customer of a second inventory is affected: so that inventory was in use. */
    private static void meet(Newcomer newcomer, Product product) throws IOException, InterruptedException {
        product.clients().trapV2c(newcomer.link(), false);
        await().atMost(SOON).until(() -> product.api().affected().contains(newcomer.customerId()));
    }

    /** What is still on its way may end an alarm between the question and the action: then others are asked for. */
    private static void act(Api api) {
        var alarms = api.items("/api/v1/alarms?state=open&ack=no");
        assertThat(alarms).hasSizeGreaterThan(2);
        api.post("/api/v1/alarms/" + alarms.get(0).get("alarmId").asText() + "/ack");
        api.post("/api/v1/alarms/" + alarms.get(1).get("alarmId").asText() + "/ack");
        api.post("/api/v1/alarms/" + alarms.get(1).get("alarmId").asText() + "/clear");
    }

    /** {@code deploy/trapline replay} in a process of its own; its table by the words on the left. */
    private static Map<String, String> replay(Path file, int code, String option) throws Exception {
        var builder = new ProcessBuilder(
                Product.HOME.resolve("deploy/trapline").toString(), "replay", "--config", file.toString());
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:+UnlockExperimentalVMOptions " + option);
        var errors = Files.createTempFile(file.toAbsolutePath().getParent(), "replay-", ".log");
        var process = builder.redirectError(errors.toFile()).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(out + Files.readString(errors)).isEqualTo(code);
        System.out.println(out);
        return out.lines().map(l -> l.split(" {2,}")).collect(Collectors.toMap(w -> w[0], w -> w[1]));
    }
}
