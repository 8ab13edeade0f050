package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people do to alarms, by program and by form. */
class TasksTest {

    private static final String ALARM = "/api/v1/alarms/A-7Q3K9";

    private final Browse browse = new Browse(Scenes.oltDown(new Noc("e1")).publish());

    @AfterEach
    void close() {
        browse.close();
    }

    @Test
    void everyTaskReachesTheDesk() throws Exception {
        assertThat(json(ALARM + "/shelve", "{\"minutes\":60,\"why\":\"field team\",\"operator\":\"kim\"}"))
                .isEqualTo(200);
        assertThat(json(ALARM + "/unshelve", "{\"operator\":\"lee\"}")).isEqualTo(200);
        assertThat(json(ALARM + "/verify", "")).isEqualTo(200);
        assertThat(json(ALARM + "/comment", "{\"text\":\"seen\",\"operator\":\"kim\"}"))
                .isEqualTo(200);
        assertThat(json("/api/v1/customers/C-10442/comment", "{\"text\":\"call first\"}"))
                .isEqualTo(200);
        assertThat(json(ALARM + "/clear", "{\"ticket\":\"INC0042117\",\"operator\":\"desk\"}"))
                .isEqualTo(200);
        assertThat(browse.noc.actions())
                .containsExactly(
                        new Noc.Action("shelve PT1H", "A-7Q3K9", "kim"),
                        new Noc.Action("unshelve", "A-7Q3K9", "lee"),
                        new Noc.Action("verify", "A-7Q3K9", "anonymous"),
                        new Noc.Action("comment", "A-7Q3K9", "kim"),
                        new Noc.Action("comment", "C-10442", "anonymous"),
                        new Noc.Action("clearByTicket INC0042117", "A-7Q3K9", "desk"));
        assertThat(browse.get(ALARM).body()).contains("\"deeds\":[{").contains("\"text\":\"seen\"");
        assertThat(browse.get("/api/v1/customers/C-10442").body()).contains("\"text\":\"call first\"");
    }

    @Test
    void whatIsMissingOrOutOfRangeIsSaid() throws Exception {
        assertThat(json(ALARM + "/shelve", "{}")).isEqualTo(400);
        assertThat(json(ALARM + "/shelve", "{\"minutes\":0}")).isEqualTo(400);
        assertThat(json(ALARM + "/shelve", "{\"minutes\":\"60\"}")).isEqualTo(400);
        assertThat(json(ALARM + "/comment", "{\"text\":\"  \"}")).isEqualTo(400);
        assertThat(json(ALARM + "/comment", "{\"txt\":\"seen\"}")).isEqualTo(400);
        assertThat(json(ALARM + "/comment", "{\"text\":\"" + "x".repeat(1_001) + "\"}"))
                .isEqualTo(400);
        assertThat(json("/api/v1/customers/C-NONE/comment", "{\"text\":\"seen\"}"))
                .isEqualTo(404);
        assertThat(browse.noc.actions()).isEmpty();
    }

    @Test
    void aFormWithoutScriptLeadsBackAndWhatWasSaidIsShownAsText() throws Exception {
        var answer = post(
                "/alarms/A-7Q3K9/comment", "text=%3Cimg+src%3Dx%3E&operator=kim", "application/x-www-form-urlencoded");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/alarms/A-7Q3K9");
        String page = browse.get("/alarms/A-7Q3K9").body();
        assertThat(page).contains("&lt;img src=x&gt;").doesNotContain("<img src=x");
        assertThat(page).contains("action=\"/alarms/A-7Q3K9/shelve\"").contains("action=\"/alarms/A-7Q3K9/comment\"");
        assertThat(browse.get("/customers/C-10442").body()).contains("action=\"/customers/C-10442/comment\"");
    }

    private int json(String path, String body) throws Exception {
        return post(path, body, "application/json").statusCode();
    }

    private HttpResponse<String> post(String path, String body, String type) throws Exception {
        return browse.send(HttpRequest.newBuilder(browse.at(path))
                .header("Content-Type", type)
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
