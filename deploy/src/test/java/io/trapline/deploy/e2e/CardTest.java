package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is smaller and what is larger than a port, against the demo's BSS through the shipped views. */
class CardTest {

    private static final Duration SEEN_WITHIN = Duration.ofSeconds(10);
    private static final Clients.Link PORT = new Clients.Link("olt-17", "10.20.4.17", 1_203_112, "0/3/12");

    @Test
    void aCardIsTheCauseOfItsPortsAndAnUnknownOnuIsNotItsPort(@TempDir Path folder) throws Exception {
        try (var product = Product.start(folder.resolve("data"), "--devices", "0")) {
            var api = product.api();
            product.clients().huaweiOnt(PORT, 2);
            await().atMost(SEEN_WITHIN).until(() -> api.items("/api/v1/alarms").size() == 1);
            JsonNode onu = api.items("/api/v1/alarms").getFirst();
            assertThat(onu.get("impact").asText()).as(onu.toString()).isEqualTo("NO_RESOURCE");
            assertThat(api.affected()).isEmpty();

            product.clients().trapV2c(PORT, false);
            await().atMost(SEEN_WITHIN).until(() -> api.affected().contains("C-10442"));
            product.clients().ciscoCardOut(PORT);
            await().atMost(SEEN_WITHIN).until(() -> api.items("/api/v1/alarms").size() == 3);
            JsonNode card = null;
            JsonNode port = null;
            for (JsonNode alarm : api.items("/api/v1/alarms")) {
                card = alarm.get("resourceId").asText().equals("olt-17/0/3") ? alarm : card;
                port = alarm.get("resourceId").asText().equals("olt-17/0/3/12") ? alarm : port;
            }
            assertThat(card).isNotNull();
            assertThat(port).isNotNull();
            assertThat(card.get("impact").asText()).isEqualTo("known");
            assertThat(port.get("standing").get("parentId").asText())
                    .isEqualTo(card.get("alarmId").asText());
            assertThat(product.stop()).isZero();
        }
    }
}
