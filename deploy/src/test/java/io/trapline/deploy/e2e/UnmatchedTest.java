package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words that the BSS does not know come onto a list, are mapped there, and lead to customers from then on. */
class UnmatchedTest {

    private static final Duration SEEN_WITHIN = Duration.ofSeconds(10);
    private static final Clients.Link STRAY = new Clients.Link("olt-17", "10.20.4.17", 77, "0/3/112");
    private static final Clients.Link STRANGER = new Clients.Link("nobody", "10.99.99.99", 7, "0/1/1");

    private record Said(int code, String out) {}

    @Test
    void aMappedWordLeadsToItsCustomer(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        try (var product = Product.start(data, "--devices", "0")) {
            var api = product.api();
            product.clients().trapV2c(STRAY, false);
            product.clients().trapV2c(STRAY, false);
            product.clients().trapV2c(STRANGER, false);
            await().atMost(SEEN_WITHIN)
                    .until(() -> api.get("/api/v1/unmatched").get("total").asInt() == 2);

            JsonNode view = api.get("/api/v1/unmatched");
            assertThat(view.get("coveragePercent").asDouble()).isZero();
            assertThat(view.get("unmatched").asInt()).isEqualTo(3);
            JsonNode stray = view.get("items").get(0);
            assertThat(stray.get("reason").asText()).isEqualTo("NO_RESOURCE");
            assertThat(stray.get("deviceId").asText()).isEqualTo("olt-17");
            assertThat(stray.get("events").asInt()).isEqualTo(2);
            JsonNode stranger = view.get("items").get(1);
            assertThat(stranger.get("reason").asText()).isEqualTo("NO_SOURCE");
            assertThat(stranger.get("source").asText()).isEqualTo("10.99.99.99");
            assertThat(api.text("/unmatched")).contains("10.99.99.99", "NO_RESOURCE");
            assertThat(api.text("/api/v1/unmatched.csv").lines()).hasSize(3);
            String alarm = stray.get("alarmId").asText();
            assertThat(steps(data, alarm, "C-10442").out())
                    .contains("ifIndex 77 on olt-17: no such name")
                    .contains("The device has nothing by these names (NO_RESOURCE).");

            String id = stray.get("id").asText();
            assertThat(trapline("unmatched", "map", data, id, "olt-9/0/1").code())
                    .isEqualTo(1);
            Said trial = trapline("unmatched", "map", data, "--try", id, "olt-17/0/3/12");
            assertThat(trial.out()).contains("customers 1, open alarms 1");
            assertThat(api.affected()).as("a trial decides nothing").isEmpty();
            Said mapped = trapline("unmatched", "map", data, "--operator", "kim", id, "olt-17/0/3/12");
            assertThat(mapped.code()).as(mapped.out()).isZero();
            assertThat(mapped.out())
                    .contains("before    0.0 % of events matched, 3 not, in 2 groups")
                    .contains("after     66.6 % of events matched, 1 not, in 1 groups");
            assertThat(trapline("unmatched", "decisions", data).out())
                    .contains("map            inForce")
                    .contains("is olt-17/0/3/12")
                    .contains("by kim");
            assertThat(trapline("unmatched", "replay", data).out())
                    .contains("before    0.0 % of events matched, 3 not, in 2 groups")
                    .contains("after     66.6 %");
            await().atMost(SEEN_WITHIN).until(() -> api.affected().contains("C-10442"));
            assertThat(api.get("/api/v1/unmatched").get("total").asInt()).isEqualTo(1);
            assertThat(steps(data, alarm, "C-10442").out())
                    .contains("by what people decided: olt-17/0/3/12")
                    .contains("95 % sure: it speaks of")
                    .contains("Service SVC-991 of account 77120 hangs on it")
                    .contains("Without it service SVC-991 is down.");
            String record = steps(data, alarm, "C-10442").out().replaceAll("(?s).*?Record (\\d+) raised.*", "$1");
            assertThat(steps(data, record, "C-10442").out())
                    .as("a record of that alarm")
                    .contains("Without it service SVC-991 is down.");
            assertThat(steps(data, alarm, "C-nobody").out()).endsWith("The inventory has no customer C-nobody.\n");

            assertThat(trapline("unmatched", "ignore", data, stranger.get("id").asText())
                            .code())
                    .isZero();
            JsonNode after = api.get("/api/v1/unmatched");
            assertThat(after.get("items").get(0).get("decision").asText()).isEqualTo("ignore");
            assertThat(after.get("unmatched").asInt()).isZero();
            assertThat(trapline("unmatched", "undo", data, id).code()).isZero();
            await().atMost(SEEN_WITHIN).until(() -> api.affected().isEmpty());
            assertThat(trapline("unmatched", "map", data, id, "olt-17/0/3/12").code())
                    .isZero();
            await().atMost(SEEN_WITHIN).until(() -> api.affected().contains("C-10442"));
            product.clients().trapV2c(STRAY, true);
            await().atMost(SEEN_WITHIN).until(() -> api.affected().isEmpty());
            assertThat(product.stop()).isZero();
        }
    }

    private static Said steps(Path data, String alarm, String customer) throws IOException, InterruptedException {
        return run("explain", "--config", data.resolve("trapline.yaml").toString(), alarm, "--why-not", customer);
    }

    private static Said trapline(String noun, String verb, Path data, String... more)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of(noun, verb, "--config", data.resolve("trapline.yaml").toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private static Said run(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Product.HOME.resolve("deploy/trapline").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), out);
    }
}
