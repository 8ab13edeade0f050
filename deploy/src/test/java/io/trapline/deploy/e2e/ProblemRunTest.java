package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trapline.deploy.demo.bss.DemoBss;
import io.trapline.deploy.demo.desk.Mishaps;
import io.trapline.deploy.demo.desk.MockDesk;
import io.trapline.deploy.demo.desk.MockDeskServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three devices fail for one reason: one ticket, over two kills, told of what joins, resolved with its cause. */
class ProblemRunTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TMF = "/tmf-api/alarmManagement/v4";

    @Test
    void aProblemHasOneTicketOverKills(@TempDir Path folder) throws Exception {
        var tickets = new MockDesk(folder.resolve("tickets.jsonl"), MockDesk.Uniqueness.NAIVE, InstantSource.system());
        try (var bss = DemoBss.start(folder.resolve("postgres"), 0, said -> {});
                var desk = new MockDeskServer(tickets, 0, Mishaps.NONE, Duration.ZERO)) {
            desk.start();
            var site = new Site(folder).bss(bss.url()).desk(desk.tickets().toString(), "10s");
            Newcomer cause = Newcomer.insert(bss.ownerUrl());
            Newcomer first = Newcomer.insert(bss.ownerUrl());
            Newcomer later = Newcomer.insert(bss.ownerUrl());
            try (var product = site.start()) {
                raise(site, cause);
                raise(site, first);
                group(site.api(), cause, first);
                product.kill();
            }
            try (var product = site.start()) {
                await().atMost(SOON).until(() -> all(tickets, desk).size() == 1);
                says(all(tickets, desk).getFirst(), cause, List.of(first));
                raise(site, later);
                group(site.api(), cause, later);
                product.kill();
            }
            try (var product = site.start()) {
                await().atMost(SOON)
                        .until(() ->
                                all(tickets, desk).getFirst().get("symptoms").asInt() == 2);
                says(all(tickets, desk).getFirst(), cause, List.of(first, later));
                assertThat(all(tickets, desk)).as("one ticket").hasSize(1);
                site.clients().trapV2c(cause.link(), true);
                await().atMost(SOON).until(() -> all(tickets, desk).size() == 3);
                JsonNode ours = all(tickets, desk).getFirst();
                assertThat(ours.get("state").asText()).isEqualTo("resolved");
                assertThat(ours.get("symptoms").asInt()).isZero();
                assertThat(all(tickets, desk).subList(1, 3))
                        .as("what still stands is told for itself")
                        .extracting(ticket -> ticket.at("/customerIds/0").asText())
                        .containsExactlyInAnyOrder(first.customerId(), later.customerId());
                site.api().assertLedgerBalanced();
                assertThat(product.stop()).isZero();
            }
        }
    }

    private static void says(JsonNode ticket, Newcomer cause, List<Newcomer> symptoms) {
        assertThat(ticket.get("title").asText()).contains(cause.link().device());
        assertThat(ticket.get("problemId").asText())
                .isEqualTo("P-" + ticket.get("alarmId").asText().substring(2));
        assertThat(ticket.get("symptoms").asInt()).isEqualTo(symptoms.size());
        assertThat(ticket.get("symptomAlarms"))
                .extracting(one ->
                        one.get("device").asText() + " " + one.get("object").asText())
                .containsExactlyInAnyOrderElementsOf(symptoms.stream()
                        .map(one -> one.link().device() + " " + one.link().ifName())
                        .toList());
        assertThat(ticket.get("customers").asInt()).isEqualTo(1 + symptoms.size());
        assertThat(ticket.get("customerIds"))
                .extracting(JsonNode::asText)
                .contains(cause.customerId())
                .containsAll(symptoms.stream().map(Newcomer::customerId).toList());
    }

    private static void raise(Site site, Newcomer one) throws IOException, InterruptedException {
        Api api = site.api();
        await().atMost(SOON).untilAsserted(() -> api.send("GET", "/api/v1/customers/" + one.customerId(), "", 200));
        site.clients().trapV2c(one.link(), false);
        await().atMost(SOON).until(() -> api.affected().contains(one.customerId()));
    }

    private static void group(Api api, Newcomer cause, Newcomer symptom) {
        JsonNode task = api.send(
                "POST",
                TMF + "/groupAlarms",
                "{\"sourceSystemId\":\"oss\",\"alarmChangedTime\":\"%s\",\"parentAlarm\":{\"id\":%d},\"correlatedAlarm\":[{\"id\":%d}]}"
                        .formatted(Instant.now(), id(api, cause), id(api, symptom)),
                201);
        assertThat(task.get("groupedAlarm")).hasSize(1);
    }

    private static long id(Api api, Newcomer one) {
        return api.get(TMF + "/alarm?state.ne=cleared&alarmedObject.id=" + one.portId())
                .get(0)
                .get("id")
                .asLong();
    }

    private static List<JsonNode> all(MockDesk tickets, MockDeskServer desk) throws IOException {
        String body = tickets.answer("GET", desk.tickets().getPath(), null, new byte[0])
                .body();
        return new ObjectMapper().readTree(body).get("items").valueStream().toList();
    }
}
