package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.mediation.Severity;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.LetterRow;
import io.trapline.mediation.board.TicketRow;
import io.trapline.web.api.Json;
import io.trapline.web.page.TicketLine;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dead letters sent again and dropped, single and by filter; and a ticket that is another one. */
final class LettersTest {

    private final Noc noc = Scenes.oltDown(new Noc("one"));
    private final Browse browse = new Browse(noc);

    LettersTest() {
        letter(1, "open", "HTTP 422: Option not found", "");
        letter(2, "update", "HTTP 422: Option not found", "");
        letter(3, "open", "HTTP 404: gone", "alarmOver");
        noc.publish();
    }

    @AfterEach
    void close() {
        browse.close();
    }

    private void letter(long seq, String action, String why, String obstacle) {
        noc.letters.add(new LetterRow(
                "mock-desk:" + seq,
                "mock-desk",
                seq,
                "demo:mock-desk:A-7Q3K9:1",
                action,
                "A-7Q3K9",
                "olt-17 0/3/12",
                "linkDown",
                null,
                why,
                Noc.START.plusSeconds(seq),
                obstacle));
    }

    @Test
    void aPickedLetterIsSentAgain() throws Exception {
        JsonNode said = done("{\"action\":\"resend\",\"id\":[\"mock-desk:2\",\"mock-desk:99\"],\"operator\":\"kim\"}");
        assertThat(said.path("said").asText()).isEqualTo("2 matched, 1 sent again, 1 decided by others.");
        assertThat(noc.actions()).containsExactly(new Noc.Action("resend", "mock-desk:2", "kim"));
    }

    @Test
    void allThatMatchAreDroppedWithAReasonAndARecordEach() throws Exception {
        JsonNode said = done("{\"action\":\"drop\",\"all\":true,\"filter\":\"q=422\",\"why\":\"told by phone\"}");
        assertThat(said.path("said").asText()).isEqualTo("2 matched, 2 dropped.");
        assertThat(noc.actions())
                .containsExactly(
                        new Noc.Action("drop", "mock-desk:1", "anonymous"),
                        new Noc.Action("drop", "mock-desk:2", "anonymous"));
        assertThat(noc.deeds("mock-desk:1").getFirst().text()).isEqualTo("told by phone");
        assertThat(browse.json("/api/v1/dead-letters").path("total").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsOverIsCountedAsStuck() throws Exception {
        JsonNode said = done("{\"action\":\"resend\",\"all\":true,\"filter\":\"\"}");
        assertThat(said.path("said").asText())
                .isEqualTo("3 matched, 2 sent again, 1 cannot be sent: the alarm or the ticket is over.");
        assertThat(noc.actions()).hasSize(2);
    }

    @Test
    void whatCannotBeIsSaidInASentence() throws Exception {
        assertThat(post("{\"action\":\"drop\",\"id\":[\"mock-desk:1\"]}").body())
                .contains("say why");
        assertThat(post("{\"action\":\"burn\",\"id\":[\"mock-desk:1\"]}").body())
                .contains("expected resend or drop");
        assertThat(post("{\"action\":\"drop\",\"why\":\"x\"}").body()).contains("nothing is picked");
        assertThat(post("{\"action\":\"drop\",\"why\":\"x\",\"all\":true,\"filter\":\"desk=1\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(noc.actions()).isEmpty();
    }

    @Test
    void thePageHasFormsThatNeedNoScript() throws Exception {
        assertThat(browse.page("/forwarding"))
                .contains("HTTP 422: Option not found")
                .contains("value=\"mock-desk:1\"")
                .contains("the alarm is over");
        assertThat(browse.page("/forwarding?q=404"))
                .contains("mock-desk:3")
                .doesNotContain("mock-desk:1\"")
                .contains("name=\"filter\" value=\"q=404\"");
        var answer = form("/dead-letters", "action=drop&id=mock-desk%3A1&why=by+phone&back=%2Fforwarding%3Fq%3D422");
        assertThat(answer.body()).contains("1 matched, 1 dropped.").contains("href=\"/forwarding?q=422\"");
    }

    @Test
    void anotherTicketIsTheTicket() throws Exception {
        String body =
                "{\"destination\":\"mock-desk\",\"reference\":\"T-123\",\"why\":\"by hand\",\"operator\":\"kim\"}";
        HttpResponse<String> answer = post("/api/v1/alarms/A-7Q3K9/relink", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(form("/alarms/A-7Q3K9/relink", "destination=mock-desk&reference=T-1&why=back")
                        .headers()
                        .firstValue("Location"))
                .contains("/alarms/A-7Q3K9");
        assertThat(noc.actions())
                .containsExactly(
                        new Noc.Action("relink mock-desk T-123", "A-7Q3K9", "kim"),
                        new Noc.Action("relink mock-desk T-1", "A-7Q3K9", "anonymous"));
        assertThat(post("/api/v1/alarms/A-7Q3K9/relink", body.replace("mock-desk", "nobody"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("/api/v1/alarms/A-7Q3K9/relink", body.replace("T-123", " "))
                        .statusCode())
                .isEqualTo(400);
        assertThat(browse.page("/alarms/A-7Q3K9")).contains("action=\"/alarms/A-7Q3K9/relink\"");
    }

    @Test
    void whileATicketIsBeingOpenedNothingIsRelinked() throws Exception {
        var ticket = new TicketRow("demo:mock-desk:A-SEND1:1", "mock-desk", "sending", null);
        noc.alarm(Scenes.alarm("A-SEND1", "olt-3", "", Severity.MAJOR, "fan", Noc.START, 2)
                        .ticket(ticket)
                        .row())
                .publish();
        var answer = post("/api/v1/alarms/A-SEND1/relink", "{\"destination\":\"mock-desk\",\"reference\":\"T-1\"}");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("beingOpened");
        assertThat(browse.page("/alarms/A-SEND1")).doesNotContain("/relink\"");
    }

    @Test
    void whatADeskWasNotToldStandsBesideTheTicket() throws Exception {
        assertThat(browse.page("/alarms/A-7Q3K9")).contains("not told (open): HTTP 422: Option not found");
        AlarmRow row = noc.board().alarm("A-7Q3K9").orElseThrow();
        var line = new TicketLine(row, row.tickets().getFirst(), noc.letters.get(1));
        assertThat(line.drift()).isEqualTo("behind");
    }

    private JsonNode done(String body) throws Exception {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode said = Json.read(answer.body());
        assertThat(said.path("confirmed").asBoolean()).isTrue();
        return said;
    }

    private HttpResponse<String> post(String body) throws Exception {
        return post("/api/v1/dead-letters", body);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(path, "application/json", body);
    }

    private HttpResponse<String> form(String path, String body) throws Exception {
        return send(path, "application/x-www-form-urlencoded", body);
    }

    private HttpResponse<String> send(String path, String type, String body) throws Exception {
        return browse.send(HttpRequest.newBuilder(browse.at(path))
                .header("Content-Type", type)
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
