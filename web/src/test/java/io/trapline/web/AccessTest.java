package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.config.Settings;
import io.trapline.web.access.Role;
import io.trapline.web.access.Scope;
import io.trapline.web.api.Json;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in and who does not. */
final class AccessTest {

    private static final String ALARM = "/alarms/A-7Q3K9";

    @TempDir
    Path data;

    private final Noc noc = Scenes.oltDown(new Noc("one")).publish();
    private Gated gated;

    @BeforeEach
    void open() {
        gated = new Gated(noc, data);
    }

    @AfterEach
    void close() {
        gated.close();
    }

    private void user(String name, Role role) {
        gated.access.users().put(name, Gated.PASSWORD, role, Set.of());
    }

    @Test
    void aStrangerIsSentToTheLoginAndAProgramIsToldSo() throws Exception {
        HttpResponse<String> page = gated.get("/customers?tier=gold");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location")).hasValue("/login?next=%2Fcustomers%3Ftier%3Dgold");
        HttpResponse<String> api = gated.get("/api/v1/customers");
        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(Json.read(api.body()).path("error").asText()).isEqualTo("unauthorized");
        assertThat(gated.get("/api/v1/stream").statusCode()).isEqualTo(401);
        assertThat(gated.get("/metrics").statusCode()).isEqualTo(401);
        assertThat(gated.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(gated.get("/nothing/here").body()).doesNotContain("ingest").contains("There is nothing at");
    }

    @Test
    void theFirstAdministratorIsMadeWithTheWordFromTheFileAndOnlyOnce() throws Exception {
        Path file = gated.access.firstRun();
        assertThat(file).isNotNull();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String word = Files.readString(file).strip();
        assertThat(gated.get("/first-run").body()).contains("first administrator");
        assertThat(first("guessed", Gated.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(first(word, "short").statusCode()).isEqualTo(400);
        assertThat(first(word, Gated.PASSWORD).statusCode()).isEqualTo(303);
        assertThat(file).doesNotExist();
        assertThat(gated.get("/first-run").statusCode()).isEqualTo(404);
        assertThat(gated.read("/api/v1/me", "Cookie", gated.session("root"))
                        .path("role")
                        .asText())
                .isEqualTo("admin");
    }

    private HttpResponse<String> first(String word, String password) throws Exception {
        return gated.form("/first-run", Map.of("word", word, "name", "root", "password", password));
    }

    @Test
    void aSessionHasAnEndAndACookieThatScriptsAndOtherSitesDoNotSee() throws Exception {
        user("kim", Role.OPERATOR);
        HttpResponse<String> in = gated.login("kim", Gated.PASSWORD);
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("trapline_session=")
                .endsWith("; Path=/; HttpOnly; SameSite=Strict");
        String cookie = Gated.cookie(in);
        assertThat(gated.get("/customers", "Cookie", cookie).body())
                .contains("kim")
                .contains("Log out");
        HttpResponse<String> out = gated.form("/logout", Map.of(), "Cookie", cookie);
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(gated.get("/api/v1/me", "Cookie", cookie).statusCode()).isEqualTo(401);
    }

    @Test
    void aSessionFromBeforeTheLoginIsWorthNothingAfterIt() throws Exception {
        user("kim", Role.VIEWER);
        String planted = "trapline_session=planted-by-somebody-else";
        String fresh = Gated.cookie(gated.login("kim", Gated.PASSWORD, "Cookie", planted));
        assertThat(fresh).isNotEqualTo(planted);
        assertThat(gated.get("/api/v1/me", "Cookie", planted).statusCode()).isEqualTo(401);
        String second = Gated.cookie(gated.login("kim", Gated.PASSWORD, "Cookie", fresh));
        assertThat(gated.get("/api/v1/me", "Cookie", fresh).statusCode()).isEqualTo(401);
        assertThat(gated.get("/api/v1/me", "Cookie", second).statusCode()).isEqualTo(200);
    }

    @Test
    void guessingIsSlowedDownByNameAndSaysNothingOfWhoExists() throws Exception {
        user("kim", Role.VIEWER);
        String wrong = gated.login("kim", "wrong password 1").body();
        assertThat(gated.login("nobody", "wrong password 1").body()).isEqualTo(wrong);
        for (int i = 0; i < 4; i++)
            assertThat(gated.login("kim", "wrong " + i).statusCode()).isEqualTo(401);
        HttpResponse<String> slowed = gated.login("kim", Gated.PASSWORD);
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
        assertThat(gated.access.loginsRefused().sum()).isEqualTo(6);
        assertThat(gated.access.loginsThrottled().sum()).isEqualTo(1);
    }

    @Test
    void aFormNeedsWhatThePageGaveIt() throws Exception {
        user("kim", Role.OPERATOR);
        String cookie = gated.session("kim");
        assertThat(gated.form(ALARM + "/ack", Map.of(), "Cookie", cookie).statusCode())
                .isEqualTo(403);
        assertThat(noc.actions()).isEmpty();
        String page = gated.get(ALARM, "Cookie", cookie).body();
        String csrf = page.replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");
        assertThat(page).doesNotContain("Your name").contains("data-csrf=\"" + csrf + "\"");
        assertThat(page.split("<form method=\"post\"", -1)).hasSameSizeAs(page.split("name=\"csrf\"", -1));
        assertThat(gated.form(ALARM + "/ack", Map.of("csrf", csrf), "Cookie", cookie)
                        .statusCode())
                .isEqualTo(303);
        assertThat(noc.actions()).containsExactly(new Noc.Action("ack", "A-7Q3K9", "kim"));
    }

    @Test
    void nobodyActsInAnothersName() throws Exception {
        user("kim", Role.OPERATOR);
        String cookie = gated.session("kim");
        String path = "/api/v1" + ALARM + "/ack";
        assertThat(gated.json("POST", path, "{\"operator\":\"boss\"}", "Cookie", cookie)
                        .statusCode())
                .isEqualTo(403);
        var token = gated.access
                .tokens()
                .create(
                        "script",
                        Role.OPERATOR,
                        EnumSet.of(Scope.ACT),
                        Set.of(),
                        Instant.now().plusSeconds(60));
        assertThat(gated.json("POST", path, "{\"operator\":\"lee\"}", "Authorization", "Bearer " + token.secret())
                        .statusCode())
                .isEqualTo(200);
        assertThat(noc.actions().getLast().operator())
                .isEqualTo("lee by script " + token.token().id());
    }

    @Test
    void aTokenDoesWhatItsScopesSayUntilItEndsOrIsRevoked() throws Exception {
        Instant later = Instant.now().plusSeconds(600);
        var read = gated.access.tokens().create("r", Role.ADMIN, EnumSet.of(Scope.READ), Set.of(), later);
        var over = gated.access
                .tokens()
                .create(
                        "o",
                        Role.ADMIN,
                        EnumSet.of(Scope.READ),
                        Set.of(),
                        Instant.now().minusSeconds(1));
        String bearer = "Bearer " + read.secret();
        assertThat(gated.get("/api/v1/customers", "Authorization", bearer).statusCode())
                .isEqualTo(200);
        assertThat(gated.json("POST", "/api/v1" + ALARM + "/ack", "{}", "Authorization", bearer)
                        .statusCode())
                .isEqualTo(403);
        assertThat(gated.get("/api/v1/users", "Authorization", bearer).statusCode())
                .isEqualTo(403);
        assertThat(gated.get("/api/v1/customers", "Authorization", "Bearer " + over.secret())
                        .statusCode())
                .isEqualTo(401);
        assertThat(Files.readString(data.resolve("access/tokens.json"))).doesNotContain(read.secret());
        gated.access.tokens().revoke(read.token().id());
        assertThat(gated.get("/api/v1/customers", "Authorization", bearer).statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatAnAdministratorChangesCountsAtOnce() throws Exception {
        user("root", Role.ADMIN);
        user("kim", Role.OPERATOR);
        String root = gated.session("root");
        String kim = gated.session("kim");
        assertThat(gated.json("DELETE", "/api/v1/users/kim", "", "Cookie", kim).statusCode())
                .isEqualTo(403);
        assertThat(gated.json("DELETE", "/api/v1/users/kim", "", "Cookie", root).statusCode())
                .isEqualTo(200);
        assertThat(gated.get("/api/v1/me", "Cookie", kim).statusCode()).isEqualTo(401);
        JsonNode users = gated.read("/api/v1/users", "Cookie", root);
        assertThat(users.toString()).contains("\"root\"").doesNotContain("argon");
    }

    @Test
    void theAuditLogSaysWhoDidWhatAndShowsTampering() throws Exception {
        user("kim", Role.OPERATOR);
        gated.login("kim", "wrong password 1");
        String cookie = gated.session("kim");
        gated.json("POST", "/api/v1" + ALARM + "/ack", "{}", "Cookie", cookie);
        gated.json("POST", "/api/v1/users", "{}", "Cookie", cookie);
        Path log = data.resolve("access/audit.jsonl");
        List<String> lines = Files.readAllLines(log);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).contains("\"who\":\"kim\"", "\"result\":\"refused\"");
        assertThat(lines.get(1)).contains("POST /login", "\"result\":\"ok\"");
        assertThat(lines.get(2)).contains("/api/v1/alarms/{id}/ack", "\"result\":\"200\"");
        assertThat(lines.get(3)).contains("/api/v1/users", "\"result\":\"refused 403\"");
        assertThat(gated.access.audit().verify().trouble()).isEmpty();
        Files.writeString(log, Files.readString(log).replace("\"result\":\"refused\"", "\"result\":\"ok\""));
        assertThat(gated.access.audit().verify().trouble()).isEqualTo("line 1: was changed");
        Files.write(log, List.of(lines.get(0), lines.get(2), lines.get(3)));
        assertThat(gated.access.audit().verify().trouble()).isEqualTo("line 2: has the number 3");
    }

    @Test
    void aWallTokenInTheAddressBecomesACookieAndReadsTheStreamOnly() throws Exception {
        var wall = gated.access
                .tokens()
                .create(
                        "wall",
                        Role.VIEWER,
                        EnumSet.of(Scope.WALL),
                        Set.of(),
                        Instant.now().plusSeconds(60));
        assertThat(gated.get("/customers?token=" + wall.secret()).statusCode()).isEqualTo(302);
        assertThat(gated.get("/api/v1/customers", "Authorization", "Bearer " + wall.secret())
                        .statusCode())
                .isEqualTo(403);
        String[] bearer = {"Authorization", "Bearer " + wall.secret()};
        for (String view : List.of("", "?view=customers", "?view=wall&view=alarms", "?view=alarm/A-7Q3K9")) {
            assertThat(gated.get("/api/v1/stream" + view, bearer).statusCode())
                    .as(view)
                    .isEqualTo(403);
        }
        assertThat(gated.opens("/api/v1/stream?view=wall", bearer)).isEqualTo(200);
        assertThat(gated.json("POST", "/api/v1" + ALARM + "/ack", "{}", "Authorization", "Bearer " + wall.secret())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aProxyIsBelievedOnlyFromItsNetworkAndOnlyForUsersOfOurs() throws Exception {
        user("kim", Role.VIEWER);
        for (String network : List.of("127.0.0.1/32", "10.0.0.0/8")) {
            try (Gated behind =
                    new Gated(noc, data, Gated.auth(new Settings.Proxy(List.of(network), "X-User"), null))) {
                boolean near = network.startsWith("127");
                assertThat(behind.get("/api/v1/me", "X-User", "kim").statusCode())
                        .isEqualTo(near ? 200 : 401);
                assertThat(behind.get("/api/v1/me", "X-User", "stranger").statusCode())
                        .isEqualTo(401);
                assertThat(behind.get("/api/v1/me", "X-User", "kim", "X-User", "root")
                                .statusCode())
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void nobodyIsLedToAnotherSiteAfterTheLogin() throws Exception {
        user("kim", Role.VIEWER);
        for (String next : List.of("//evil.example", "https://evil.example", "/\\evil.example", "/a\nb")) {
            HttpResponse<String> in =
                    gated.form("/login", Map.of("name", "kim", "password", Gated.PASSWORD, "next", next));
            assertThat(in.headers().firstValue("Location")).as(next).hasValue("/customers");
        }
    }

    /** Who tries wrong passwords elsewhere keeps nobody out. */
    @Test
    void aStrangerLocksNobodyOut() throws Exception {
        user("kim", Role.VIEWER);
        try (var stranger = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName("127.0.0.2"))
                .build()) {
            int last = 0;
            for (int i = 0; i < 6; i++) {
                var wrong = HttpRequest.newBuilder(gated.at("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString("name=kim&password=wrong"))
                        .build();
                last = stranger.send(wrong, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
            }
            assertThat(last).isEqualTo(429);
        }
        assertThat(gated.login("kim", Gated.PASSWORD).statusCode()).isEqualTo(303);
    }
}
