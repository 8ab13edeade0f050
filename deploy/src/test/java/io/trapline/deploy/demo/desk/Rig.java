package io.trapline.deploy.demo.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trapline.mediation.forward.CrashPoint;
import io.trapline.mediation.forward.Forwarder;
import io.trapline.mediation.forward.ForwarderPolicy;
import io.trapline.mediation.forward.Timekeeper;
import io.trapline.mediation.forward.WebhookDesk;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Parts of the tests: the naive desk, forwarders to it, and what it holds afterwards. */
final class Rig {

    /** As impatient as a test needs; a real desk gets seconds. */
    static final ForwarderPolicy QUICK = new ForwarderPolicy(
            Duration.ofMillis(1),
            Duration.ofMillis(4),
            Duration.ofDays(30),
            5,
            Duration.ofMillis(5),
            Duration.ofMillis(2));

    private Rig() {}

    static MockDesk desk(Path folder) throws IOException {
        return new MockDesk(folder.resolve("tickets.jsonl"), MockDesk.Uniqueness.NAIVE, InstantSource.system());
    }

    static Forwarder forwarder(URI url, Ward ward, Duration timeout, CrashPoint crash) {
        return new Forwarder(
                new Forwarder.Route("desk", new WebhookDesk(url, null, timeout), QUICK),
                ward,
                ward,
                new Forwarder.Seams(Timekeeper.system(), new Random(11), crash));
    }

    static List<JsonNode> tickets(MockDesk desk) throws IOException {
        var answer = desk.answer("GET", MockDesk.TICKETS, null, new byte[0]);
        return new ObjectMapper()
                .readTree(answer.body())
                .path("items")
                .valueStream()
                .toList();
    }

    /** One ticket per outage 1 to {@code outages}, opened in that order. */
    static void assertOneTicketEach(MockDesk desk, int outages) throws IOException {
        Map<String, Integer> copies = new HashMap<>();
        long before = 0;
        int ordinal = 0;
        for (JsonNode ticket : tickets(desk)) {
            copies.merge(ticket.path("externalId").asText(), 1, Integer::sum);
            ordinal++;
            assertThat(ticket.path("externalId").asText()).isEqualTo(Ward.key(ordinal));
            assertThat(ticket.path("opened").asLong()).isGreaterThan(before);
            before = ticket.path("opened").asLong();
        }
        assertThat(copies).as("missing").hasSize(outages);
        assertThat(copies.values()).as("duplicates").containsOnly(1);
    }
}
