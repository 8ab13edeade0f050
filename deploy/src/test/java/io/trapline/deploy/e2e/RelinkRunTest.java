package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person names another ticket of the running desk, once one that it does not have; what is refused is decided on. */
class RelinkRunTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Clients.Link PORT = new Clients.Link("olt-17", "10.20.4.17", 1203112, "0/3/12");

    @Test
    void theNamedTicketIsToldAndResolvedAndNoOtherIsOpened(@TempDir Path folder) throws Exception {
        try (var product = Product.start(folder.resolve("data"), "--devices", "0")) {
            Api api = product.api();
            product.clients().trapV2c(PORT, false);
            await().atMost(SOON).until(() -> !api.tickets("C-10442").isEmpty());
            JsonNode byUs = api.tickets("C-10442").getFirst();
            String byHand = api.send("POST", "/mock-desk/api/tickets", "{\"name\":\"by hand\"}", 201)
                    .path("id")
                    .asText();
            String alarm =
                    api.items("/api/v1/alarms").getFirst().path("alarmId").asText();
            await().atMost(SOON)
                    .until(() -> ticket(api, alarm).path("state").asText().equals("open"));
            String desk = ticket(api, alarm).path("destination").asText();

            relink(api, alarm, desk, "TCK-9999");
            await().atMost(SOON).until(() -> letters(api).size() == 1);
            assertThat(letters(api).getFirst().path("why").asText()).contains("404", "no such ticket");
            assertThat(api.text("/alarms/" + alarm)).contains("not told (update)", "no such ticket");
            JsonNode dropped = api.post(
                    "/api/v1/dead-letters",
                    Map.of("action", "drop", "all", true, "why", "mistyped", "operator", "kim"));
            assertThat(dropped.path("said").asText()).isEqualTo("1 matched, 1 dropped.");
            assertThat(api.get("/api/v1/ledger").path("droppedByOperator").asInt())
                    .isEqualTo(1);
            api.assertLedgerBalanced();

            relink(api, alarm, desk, byHand);
            await().atMost(SOON)
                    .until(() -> api.tickets("C-10442").stream()
                            .anyMatch(one -> one.path("id").asText().equals(byHand)));
            product.clients().trapV2c(PORT, true);
            await().atMost(SOON)
                    .until(() -> at(api, byHand).path("state").asText().equals("resolved"));
            assertThat(at(api, byUs.path("id").asText()).path("state").asText())
                    .as("the one before is left as it is")
                    .isNotEqualTo("resolved");
            assertThat(api.items("/mock-desk/api/tickets")).hasSize(2);
            assertThat(api.get("/api/v1/alarms/" + alarm).path("deeds"))
                    .extracting(deed -> deed.path("what").asText())
                    .contains("relink", "dropLetter");
            api.assertLedgerBalanced();
            assertThat(product.stop()).isZero();
        }
    }

    private static void relink(Api api, String alarm, String desk, String reference) {
        api.post(
                "/api/v1/alarms/" + alarm + "/relink",
                Map.of("destination", desk, "reference", reference, "operator", "kim"));
    }

    private static JsonNode ticket(Api api, String alarm) {
        return api.items("/api/v1/alarms").stream()
                .filter(row -> row.path("alarmId").asText().equals(alarm))
                .findFirst()
                .orElseThrow()
                .path("tickets")
                .path(0);
    }

    private static List<JsonNode> letters(Api api) {
        return api.items("/api/v1/dead-letters");
    }

    private static JsonNode at(Api api, String id) {
        return api.items("/mock-desk/api/tickets").stream()
                .filter(one -> one.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
