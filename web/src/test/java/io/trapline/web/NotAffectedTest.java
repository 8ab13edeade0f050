package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.trapline.web.access.Role;
import io.trapline.web.api.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "This customer is not affected": by a program, by a form, in a browser; until its time is up. */
final class NotAffectedTest {

    private static final String OF_ALARM = "/api/v1/alarms/A-7Q3K9/not-affected";
    private static final String MARK = "{\"customerId\":[\"C-10442\"],\"minutes\":60,\"why\":\"on LTE\"}";

    private static final String ROWS = "table.customers tbody tr";

    private final Browse browse = new Browse(Scenes.oltDown(new Noc("one")).publish());

    @TempDir
    Path data;

    @AfterEach
    void close() {
        browse.close();
    }

    @Test
    void aMarkTakesTheCustomerOffTheBoardAndIsListed() throws Exception {
        HttpResponse<String> marked = post(OF_ALARM, MARK);
        assertThat(marked.statusCode()).as(marked.body()).isEqualTo(200);
        assertThat(Json.read(marked.body()).path("marks").asInt()).isEqualTo(1);
        assertThat(browse.json("/api/v1/customers").path("total").asInt()).isZero();

        JsonNode list = browse.json("/api/v1/not-affected");
        assertThat(list.path("total").asInt()).isEqualTo(1);
        JsonNode row = list.path("items").path(0);
        assertThat(row.path("customerId").asText()).isEqualTo("C-10442");
        assertThat(row.path("operator").asText()).isEqualTo("anonymous");
        assertThat(row.path("why").asText()).isEqualTo("on LTE");
        assertThat(row.path("until").asText())
                .isEqualTo(Noc.START.plusSeconds(3_600).toString());
        assertThat(browse.page("/customers")).contains("1 mark that a customer is not affected");
        assertThat(browse.page("/not-affected")).contains("on LTE").contains("/alarms/A-7Q3K9/affected");

        assertThat(post("/api/v1/customers/C-10442/affected", "{\"why\":\"is down\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(browse.json("/api/v1/customers").path("total").asInt()).isEqualTo(1);
        assertThat(post("/api/v1/customers/C-10442/affected", "{}").statusCode())
                .as("twice")
                .isEqualTo(404);
        assertThat(browse.noc.deeds("A-7Q3K9"))
                .extracting(deed -> deed.what() + " " + deed.text())
                .containsExactly("notAffected on LTE", "affected is down");
    }

    @Test
    void ofACustomerAllItsAlarmsAreMeantOrThoseNamed() throws Exception {
        assertThat(post("/api/v1/customers/C-10442/not-affected", "{\"minutes\":60,\"why\":\"on LTE\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(browse.json("/api/v1/not-affected").path("total").asInt()).isEqualTo(1);
        browse.noc.endExclusions();
        var other = post(
                "/api/v1/customers/C-10442/not-affected",
                "{\"alarmId\":[\"A-OTHER\"],\"minutes\":60,\"why\":\"on LTE\"}");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("does not affect");
    }

    @Test
    void whatCannotBeIsSaidInASentence() throws Exception {
        refused(MARK.replace("\"on LTE\"", "\"\""), 400, "\\\"why\\\" is missing");
        refused(MARK.replace("60", "0"), 400, "whole number from 1 to 43200");
        refused(MARK.replace("60", "43201"), 400, "whole number from 1 to 43200");
        refused(MARK.replace("C-10442", "C-0"), 404, "C-0");
        refused(MARK.replace("[\"C-10442\"]", "[]"), 400, "customerId");
        refused(MARK.replace("[\"C-10442\"]", "\"C-10442\""), 400, "expected a list");
        refused(MARK.replace("why", "reason"), 400, "known here: customerId, minutes, operator, why");
        assertThat(post("/api/v1/alarms/A-NONE/not-affected", MARK).statusCode())
                .isEqualTo(404);
        assertThat(browse.noc.actions()).isEmpty();
    }

    @Test
    void aFormTakesEveryoneThatIsPicked() throws Exception {
        var answer = browse.send(HttpRequest.newBuilder(browse.at("/alarms/A-7Q3K9/not-affected"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "customerId=C-10442&customerId=C-10442&minutes=60&why=on+LTE&operator=kim"))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/alarms/A-7Q3K9");
        assertThat(browse.noc.actions()).containsExactly(new Noc.Action("notAffected", "A-7Q3K9", "kim"));
    }

    /** An operator of one virtual operator says it of own customers, also where an alarm has others too. */
    @Test
    void nobodySaysItOfAnybodyElsesCustomers() throws Exception {
        Noc noc = Canaries.fill(new Noc("one"));
        try (var gated = new Gated(noc, data)) {
            gated.access.users().put("north", Gated.PASSWORD, Role.OPERATOR, Set.of("north"));
            gated.access.users().put("looker", Gated.PASSWORD, Role.VIEWER, Set.of());
            String north = gated.session("north");
            int before = noc.actions().size();
            String path = "/api/v1/alarms/" + Canaries.SHARED + "/not-affected";
            String own = MARK.replace("C-10442", "C-north-1");
            assertThat(status(gated, gated.session("looker"), path, own)).isEqualTo(403);
            assertThat(status(gated, north, path, MARK.replace("C-10442", "C-south-1")))
                    .isEqualTo(404);
            assertThat(noc.actions()).hasSize(before);
            assertThat(status(gated, north, path, own)).isEqualTo(200);
            assertThat(noc.actions().getLast()).isEqualTo(new Noc.Action("notAffected", Canaries.SHARED, "north"));
            String audit = java.nio.file.Files.readString(data.resolve("access/audit.jsonl"));
            assertThat(audit)
                    .contains("\"who\":\"north\"")
                    .contains("POST /api/v1/alarms/{id}/not-affected")
                    .contains("refused 403");
        }
    }

    private static int status(Gated gated, String cookie, String path, String body) throws Exception {
        return gated.json("POST", path, body, "Cookie", cookie, "Sec-Fetch-Site", "same-origin")
                .statusCode();
    }

    /** Acceptance item 12: marked by hand it leaves the board, and comes back by itself when the time is up. */
    @Test
    void aMarkExpiresUnderTheEyesOfTheBrowser() {
        try (var chromium = new Chromium()) {
            Page board = chromium.page(browse, new Browser.NewContextOptions());
            Chromium.open(board, browse, "/customers");
            PlaywrightAssertions.assertThat(board.locator(ROWS)).containsText("Hanse Klinikum");

            Page alarm = chromium.page(browse, new Browser.NewContextOptions());
            Chromium.open(alarm, browse, "/alarms/A-7Q3K9");
            alarm.locator("#excluded summary").click();
            alarm.locator("#excluded input[name=customerId]").check();
            alarm.locator("#excluded input[name=why]").fill("on LTE");
            alarm.locator("#excluded form[action$=not-affected] button").click();
            PlaywrightAssertions.assertThat(alarm.locator("table.excluded")).containsText("on LTE");

            PlaywrightAssertions.assertThat(board.locator("[data-region=excluded]"))
                    .containsText("1 mark that a customer is not affected");
            board.locator("[data-region=excluded] a").click();
            PlaywrightAssertions.assertThat(board.locator("table.excluded")).containsText("C-10442");
            Chromium.open(board, browse, "/customers");
            PlaywrightAssertions.assertThat(board.locator(ROWS)).hasCount(0);

            browse.noc.endExclusions();
            PlaywrightAssertions.assertThat(board.locator(ROWS)).hasCount(1);
            PlaywrightAssertions.assertThat(board.locator("[data-region=excluded]"))
                    .isEmpty();
            assertThat(chromium.complaints()).isEmpty();
            assertThat(chromium.strays()).isEmpty();
        }
    }

    private void refused(String body, int status, String words) throws Exception {
        var answer = post(OF_ALARM, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return browse.send(HttpRequest.newBuilder(browse.at(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
