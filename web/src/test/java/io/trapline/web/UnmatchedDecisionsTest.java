package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.web.api.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Decisions about words that lead to no customer, by a program and by a form. */
final class UnmatchedDecisionsTest {

    private static final String ID = Noc.WORDS.id();

    private final Browse browse = new Browse(new Noc("one").publish());

    @AfterEach
    void close() {
        browse.close();
    }

    @Test
    void aMappingIsTriedMadeListedAndTakenBack() throws Exception {
        JsonNode tried =
                Json.read(post(ID + "/replay", "{\"resource\":\"olt-1/7\"}").body());
        assertThat(tried.path("after").path("coveragePercent").asDouble()).isEqualTo(100);
        assertThat(tried.path("customers").asInt()).isEqualTo(7);
        assertThat(browse.noc.actions()).as("a trial decides nothing").isEmpty();

        var mapped = post(ID + "/map", "{\"resource\":\"olt-1/7\",\"operator\":\"kim\",\"why\":\"renamed\"}");
        assertThat(mapped.statusCode()).as(mapped.body()).isEqualTo(200);
        JsonNode answer = Json.read(mapped.body());
        assertThat(answer.path("before").path("unmatched").asInt()).isEqualTo(12);
        assertThat(answer.path("after").path("unmatched").asInt()).isZero();
        assertThat(answer.path("recordNumber").isNumber()).isTrue();
        assertThat(browse.noc.actions()).containsExactly(new Noc.Action("map", ID, "kim"));

        JsonNode listed = browse.json("/api/v1/unmatched/decisions");
        assertThat(listed.path("total").asInt()).isEqualTo(1);
        assertThat(listed.path("items").path(0).path("resourceId").asText()).isEqualTo("olt-1/7");
        assertThat(listed.path("items").path(0).path("why").asText()).isEqualTo("renamed");

        assertThat(post(ID + "/undo", "{}").statusCode()).isEqualTo(200);
        assertThat(post(ID + "/undo", "{}").statusCode()).as("twice").isEqualTo(404);
        assertThat(Json.read(post("replay", "").body())
                        .path("after")
                        .path("unmatched")
                        .asInt())
                .isEqualTo(12);
    }

    @Test
    void anIgnoreEndsOnADayOrAtATimeOrNever() throws Exception {
        for (String until : new String[] {"2027-01-31", "2027-01-31T06:00:00Z", ""}) {
            assertThat(post(ID + "/ignore", "{\"until\":\"" + until + "\"}").statusCode())
                    .isEqualTo(200);
            JsonNode end = browse.json("/api/v1/unmatched/decisions")
                    .path("items")
                    .path(0)
                    .path("until");
            assertThat(end.isNull() ? "" : end.asText()).isEqualTo(until.length() == 10 ? until + "T00:00:00Z" : until);
        }
        assertThat(post(ID + "/infrastructure", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void whatCannotBeIsSaidInASentence() throws Exception {
        refused(ID + "/map", "{}", 400, "field \\\"resource\\\" is missing");
        refused(ID + "/map", "{\"resource\":\"olt-9/1\"}", 409, "The BSS has no resource");
        refused(ID + "/ignore", "{\"until\":\"31.1.2027\"}", 400, "expected a day such as 2027-01-31");
        refused(ID + "/ignore", "{\"until\":\"2019-05-05\"}", 400, "2019-05-05\\\" is over");
        refused(ID + "/ignore", "{\"untill\":\"2027-01-31\"}", 400, "unknown field");
        refused("U-NONE/map", "{\"resource\":\"olt-1/7\"}", 404, "U-NONE");
        assertThat(browse.noc.actions()).isEmpty();
        var foreign = browse.send(HttpRequest.newBuilder(browse.at("/unmatched/" + ID + "/ignore"))
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(foreign.statusCode()).isEqualTo(403);
    }

    @Test
    void aFormComesBackToTheList() throws Exception {
        var answer = browse.send(HttpRequest.newBuilder(browse.at("/unmatched/" + ID + "/map"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString("resource=olt-1%2F7"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/unmatched?done=map&was=12");
        String page = browse.page("/unmatched?done=map&was=12");
        assertThat(page).contains("Decided: mapped").contains("<tr class=\"before\">");
    }

    private void refused(String path, String body, int status, String words) throws Exception {
        var answer = post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return browse.send(HttpRequest.newBuilder(browse.at("/api/v1/unmatched/" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
