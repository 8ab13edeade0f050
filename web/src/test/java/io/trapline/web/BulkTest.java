package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.mediation.Severity;
import io.trapline.web.api.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One action on many: what is meant, what was counted, what stays behind for the audit; and the export. */
final class BulkTest {

    private final Noc noc = Scenes.oltDown(Scenes.crowd(new Noc("one"), 1_200, 7));
    private final Browse browse = new Browse(noc.publish());

    @AfterEach
    void close() {
        browse.close();
    }

    private HttpResponse<String> bulk(String json) throws Exception {
        return browse.send(HttpRequest.newBuilder(browse.at("/api/v1/bulk"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    @Test
    void aWholeFilterIsAcknowledgedWithHonestCountsAndOneRecordEach() throws Exception {
        noc.alarm(Scenes.acknowledged(Scenes.alarm("A-00001", "olt-1", "", Severity.MAJOR, "x", Noc.START, 1)
                        .row()))
                .alarm(Scenes.acknowledged(Scenes.alarm("A-00002", "olt-1", "", Severity.MAJOR, "x", Noc.START, 2)
                        .row()))
                .publish();
        JsonNode said = Json.read(bulk("{\"action\":\"ack\",\"of\":\"alarms\",\"all\":true,\"filter\":\"state=open\","
                        + "\"text\":\"field team is out\",\"operator\":\"kim\"}")
                .body());
        assertThat(said.path("matched").asInt()).isEqualTo(1_201);
        assertThat(said.path("done").asInt()).isEqualTo(1_199);
        assertThat(said.path("already").asInt()).isEqualTo(2);
        assertThat(said.path("confirmed").asBoolean()).isTrue();
        assertThat(said.path("said").asText()).isEqualTo("1,201 matched, 1,199 acknowledged, 2 already.");
        assertThat(noc.actions()).hasSize(1_199).allMatch(a -> a.operator().equals("kim"));
        assertThat(noc.deeds("A-00100")).hasSize(1).allMatch(d -> d.text().equals("field team is out"));
        assertThat(browse.json("/api/v1/alarms?ack=no&state=open").path("total").asInt())
                .isZero();
    }

    @Test
    void pickedCustomersMeanTheirAlarms() throws Exception {
        JsonNode said = Json.read(bulk("{\"action\":\"ack\",\"of\":\"customers\",\"id\":[\"C-10442\",\"C-00005\"]}")
                .body());
        assertThat(said.path("customers").asInt()).isEqualTo(2);
        assertThat(said.path("done").asInt()).isEqualTo(2);
        assertThat(browse.json("/api/v1/customers?ack=yes").path("total").asInt())
                .isEqualTo(2);
    }

    @Test
    void aWholeFilterIsMarkedAsNotAffectedWithARecordEach() throws Exception {
        int gold = browse.json("/api/v1/customers?tier=gold").path("total").asInt();
        JsonNode said = Json.read(bulk("{\"action\":\"notAffected\",\"of\":\"customers\",\"all\":true,"
                        + "\"filter\":\"tier=gold\",\"minutes\":60,\"text\":\"on LTE\",\"operator\":\"kim\"}")
                .body());
        assertThat(gold).isGreaterThan(100);
        assertThat(said.path("customers").asInt()).isEqualTo(gold);
        assertThat(said.path("done").asInt()).isEqualTo(gold);
        assertThat(said.path("said").asText())
                .isEqualTo("%d customers: %d of %d marks set.".formatted(gold, gold, gold));
        assertThat(noc.actions()).hasSize(gold).allMatch(a -> a.word().equals("notAffected"));
        assertThat(browse.json("/api/v1/customers?tier=gold").path("total").asInt())
                .isZero();
        assertThat(browse.json("/api/v1/not-affected").path("total").asInt()).isEqualTo(gold);
    }

    @Test
    void pickedAlarmsAreMarkedForAllWhomTheyHurt() throws Exception {
        JsonNode said = Json.read(bulk("{\"action\":\"notAffected\",\"of\":\"alarms\",\"id\":[\"A-7Q3K9\",\"A-NONE\"],"
                        + "\"minutes\":60,\"text\":\"on LTE\"}")
                .body());
        assertThat(said.path("said").asText()).isEqualTo("1 customer: 1 of 2 marks set, 1 had ended.");
        assertThat(browse.json("/api/v1/not-affected")
                        .path("items")
                        .path(0)
                        .path("customerId")
                        .asText())
                .isEqualTo("C-10442");
    }

    @Test
    void aMarkNeedsAReasonAndAnEnd() throws Exception {
        String mark = "{\"action\":\"notAffected\",\"of\":\"customers\",\"id\":[\"C-10442\"]";
        assertThat(bulk(mark + ",\"minutes\":60}").body()).contains("text");
        assertThat(bulk(mark + ",\"text\":\"on LTE\"}").body()).contains("minutes");
        assertThat(noc.actions()).isEmpty();
    }

    @Test
    void aFilterThatNobodyUnderstandsActsOnNothing() throws Exception {
        var answer = bulk("{\"action\":\"clear\",\"of\":\"alarms\",\"all\":true,\"filter\":\"devise=olt-1\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("devise");
        assertThat(noc.actions()).isEmpty();
    }

    @Test
    void nothingPickedIsRefused() throws Exception {
        assertThat(bulk("{\"action\":\"ack\",\"of\":\"alarms\"}").statusCode()).isEqualTo(400);
        assertThat(bulk("{\"action\":\"melt\",\"of\":\"alarms\",\"all\":true}").body())
                .contains("unshelve");
    }

    @Test
    void aFormWithoutScriptGetsAPageThatSaysHowItWent() throws Exception {
        var answer = browse.send(HttpRequest.newBuilder(browse.at("/customers/act"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "action=ack&of=customers&id=C-10442&id=C-00007&back=%2Fcustomers%3Ftier%3Dgold"))
                .build());
        assertThat(answer.body()).contains("2 matched, 2 acknowledged.").contains("href=\"/customers?tier=gold\"");
    }

    @Test
    void theExportHasEveryRowAndNoFormula() throws Exception {
        noc.affect(Scenes.hurtBy("=HYPERLINK(1)", "A-00001", Instant.parse("2026-11-22T20:00:00Z")))
                .publish();
        String csv = browse.page("/api/v1/customers.csv?tz=Europe/Berlin");
        assertThat(csv.lines()).hasSize(1_203);
        assertThat(csv)
                .startsWith("customerId,customerName,tier,vno,")
                .contains("\r\n'=HYPERLINK(1),")
                .contains("2026-11-22T20:00:00Z,2026-11-22T21:00:00+01:00");
        assertThat(browse.page("/api/v1/alarms.csv?state=open").lines()).hasSize(1_202);
        assertThat(browse.page("/api/v1/customers.csv?tier=gold").lines())
                .hasSize(1
                        + browse.json("/api/v1/customers?tier=gold")
                                .path("total")
                                .asInt());
        assertThat(browse.get("/api/v1/customers.csv?tz=Mars").statusCode()).isEqualTo(400);
    }
}
