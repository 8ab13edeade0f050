package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.web.access.Principal;
import io.trapline.web.access.Role;
import io.trapline.web.access.SavedViews;
import io.trapline.web.api.Json;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filters with names: kept over a restart, one's own or everybody's. */
final class SavedViewsTest {

    @TempDir
    Path data;

    private Gated gated;
    private String kim = "";
    private String lee = "";

    @BeforeEach
    void open() throws Exception {
        gated = new Gated(Scenes.oltDown(new Noc("one")).publish(), data);
        for (String name : new String[] {"kim", "lee"}) {
            gated.access.users().put(name, Gated.PASSWORD, Role.OPERATOR, Set.of());
        }
        gated.access.users().put("root", Gated.PASSWORD, Role.ADMIN, Set.of());
        kim = gated.session("kim");
        lee = gated.session("lee");
    }

    @AfterEach
    void close() {
        gated.close();
    }

    @Test
    void anOwnViewIsSeenByItsOwnerAndASharedOneByAll() throws Exception {
        save(kim, "Gold without ack", "/customers", "tier=gold&ack=no", "false");
        save(kim, "All major", "/alarms", "severity=major&state=open", "true");
        assertThat(names(kim)).isEqualTo("All major, Gold without ack");
        assertThat(names(lee)).isEqualTo("All major");
        JsonNode one = gated.read("/api/v1/views", "Cookie", lee).path("items").path(0);
        assertThat(one.path("owner").asText()).isEqualTo("kim");
        assertThat(one.path("own").asBoolean()).isFalse();
        String href = one.path("href").asText();
        assertThat(href).isEqualTo("/alarms?severity=major&state=open");
        assertThat(gated.get(href, "Cookie", lee).statusCode()).isEqualTo(200);
        assertThat(gated.get("/views", "Cookie", lee).body())
                .contains("All major")
                .doesNotContain("Gold without ack")
                .doesNotContain("/remove");
    }

    /** What somebody calls a filter may name a customer of theirs. */
    @Test
    void aSharedViewStaysAmongThoseWhoSeeTheSame() throws Exception {
        for (String name : new String[] {"ann", "art"}) {
            gated.access.users().put(name, Gated.PASSWORD, Role.OPERATOR, Set.of("V-A"));
        }
        gated.access.users().put("boss", Gated.PASSWORD, Role.ADMIN, Set.of("V-B"));
        String ann = gated.session("ann");
        String boss = gated.session("boss");
        String id = save(ann, "Alpha secret", "/customers", "q=Meyer", "true");
        save(kim, "House secret", "/customers", "q=Schulz", "true");
        assertThat(names(ann)).isEqualTo("Alpha secret");
        assertThat(names(gated.session("art"))).isEqualTo("Alpha secret");
        assertThat(names(boss)).isEmpty();
        assertThat(gated.get("/views", "Cookie", boss).body()).doesNotContain("secret");
        assertThat(names(lee)).isEqualTo("House secret");
        assertThat(post(boss, "/api/v1/views/" + id + "/remove", "{}").statusCode())
                .isEqualTo(404);
        assertThat(names(ann)).isEqualTo("Alpha secret");
    }

    @Test
    void theyAreThereAfterARestart() throws Exception {
        save(kim, "Gold", "/customers", "tier=gold", "true");
        assertThat(new SavedViews(data.resolve("access/views.json"))
                        .of(Principal.person("lee", Role.OPERATOR, Set.of())))
                .singleElement()
                .satisfies(view -> assertThat(view.href()).isEqualTo("/customers?tier=gold"));
    }

    @Test
    void theSameNameReplacesAndOnlyTheOwnerOrAnAdministratorRemoves() throws Exception {
        save(kim, "Gold", "/customers", "tier=gold", "true");
        String id = save(kim, "Gold", "/customers", "tier=gold&ack=no", "true");
        assertThat(names(kim)).isEqualTo("Gold");
        assertThat(post(lee, "/api/v1/views/" + id + "/remove", "{}").statusCode())
                .isEqualTo(404);
        assertThat(post(gated.session("root"), "/api/v1/views/" + id + "/remove", "{}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(names(kim)).isEmpty();
    }

    @Test
    void aFilterThatNoPageUnderstandsIsRefused() throws Exception {
        refused("{\"name\":\"x\",\"path\":\"/customers\",\"query\":\"colour=red\"}", "unknown parameter");
        refused("{\"name\":\"x\",\"path\":\"/alarms\",\"query\":\"severity=pink\"}", "severity");
        refused("{\"name\":\"x\",\"path\":\"//evil.example\"}", "expected one of");
        refused("{\"path\":\"/alarms\"}", "name");
    }

    @Test
    void aFormSavesAndAViewerOnlyLooks() throws Exception {
        String page = gated.get("/views?path=/customers&query=tier%3Dgold", "Cookie", kim)
                .body();
        assertThat(page).contains("name=\"query\" value=\"tier=gold\"");
        String csrf = page.replaceAll("(?s).*?name=\"csrf\" value=\"([^\"]+)\".*", "$1");
        var answer = gated.form(
                "/views",
                Map.of("name", "<b>Gold</b>", "path", "/customers", "query", "tier=gold", "csrf", csrf),
                "Cookie",
                kim);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(gated.get("/views", "Cookie", kim).body()).contains("&lt;b&gt;Gold&lt;/b&gt;");
        gated.access.users().put("eve", Gated.PASSWORD, Role.VIEWER, Set.of());
        assertThat(post(gated.session("eve"), "/api/v1/views", "{\"name\":\"x\",\"path\":\"/alarms\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    private void refused(String body, String words) throws Exception {
        var answer = post(kim, "/api/v1/views", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(words);
    }

    private String save(String who, String name, String path, String query, String shared) throws Exception {
        String body = Json.object()
                .put("name", name)
                .put("path", path)
                .put("query", query)
                .put("shared", shared)
                .toString();
        var answer = post(who, "/api/v1/views", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body()).path("id").asText();
    }

    private String names(String who) throws Exception {
        StringBuilder names = new StringBuilder();
        for (JsonNode view : gated.read("/api/v1/views", "Cookie", who).path("items")) {
            names.append(names.isEmpty() ? "" : ", ").append(view.path("name").asText());
        }
        return names.toString();
    }

    private java.net.http.HttpResponse<String> post(String who, String path, String body) throws Exception {
        return gated.json("POST", path, body, "Cookie", who, "Sec-Fetch-Site", "same-origin");
    }
}
