package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer said not to be affected leaves board and ticket of the running product, and comes back by itself. */
class NotAffectedRunTest {

    private static final Duration SEEN_WITHIN = Duration.ofSeconds(15);
    private static final Clients.Link PORT = new Clients.Link("olt-17", "10.20.4.17", 1203112, "0/3/12");

    @Test
    void aMarkOfAMinuteEndsAfterAMinute(@TempDir Path folder) throws Exception {
        try (var product = Product.start(folder.resolve("data"), "--devices", "0")) {
            var api = product.api();
            product.clients().trapV2c(PORT, false);
            await().atMost(SEEN_WITHIN).until(() -> api.affected().contains("C-10442"));
            await().atMost(SEEN_WITHIN).until(() -> !api.tickets("C-10442").isEmpty());
            String alarm = api.get("/api/v1/alarms")
                    .path("items")
                    .path(0)
                    .path("alarmId")
                    .asText();

            JsonNode marked = api.post(
                    "/api/v1/customers/C-10442/not-affected", Map.of("minutes", 1, "why", "on LTE", "operator", "kim"));
            assertThat(marked.path("marks").asInt()).isEqualTo(1);
            assertThat(api.affected()).doesNotContain("C-10442");
            await().atMost(SEEN_WITHIN).until(() -> api.tickets("C-10442").isEmpty());
            JsonNode mark = api.items("/api/v1/not-affected").getFirst();
            assertThat(mark.path("operator").asText()).isEqualTo("kim");
            assertThat(api.text("/customers")).contains("1 mark that a customer is not affected");
            assertThat(api.get("/api/v1/alarms/" + alarm + "/explain?whyNot=C-10442")
                            .path("affected")
                            .asBoolean())
                    .isFalse();

            await().atMost(Duration.ofSeconds(90)).until(() -> api.affected().contains("C-10442"));
            assertThat(api.items("/api/v1/not-affected")).isEmpty();
            await().atMost(SEEN_WITHIN).until(() -> !api.tickets("C-10442").isEmpty());
            assertThat(api.get("/api/v1/alarms/" + alarm).path("deeds"))
                    .extracting(deed -> deed.path("operator").asText() + " "
                            + deed.path("what").asText())
                    .containsExactly("kim notAffected", "trapline affected");
            api.assertLedgerBalanced();
        }
    }
}
