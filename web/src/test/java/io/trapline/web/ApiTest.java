package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.mediation.Severity;
import io.trapline.mediation.board.LedgerView;
import io.trapline.mediation.board.Vitals;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rest of {@code /api/v1}, health, metrics, actions and guests: names and statuses are a contract. */
final class ApiTest {

    private final Browse browse = new Browse(
            Scenes.oltDown(new Noc("one"))
                    .event(Scenes.syslogEvent(2, Noc.START.plusSeconds(200), "noted", "fan 3 failed", null))
                    .event(Scenes.unreadableEvent(3, Noc.START.plusSeconds(201)))
                    .alarm(Scenes.alarm("A-GONE", "olt-2", "", Severity.MINOR, "fan", Noc.START, 2)
                            .cleared(Noc.START.plusSeconds(9))
                            .row())
                    .publish(),
            new Mount("/mock-desk", call -> Mount.Reply.json(200, "{\"path\":\"" + call.path() + "\"}")));

    @AfterEach
    void close() {
        browse.close();
    }

    @Test
    void anAlarmComesWithRawRecordDecodedFieldsAndPath() throws Exception {
        JsonNode alarm = browse.json("/api/v1/alarms/A-7Q3K9");
        assertThat(alarm.path("raw").path("hex").asText()).startsWith("3082008a0201");
        assertThat(alarm.path("raw").path("base64").asText()).startsWith("MII");
        assertThat(alarm.path("decoded").path("trapOid").asText()).isEqualTo("1.3.6.1.6.3.1.1.5.3");
        assertThat(alarm.path("decoded").path("varbinds").path(2).path("value").asText())
                .isEqualTo("0/3/12");
        assertThat(alarm.path("path")).hasSize(2);
        assertThat(alarm.path("path").path(0).path("inventoryVersion").asText()).isEqualTo("9f2c55aa01b3c4d5");
        assertThat(alarm.path("path").path(0).path("steps")).isNotEmpty();
        assertThat(browse.get("/api/v1/alarms/A-NONE").statusCode()).isEqualTo(404);
    }

    @Test
    void thePageOfAnAlarmShowsRawDecodedAndWhy() throws Exception {
        assertThat(browse.page("/alarms/A-7Q3K9"))
                .contains("<span>0000  30 82 00 8a 02 01 01 04  0·······</span>")
                .contains("1.3.6.1.2.1.31.1.1.1.1.1203112")
                .contains("ifIndex=1203112 on that device is port 0/3/12")
                .contains("href=\"/customers/C-10442\"")
                .contains("TCK-0001");
    }

    @Test
    void alarmsAreOpenOnesFirstAndFilterable() throws Exception {
        JsonNode all = browse.json("/api/v1/alarms");
        assertThat(all.path("total").asInt()).isEqualTo(2);
        assertThat(all.path("open").asInt()).isEqualTo(1);
        assertThat(all.path("items").path(0).path("alarmId").asText()).isEqualTo("A-7Q3K9");
        assertThat(browse.json("/api/v1/alarms?state=cleared")
                        .path("items")
                        .path(0)
                        .path("alarmId")
                        .asText())
                .isEqualTo("A-GONE");
        assertThat(browse.json("/api/v1/alarms?impact=unknown").path("total").asInt())
                .isEqualTo(1);
        String next = browse.json("/api/v1/alarms?limit=1").path("next").asText();
        JsonNode second = browse.json("/api/v1/alarms?limit=1&cursor=" + next);
        assertThat(second.path("items").path(0).path("alarmId").asText()).isEqualTo("A-GONE");
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(browse.get("/api/v1/customers?cursor=" + next).statusCode()).isEqualTo(400);
        assertThat(browse.get("/api/v1/alarms?next=" + next).statusCode()).isEqualTo(200);
        assertThat(browse.get("/api/v1/alarms?next=abc").body()).contains("parameter \\\"next\\\": found \\\"abc\\\"");
        assertThat(browse.get("/api/v1/alarms?cursor=abc").body()).contains("parameter \\\"cursor\\\"");
    }

    @Test
    void aWordThatIsNoImpactIsRefusedWithThoseThatAre() throws Exception {
        HttpResponse<String> refused = browse.get("/api/v1/alarms?impact=bogus");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("impact", "bogus", "known, unknown", "no_source", "ceased");
        assertThat(browse.get("/api/v1/alarms?impact=no_source,known").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theTotalOfEventsIsHowManyThereAre() throws Exception {
        JsonNode two = browse.json("/api/v1/events?limit=2");
        assertThat(two.path("items")).hasSize(2);
        assertThat(two.path("total").asInt()).isEqualTo(3);
    }

    @Test
    void eventsAreNewestFirstWithWhatTheySay() throws Exception {
        JsonNode items = browse.json("/api/v1/events?limit=10000").path("items");
        assertThat(items).hasSize(3);
        assertThat(items.path(0).path("decoded").path("reason").asText()).isEqualTo("truncated");
        assertThat(items.path(1).path("message").asText()).isEqualTo("fan 3 failed");
        assertThat(items.path(2).path("decoded").path("varbinds")).hasSize(3);
        assertThat(browse.json("/api/v1/events?limit=1").path("items")).hasSize(1);
        assertThat(browse.get("/api/v1/events?limit=10001").statusCode()).isEqualTo(400);
        assertThat(browse.get("/api/v1/events/none").statusCode()).isEqualTo(400);
        assertThat(browse.get("/api/v1/events/99").statusCode()).isEqualTo(404);
    }

    @Test
    void aCustomerIsKnownAlsoWhenWell() throws Exception {
        JsonNode hurt = browse.json("/api/v1/customers/C-10442");
        assertThat(hurt.path("affected").asBoolean()).isTrue();
        assertThat(hurt.path("services")).hasSize(2);
        assertThat(hurt.path("paths")).hasSize(2);
        browse.noc.heal("C-10442").publish();
        JsonNode well = browse.json("/api/v1/customers/C-10442");
        assertThat(well.path("affected").asBoolean()).isFalse();
        assertThat(well.path("services")).isEmpty();
        assertThat(well.path("accountIds").path(0).asText()).isEqualTo("77120");
        assertThat(browse.get("/api/v1/customers/C-0").body()).contains("\"error\":\"notFound\"");
    }

    @Test
    void theLedgerHasEveryTermAndItsVerdict() throws Exception {
        JsonNode ledger = browse.json("/api/v1/ledger");
        for (String term : List.of(
                "read",
                "recovered",
                "journaled",
                "refused",
                "event",
                "unreadable",
                "internal",
                "behind",
                "changed",
                "repeated",
                "noted",
                "suppressed",
                "retransmit",
                "generic",
                "forwardable",
                "delivered",
                "pending",
                "parked",
                "coalesced",
                "droppedByOperator",
                "since",
                "sockets")) {
            assertThat(ledger.has(term)).as(term).isTrue();
        }
        assertThat(ledger.path("balanced").asBoolean()).isTrue();
        assertThat(ledger.path("sockets").path(0).has("kernelDrops")).isTrue();
        browse.noc.lose(1).publish();
        assertThat(browse.json("/api/v1/ledger").path("balanced").asBoolean()).isFalse();
        assertThat(browse.page("/health")).contains("Not balanced").contains("✖ by 1");
    }

    @Test
    void healthReadinessAndMetricsAnswer() throws Exception {
        assertThat(browse.json("/healthz").path("status").asText()).isEqualTo("ok");
        assertThat(browse.json("/readyz").path("status").asText()).isEqualTo("ready");
        HttpResponse<String> metrics = browse.get("/metrics");
        assertThat(metrics.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("version=0.0.4"));
        assertThat(metrics.body())
                .contains("trapline_agent_records_read_total 3\n")
                .contains("trapline_ledger_balanced 1\n")
                .contains("trapline_board_customers_affected 1\n")
                .contains("jvm_memory_used_bytes{area=\"heap\"}");
    }

    @Test
    void whatIsWrongWithOurselvesMakesUsUnreadyAndIsOnEveryPage() throws Exception {
        browse.noc
                .vitals(new Vitals(
                        List.of(
                                new Vitals.Part("mediator", true, "The mediator has ended."),
                                new Vitals.Part("board", true, "")),
                        List.of(new Vitals.JournalView("input", true, 4096, 1, 2, 3))))
                .publish();
        assertThat(browse.get("/readyz").statusCode()).isEqualTo(503);
        assertThat(browse.get("/readyz").body())
                .contains("\"status\":\"notReady\"", "{\"part\":\"mediator\",\"detail\":\"The mediator has ended.\"}");
        assertThat(browse.get("/customers").body()).contains("The mediator has ended.");
        assertThat(browse.get("/metrics").body())
                .contains("trapline_ready 0\n")
                .contains("trapline_part_up{part=\"mediator\"} 0\n")
                .contains("trapline_part_up{part=\"board\"} 1\n")
                .contains("trapline_journal_braked{journal=\"input\"} 1\n")
                .contains("trapline_journal_records_damaged{journal=\"input\"} 3\n");
        browse.noc.vitals(new Vitals(List.of(new Vitals.Part("forwarder desk", false, "Our own fault.")), List.of()));
        assertThat(browse.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(browse.get("/readyz").body()).contains("Our own fault.");
    }

    @Test
    void actionsGoThroughTheDeskAndOtherSitesAreRefused() throws Exception {
        assertThat(post("/api/v1/alarms/A-7Q3K9/ack", "{\"operator\":\"kim\"}", "application/json"))
                .isEqualTo(200);
        assertThat(post("/api/v1/alarms/A-7Q3K9/clear", "", "application/json")).isEqualTo(200);
        assertThat(browse.noc.actions())
                .containsExactly(
                        new Noc.Action("ack", "A-7Q3K9", "kim"), new Noc.Action("clear", "A-7Q3K9", "anonymous"));
        assertThat(post("/api/v1/alarms/A-7Q3K9/ack", "{}", "application/json", "Sec-Fetch-Site", "cross-site"))
                .isEqualTo(403);
        assertThat(post("/api/v1/alarms/A-7Q3K9/ack", "{}", "text/plain", "Origin", "http://evil.example"))
                .isEqualTo(403);
        assertThat(post("/alarms/A-7Q3K9/ack", "acknowledged=true", "application/x-www-form-urlencoded"))
                .isEqualTo(403);
        assertThat(post("/api/v1/alarms/A-7Q3K9/ack", "{\"oprator\":1}", "application/json"))
                .isEqualTo(400);
        assertThat(post("/api/v1/alarms/A-GONE/ack", "{}", "application/json")).isEqualTo(409);
        assertThat(post("/api/v1/alarms/A-NONE/ack", "{}", "application/json")).isEqualTo(404);
        assertThat(browse.noc.actions()).hasSize(2);
    }

    @Test
    void anEngineThatIsRefusedForItsTimeCanBeAccepted() throws Exception {
        String path = "/engines/8000000001020304/accept";
        assertThat(post("/api/v1" + path, "{}", "application/json")).isEqualTo(404);
        browse.noc
                .refuse(new LedgerView.RefusedSender(
                        "snmp", "notInTimeWindow", "10.20.4.17", "n<oc", "8000000001020304", 3, Noc.START, Noc.START))
                .publish();
        await().untilAsserted(() -> assertThat(browse.page("/health"))
                .contains("Refused at the door", "action=\"" + path + "\"", "n&lt;oc")
                .doesNotContain("n<oc"));
        assertThat(browse.json("/api/v1/ledger")
                        .path("refusedSenders")
                        .path(0)
                        .path("reason")
                        .asText())
                .isEqualTo("notInTimeWindow");
        assertThat(post("/api/v1" + path, "{}", "application/json", "Sec-Fetch-Site", "cross-site"))
                .isEqualTo(403);
        assertThat(browse.noc.actions()).isEmpty();
        assertThat(post("/api/v1" + path, "{\"operator\":\"kim\"}", "application/json"))
                .isEqualTo(200);
        assertThat(browse.noc.actions()).containsExactly(new Noc.Action("acceptEngine", "8000000001020304", "kim"));
    }

    @Test
    void aFormFromOurOwnPageLeadsBackToTheAlarm() throws Exception {
        HttpResponse<String> answer = browse.send(HttpRequest.newBuilder(browse.at("/alarms/A-7Q3K9/ack"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString("acknowledged=false"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/alarms/A-7Q3K9");
        assertThat(browse.noc.actions()).containsExactly(new Noc.Action("unack", "A-7Q3K9", "anonymous"));
    }

    private int post(String path, String body, String type, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(browse.at(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) request.headers(headers);
        return browse.send(request.build()).statusCode();
    }

    @Test
    void guestsAnswerUnderTheirPrefix() throws Exception {
        assertThat(browse.get("/mock-desk/api/tickets").body()).isEqualTo("{\"path\":\"/api/tickets\"}");
        assertThat(browse.get("/mock-desk").body()).isEqualTo("{\"path\":\"\"}");
    }

    @Test
    void failuresSpeakTheLanguageOfWhoAsked() throws Exception {
        assertThat(browse.get("/api/v1/unicorns").body()).contains("\"error\":\"notFound\"");
        HttpResponse<String> page = browse.get("/alarms/A-NONE");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no alarm").contains("href=\"/customers\"");
    }

    @Test
    void aTakenPortIsSaidInOneSentence() {
        Web second = new Web(new io.trapline.config.Settings.Web(browse.address), browse.noc, browse.noc, List.of());
        org.assertj.core.api.Assertions.assertThatThrownBy(second::start)
                .isInstanceOf(BindFailure.class)
                .hasMessageStartingWith(
                        "NET-002  tcp 127.0.0.1:" + browse.address.getPort() + " (web) is already in use.");
    }
}
