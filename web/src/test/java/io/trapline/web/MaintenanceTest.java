package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Maintenance windows by program and by form. */
class MaintenanceTest {

    private static final String WINDOW = "{\"name\":\"Swap card\",\"scope\":\"device=olt-17, vno=VNO-3\","
            + "\"start\":\"2026-11-29T02:00\",\"end\":\"2026-11-29T04:00\",\"zone\":\"Europe/Berlin\","
            + "\"repeat\":\"FREQ=WEEKLY;BYDAY=SU\",\"why\":\"new firmware\",\"operator\":\"kim\"}";

    private final Browse browse = new Browse(Scenes.oltDown(new Noc("e1")).publish());

    @AfterEach
    void close() {
        browse.close();
    }

    @Test
    void aWindowIsPreviewedPlannedListedAndCalledOff() throws Exception {
        var preview = post("/api/v1/maintenance/preview", WINDOW);
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body())
                .contains("{\"from\":\"2026-11-29T01:00:00Z\",\"to\":\"2026-11-29T03:00:00Z\",\"clocks\":\"steady\"}")
                .contains("\"alarmIds\":[\"A-7Q3K9\"]");
        assertThat(browse.noc.actions()).as("a preview plans nothing").isEmpty();
        assertThat(post("/api/v1/maintenance", WINDOW).body()).contains("\"windowId\":\"M-");
        var listed = browse.json("/api/v1/maintenance");
        assertThat(listed.path("total").asInt()).isEqualTo(1);
        var item = listed.path("items").path(0);
        assertThat(item.path("scopes").path(1).asText()).isEqualTo("vno=VNO-3");
        String id = item.path("windowId").asText();
        assertThat(post("/api/v1/maintenance/" + id + "/cancel", "{\"operator\":\"lee\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/api/v1/maintenance/M-NONE/cancel", "{}").statusCode()).isEqualTo(404);
        assertThat(browse.noc.actions())
                .containsExactly(new Noc.Action("plan", "Swap card", "kim"), new Noc.Action("cancel", id, "lee"));
    }

    @Test
    void whatCannotBeIsSaidInASentence() throws Exception {
        refused("device=olt-17", "devise=olt-17", "written like device=olt-17");
        refused("04:00", "02:00", "ends before it begins");
        refused("Europe/Berlin", "Europe/Kiel", "expected a time zone");
        refused("FREQ=WEEKLY;BYDAY=SU", "every sunday", "is no recurrence rule");
        refused("2026-11-29T02:00", "29.11.2026", "expected a local time");
        refused("\"name\"", "\"nmae\"", "unknown field");
        refused("new firmware", "", "\\\"why\\\" is missing");
        refused("\"repeat\":\"FREQ=WEEKLY;BYDAY=SU\"", "\"repeat\":\"FREQ=WEEKLY;COUNT=0\"", "cannot be");
        refused(
                "2026-11-29T02:00\",\"end\":\"2026-11-29T04:00\",\"zone\":\"Europe/Berlin\",\"repeat\":\"FREQ=WEEKLY;BYDAY=SU",
                "2020-11-29T02:00\",\"end\":\"2020-11-29T04:00\",\"zone\":\"Europe/Berlin\",\"repeat\":\"",
                "it is over");
        assertThat(browse.noc.actions()).isEmpty();
    }

    @Test
    void aFormWithoutAReasonOrInThePastIsRefusedInTheReadersLanguage() throws Exception {
        String past = "name=Swap&scope=device%3Dolt-17&start=2020-11-29T02:00&end=2020-11-29T04:00&zone=UTC&why=";
        assertThat(form(past).statusCode()).isEqualTo(400);
        assertThat(form(past).body()).contains("was wird gearbeitet");
        assertThat(form(past + "karte").statusCode()).isEqualTo(400);
        assertThat(form(past + "karte").body()).contains("kommt nicht mehr vor");
        assertThat(browse.noc.actions()).isEmpty();
    }

    @Test
    void whatTheBssDoesNotKnowIsNamedButAllowed() throws Exception {
        String nope = WINDOW.replace("olt-17, vno=VNO-3", "nope, customer=nope");
        for (String path : List.of("/api/v1/maintenance/preview", "/api/v1/maintenance")) {
            var answer = post(path, nope);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"unknown\":[\"device=nope\",\"customer=nope\"]");
        }
        assertThat(browse.page("/maintenance?preview=1&name=Swap&scope=device%3Dnope&start=2026-11-29T02:00"
                        + "&end=2026-11-29T04:00&zone=Europe/Berlin"))
                .contains("does not know device=nope");
    }

    private HttpResponse<String> form(String body) throws Exception {
        return browse.send(HttpRequest.newBuilder(browse.at("/maintenance"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Accept-Language", "de")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private void refused(String good, String bad, String words) throws Exception {
        var answer = post("/api/v1/maintenance", WINDOW.replace(good, bad));
        assertThat(answer.statusCode()).as(bad).isEqualTo(400);
        assertThat(answer.body()).contains(words);
    }

    @Test
    void thePageNeedsNoScript() throws Exception {
        assertThat(browse.page("/maintenance")).contains("None is planned").contains("formaction=\"/maintenance\"");
        String asked = "/maintenance?preview=1&name=Swap&scope=device%3Dolt-17&start=2026-11-29T02:00"
                + "&end=2026-11-29T04:00&zone=Europe/Berlin";
        assertThat(browse.page(asked)).contains("hush <b>1</b> open alarms").contains("value=\"device=olt-17\"");
        assertThat(browse.page(asked.replace("device%3D", ""))).contains("role=\"alert\"");
        assertThat(post("/api/v1/maintenance", WINDOW).statusCode()).isEqualTo(200);
        assertThat(browse.page("/maintenance")).contains("Swap card").contains("/cancel\"");
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return browse.send(HttpRequest.newBuilder(browse.at(path))
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
