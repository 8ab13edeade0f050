package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.enrichment.Vno;
import io.trapline.mediation.Severity;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.impact.CustomerImpact;
import io.trapline.web.access.Role;
import io.trapline.web.access.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who sees whose customers goes by the id of the virtual operator: names are shared and change. */
final class ScopeByIdTest {

    private static final String NAME = "Beta, Inc. (North)";

    @TempDir
    Path data;

    /** V-A, V-B and V-C with a customer each. */
    private static final class Market extends Noc {

        private final Map<String, String> names = new HashMap<>();

        Market() {
            super("one");
            call("V-A", "Alpha");
            call("V-B", NAME);
            call("V-C", "Gamma");
        }

        void call(String vnoId, String name) {
            names.put(vnoId, name);
            affect(customer(vnoId, name));
            publish();
        }

        @Override
        public Optional<Vno> vno(String vnoId) {
            return Optional.ofNullable(names.get(vnoId)).map(name -> new Vno(vnoId, name));
        }

        private static CustomerRow customer(String vnoId, String name) {
            return new CustomerRow(
                    "C-" + vnoId,
                    "Customer of " + vnoId,
                    "gold",
                    name,
                    vnoId,
                    List.of(),
                    List.of(),
                    Severity.MAJOR,
                    100,
                    List.of(),
                    START,
                    List.of("A-" + vnoId),
                    null,
                    CustomerImpact.NONE,
                    List.of(),
                    0);
        }
    }

    private final Market market = new Market();
    private Gated gated;
    private String admin = "";

    @BeforeEach
    void open() throws Exception {
        gated = new Gated(market, data);
        gated.access.users().put("root", Gated.PASSWORD, Role.ADMIN, Set.of());
        gated.access.users().put("vera", Gated.PASSWORD, Role.VIEWER, Set.of("V-B"));
        gated.access.users().put("old", Gated.PASSWORD, Role.VIEWER, Set.of(NAME.toLowerCase(java.util.Locale.ROOT)));
        admin = gated.session("root");
    }

    @AfterEach
    void close() {
        gated.close();
    }

    @Test
    void aNameThatTwoShareAndANewNameChangeNothing() throws Exception {
        String vera = gated.session("vera");
        assertThat(seen(vera)).containsExactly("C-V-B");
        market.call("V-C", "BETA, Inc. (North)");
        assertThat(seen(vera)).containsExactly("C-V-B");
        assertThat(gated.get("/customers/C-V-C", "Cookie", vera).statusCode()).isEqualTo(404);
        assertThat(gated.get("/api/v1/vnos/V-C", "Cookie", vera).statusCode()).isEqualTo(404);
        market.call("V-B", "Renamed");
        assertThat(seen(vera)).containsExactly("C-V-B");
        assertThat(gated.get("/customers/C-V-B", "Cookie", vera).statusCode()).isEqualTo(200);
        assertThat(seen(admin)).containsExactly("C-V-A", "C-V-B", "C-V-C");
    }

    @Test
    void aNameIsNoScopeAndTheSettingsSaySo() throws Exception {
        var token = gated.access
                .tokens()
                .create(
                        "desk",
                        Role.VIEWER,
                        Set.of(Scope.READ),
                        Set.of("Nope"),
                        Instant.now().plus(Duration.ofDays(1)));
        assertThat(seen(gated.session("old"))).isEmpty();
        assertThat(gated.get("/settings", "Cookie", admin).body())
                .contains("desk " + token.token().id())
                .contains("Nope")
                .contains("beta, inc. (north)")
                .doesNotContain(">vera<");
    }

    @Test
    void whoIsMadeHereIsBoundToIdsThatThereAre() throws Exception {
        assertThat(add("users", "V-B,direct")).isEqualTo(200);
        assertThat(add("users", "v-b")).isEqualTo(400);
        assertThat(add("users", "Alpha")).isEqualTo(400);
        assertThat(add("tokens", "Nope")).isEqualTo(400);
        assertThat(add("tokens", "V-C")).isEqualTo(200);
    }

    private int add(String what, String vnos) throws Exception {
        String body = "{\"name\":\"x\",\"role\":\"viewer\",\"vnos\":\"" + vnos + "\""
                + (what.equals("tokens") ? ",\"scopes\":\"read\",\"days\":\"3\"}" : "}");
        return gated.json("POST", "/api/v1/" + what, body, "Cookie", admin, "Sec-Fetch-Site", "same-origin")
                .statusCode();
    }

    private List<String> seen(String cookie) throws Exception {
        JsonNode list = gated.read("/api/v1/customers", "Cookie", cookie).path("items");
        return list.findValuesAsText("customerId").stream().sorted().toList();
    }
}
