package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import io.trapline.config.Secret;
import io.trapline.config.Settings;
import io.trapline.config.Settings.RoleWord;
import io.trapline.config.Settings.WebRole;
import io.trapline.web.access.Role;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logging in by an identity provider, and everything that must not log anybody in. */
final class OidcTest {

    @TempDir
    Path data;

    private final Noc noc = Scenes.oltDown(new Noc("one")).publish();
    private Idp idp;
    private Gated gated;

    @BeforeEach
    void open() throws Exception {
        idp = new Idp();
        start(null);
    }

    @AfterEach
    void close() {
        gated.close();
        idp.close();
    }

    /** The public address must be known before the port is: one that was free a moment ago. */
    private void start(@Nullable String vnoClaim) throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var oidc = new Settings.Oidc(
                idp.issuer(),
                Idp.CLIENT,
                new Secret(Idp.SECRET),
                URI.create("http://127.0.0.1:" + port),
                "preferred_username",
                "groups",
                List.of(new RoleWord("noc-operators", WebRole.OPERATOR), new RoleWord("noc-heads", WebRole.ADMIN)),
                vnoClaim);
        gated = new Gated(noc, data, Gated.auth(null, oidc), port);
    }

    /** From the link on the login page to what the provider sends the browser back with. */
    private URI away(String next) throws Exception {
        return away(next, new String[1]);
    }

    private URI away(String next, String[] cookie) throws Exception {
        var begun = gated.get("/login/oidc?next=" + next);
        assertThat(begun.statusCode()).isEqualTo(303);
        cookie[0] = Gated.cookie(begun);
        browser = cookie[0];
        var there = gated.send(HttpRequest.newBuilder(
                URI.create(begun.headers().firstValue("Location").orElseThrow())));
        assertThat(there.statusCode()).isEqualTo(302);
        return URI.create(there.headers().firstValue("Location").orElseThrow());
    }

    private String browser = "";

    private HttpResponse<String> back(URI to) throws Exception {
        return gated.get(to.getPath() + "?" + to.getRawQuery(), "Cookie", browser);
    }

    private HttpResponse<String> login() throws Exception {
        return back(away("/alarms"));
    }

    private JsonNode me(HttpResponse<String> entered) throws Exception {
        String session = entered.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("trapline_session="))
                .findFirst()
                .orElseThrow();
        assertThat(session).contains("HttpOnly").contains("SameSite=Strict");
        return gated.read("/api/v1/me", "Cookie", session.split(";", 2)[0]);
    }

    private void refused(HttpResponse<String> answer, int status, String says) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(says);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .noneMatch(c -> c.startsWith("trapline_session=") && !c.contains("Max-Age=0"));
    }

    @Test
    void whoTheProviderKnowsIsLetInWithTheHighestOfTheirRoles() throws Exception {
        assertThat(gated.get("/login?next=%2Falarms").body()).contains("/login/oidc?next=");
        var entered = login();
        assertThat(entered.statusCode()).isEqualTo(200);
        assertThat(entered.headers().firstValue("Refresh")).hasValue("0;url=/alarms");
        JsonNode me = me(entered);
        assertThat(me.path("name").asText()).isEqualTo("kim");
        assertThat(me.path("role").asText()).isEqualTo("operator");
        idp.person = claims -> claims.claim("preferred_username", "jo")
                .claim("groups", List.of("staff", "noc-operators", "noc-heads"));
        assertThat(me(login()).path("role").asText()).isEqualTo("admin");
        assertThat(gated.access.audit().verify().lines()).isEqualTo(2);
    }

    @Test
    void aProviderThatTakesTheSecretOnlyInTheFormGetsItThere() throws Exception {
        idp.formOnly = true;
        assertThat(me(login()).path("name").asText()).isEqualTo("kim");
    }

    @Test
    void tokensThatCannotBeBelievedLogNobodyIn() throws Exception {
        String told = "cannot be believed";
        List<UnaryOperator<JWTClaimsSet.Builder>> lies = List.of(
                claims -> claims.claim("nonce", "another"),
                claims -> claims.audience("another"),
                claims -> claims.audience(List.of(Idp.CLIENT, "another")),
                claims -> claims.audience(List.of(Idp.CLIENT, "another")).claim("azp", "another"),
                claims -> claims.issuer("http://localhost:1/realm"),
                claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(90))),
                claims -> claims.expirationTime(null),
                claims -> claims.subject(null),
                claims -> claims.claim("preferred_username", null),
                claims -> claims.claim("preferred_username", "two\nlines"));
        var honest = idp.person;
        for (var lie : lies) {
            idp.person = claims -> lie.apply(honest.apply(claims));
            refused(login(), 401, told);
        }
        idp.person = honest;
        for (java.util.function.Function<JWTClaimsSet, String> forger :
                List.<java.util.function.Function<JWTClaimsSet, String>>of(
                        idp::forged, idp::unsigned, idp::bySecret, claims -> "nothing")) {
            idp.signature = forger;
            refused(login(), 401, told);
        }
        idp.signature = idp::signed;
        assertThat(me(login()).path("name").asText()).isEqualTo("kim");
    }

    @Test
    void aLoginIsGoodOnceAndOnlyInTheBrowserThatBeganIt() throws Exception {
        URI back = away("/alarms");
        String mine = browser;
        browser = "trapline_login=" + "x".repeat(43);
        refused(back(back), 401, "Begin again");
        browser = mine;
        refused(back(back), 401, "Begin again"); // The other try has used it up.
        URI again = away("/alarms");
        assertThat(back(again).statusCode()).isEqualTo(200);
        refused(back(again), 401, "Begin again");
        refused(gated.get("/login/oidc/return?code=x&state=y", "Cookie", browser), 401, "Begin again");
        refused(gated.get("/login/oidc/return"), 401, "Begin again");
    }

    @Test
    void theProvidersNoIsToldAndANextElsewhereLeadsHome() throws Exception {
        idp.error = "access_denied";
        refused(login(), 401, "did not let you in");
        idp.error = "";
        assertThat(back(away("https%3A%2F%2Fevil.example%2F")).headers().firstValue("Refresh"))
                .hasValue("0;url=/customers");
    }

    @Test
    void withoutARoleNobodyGetsIn() throws Exception {
        idp.person = claims -> claims.claim("preferred_username", "kim").claim("groups", "staff");
        refused(login(), 401, "no role here");
        idp.person = claims -> claims.claim("preferred_username", "kim").claim("groups", Map.of("noc-heads", true));
        refused(login(), 401, "no role here");
        idp.person = claims -> claims.claim("preferred_username", "kim").claim("groups", "noc-operators");
        assertThat(me(login()).path("role").asText()).isEqualTo("operator");
    }

    @Test
    void peopleOfAVirtualOperatorSeeTheirCustomersAlone() throws Exception {
        gated.close();
        start("vnos");
        refused(login(), 401, "no virtual operator");
        var honest = idp.person;
        idp.person = claims -> honest.apply(claims).claim("vnos", List.of("NordNet"));
        assertThat(me(login()).path("vnos").toString()).isEqualTo("[\"NordNet\"]");
    }

    @Test
    void aNewKeyOfTheProviderIsFetchedAndUnknownOnesAreNotAskedForAllTheTime() throws Exception {
        assertThat(login().statusCode()).isEqualTo(200);
        int asked = idp.keysAsked;
        for (int i = 0; i < 5; i++) {
            idp.signature = claims -> idp.signed(claims, Idp.key());
            refused(login(), 401, "cannot be believed");
        }
        assertThat(idp.keysAsked - asked).isLessThanOrEqualTo(1);
    }

    @Test
    void withoutTheProviderOurOwnUsersStillGetIn() throws Exception {
        gated.access.users().put("root", Gated.PASSWORD, Role.ADMIN, Set.of());
        idp.close();
        refused(gated.get("/login/oidc"), 503, "does not answer");
        assertThat(gated.login("root", Gated.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void aBrowserThatComesBackFromAnotherSiteIsLoggedIn() {
        try (var chromium = new Chromium();
                var page = chromium.page()) {
            page.navigate(gated.at("/alarms").toString());
            page.locator("a[href^='/login/oidc']").click();
            page.waitForURL(gated.at("/alarms").toString());
            assertThat(page.locator("h1").textContent()).contains("Alarms");
        }
    }
}
