package io.trapline.deploy.demo.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trapline.mediation.forward.Forwarder;
import io.trapline.mediation.forward.ForwarderPolicy;
import io.trapline.mediation.forward.ForwarderStatus;
import io.trapline.mediation.forward.TicketWork.Action;
import io.trapline.mediation.forward.WebhookDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real forwarder, the real webhook, a real socket, the naive desk. */
class ForwardingTest {

    private static final ForwarderPolicy QUICK = new ForwarderPolicy(
            Duration.ofMillis(1),
            Duration.ofMillis(4),
            Duration.ofDays(30),
            5,
            Duration.ofMillis(5),
            Duration.ofMillis(1));

    @TempDir
    Path folder;

    @Test
    void aTicketIsOpenedUpdatedAndResolved() throws Exception {
        var works = List.of(
                Ward.work(1, Action.OPEN, 1),
                Ward.work(2, Action.UPDATE, 1),
                Ward.work(3, Action.OPEN, 2),
                Ward.work(4, Action.RESOLVE, 1));
        try (var desk = desk();
                var server = new MockDeskServer(desk, 0, Mishaps.NONE, Duration.ZERO)) {
            server.start();
            var ward = new Ward(works, folder.resolve("reports"));
            assertThat(forwarded(server, ward).delivered()).isEqualTo(4);

            assertThat(ward.reports())
                    .containsExactly(
                            "1 DELIVERED TCK-0001 ",
                            "2 DELIVERED TCK-0001 ",
                            "3 DELIVERED TCK-0002 ",
                            "4 DELIVERED TCK-0001 ");
            assertThat(tickets(desk))
                    .extracting(t -> t.path("state").asText())
                    .containsExactly("resolved", "acknowledged");
            assertThat(tickets(desk).getFirst().path("externalId").asText()).isEqualTo(Ward.key(1));
            assertThat(tickets(desk).getFirst().path("customerIds").toString()).isEqualTo("[\"C-1\"]");
            // One look-up for the first work, which an earlier process might have sent; then one request each.
            assertThat(server.requests()).isEqualTo(5);
        }
    }

    private MockDesk desk() throws IOException {
        return new MockDesk(folder.resolve("tickets.jsonl"), MockDesk.Uniqueness.NAIVE, InstantSource.system());
    }

    private static ForwarderStatus forwarded(MockDeskServer server, Ward ward) throws InterruptedException {
        var route = new Forwarder.Route("desk", new WebhookDesk(server.tickets(), null, Duration.ofSeconds(10)), QUICK);
        try (var forwarder = new Forwarder(route, ward, ward, Forwarder.Seams.system())) {
            forwarder.start();
            assertThat(ward.awaitAll(Duration.ofSeconds(60))).isTrue();
            forwarder.close();
            return forwarder.status();
        }
    }

    static List<JsonNode> tickets(MockDesk desk) throws IOException {
        var answer = desk.answer("GET", MockDesk.TICKETS, null, new byte[0]);
        var items = new ObjectMapper().readTree(answer.body()).path("items");
        return List.copyOf(items.valueStream().toList());
    }
}
