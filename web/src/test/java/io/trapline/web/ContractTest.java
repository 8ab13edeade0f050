package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.config.Settings;
import io.trapline.web.Contract.Operation;
import io.trapline.web.access.Access;
import io.trapline.web.access.Audience;
import io.trapline.web.access.Role;
import io.trapline.web.access.Scope;
import io.trapline.web.api.Json;
import io.trapline.web.route.Route;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The served OpenAPI document against the running server, in both directions. */
final class ContractTest {

    /** Only the very first start has these; AccessTest goes through them. */
    private static final Set<String> FIRST_RUN = Set.of("GET /first-run", "POST /first-run");

    /** Only an identity provider leads through these; OidcTest goes there. */
    private static final Set<String> BY_PROVIDER = Set.of("GET /login/oidc", "GET /login/oidc/return");

    /** What a stream says is held to in LiveTest; it does not end. */
    private static final Set<String> ENDLESS = Set.of("GET /api/v1/stream");

    @TempDir
    Path data;

    private final FullNoc noc = new FullNoc();
    private Web web;
    private ContractCalls calls;
    private Contract contract;

    @BeforeEach
    void start() throws Exception {
        Access access = new Access(Gated.local(), data);
        access.users().put("kim", Gated.PASSWORD, Role.ADMIN, Set.of());
        String token = access.tokens()
                .create(
                        "contract",
                        Role.ADMIN,
                        EnumSet.allOf(Scope.class),
                        Set.of(),
                        Instant.now().plusSeconds(3_600))
                .secret();
        web = new Web(
                new Settings.Web(new InetSocketAddress("127.0.0.1", 0), null, Gated.local()),
                noc,
                noc,
                access,
                List.of(new Mount("/mock-desk", call -> Mount.Reply.json(200, "{}"))),
                new Northbound("site", noc));
        calls = new ContractCalls(URI.create("http://127.0.0.1:" + web.start().getPort()), token);
        var served = new Operation("GET", "/openapi.json", Json.object());
        contract = new Contract(Json.read(calls.send(served, served.path(), "").body()));
    }

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void everyOperationTakesAndAnswersWhatIsDescribed() throws Exception {
        List<String> offences = new ArrayList<>();
        int called = 0;
        for (Operation operation : contract.operations()) {
            if (FIRST_RUN.contains(operation.toString()) || ENDLESS.contains(operation.toString())) continue;
            if (BY_PROVIDER.contains(operation.toString())) continue;
            called++;
            if (!operation.body().isEmpty() && !operation.tagged("pages")) {
                String wrong = contract.offence(operation.body(), calls.body(operation));
                if (!wrong.isEmpty()) offences.add(operation + " would not take what is sent: " + wrong);
            }
            HttpResponse<String> answer = calls.call(operation);
            String offence = answered(operation, answer);
            if (!offence.isEmpty()) offences.add(operation + ": " + offence);
            noc.renew();
        }
        System.out.printf("FIGURE contract operations=%d offences=%d%n", called, offences.size());
        assertThat(offences).isEmpty();
        assertThat(called).isGreaterThan(100);
    }

    private String answered(Operation operation, HttpResponse<String> answer) {
        if (answer.statusCode() != operation.status()) return answer.statusCode() + " " + answer.body();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (operation.status() / 100 == 3) {
            return answer.headers().firstValue("Location").isPresent() ? "" : "leads nowhere";
        }
        if (operation.media().isEmpty()) return answer.body();
        if (operation.media().equals("application/json")) {
            return type.startsWith("application/json") ? contract.offence(operation, answer.body()) : type;
        }
        return operation.media().equals("*/*") || type.startsWith(operation.media()) ? "" : type;
    }

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        House house = House.of(noc, noc, Access.none(), List.of());
        Set<String> routes = new Room(house, Audience.ALL)
                .routes().table().routes().stream().map(Route::toString).collect(Collectors.toCollection(TreeSet::new));
        assertThat(contract.operations().stream().map(Operation::toString)).containsExactlyInAnyOrderElementsOf(routes);
        assertThat(contract.operations().stream()
                        .map(one -> one.description().path("operationId").asText()))
                .doesNotHaveDuplicates();
        assertThat(contract.document().path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(contract.document().path("info").path("version").asText()).isEqualTo("1.2.3");
    }

    /** The sentence that refuses an unknown name lists all that there are. */
    @Test
    void everyParameterAndFieldIsDescribed() throws Exception {
        int looked = 0;
        for (Operation operation : contract.operations()) {
            if (!operation.tagged("api") || ENDLESS.contains(operation.toString())) continue;
            boolean reads = operation.method().equals("GET");
            if (!reads && operation.body().isEmpty()) continue;
            String path = calls.path(operation);
            HttpResponse<String> answer =
                    calls.send(operation, reads ? path + "?nosuch=1" : path, reads ? "" : "{\"nosuch\":1}");
            Set<String> described = reads
                    ? operation.parameters("query")
                    : names(operation.body().path("properties"));
            if (answer.statusCode() == 200) {
                assertThat(described).as(operation.toString()).isEmpty();
                continue;
            }
            assertThat(answer.statusCode()).as(operation + " " + answer.body()).isEqualTo(400);
            assertThat(known(Json.read(answer.body()).path("detail").asText()))
                    .as(operation.toString())
                    .containsExactlyInAnyOrderElementsOf(described);
            looked++;
        }
        assertThat(looked).isGreaterThan(30);
    }

    private static Set<String> known(String detail) {
        int at = detail.indexOf("known here: ");
        assertThat(at).as(detail).isPositive();
        String list = detail.substring(at + "known here: ".length());
        return list.equals("none") || list.isEmpty() ? Set.of() : Set.of(list.split(", ", -1));
    }

    private static Set<String> names(com.fasterxml.jackson.databind.JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void failuresAreAsDescribed() throws Exception {
        int failed = 0;
        for (Operation operation : contract.operations()) {
            if (!operation.path().contains("{") || operation.tagged("pages")) continue;
            String path = operation.path().replaceAll("\\{[a-z]+}", "nobody");
            HttpResponse<String> answer = calls.send(operation, path, calls.body(operation));
            assertThat(answer.statusCode()).as(operation.toString()).isBetween(400, 499);
            assertThat(contract.failureOffence(operation, answer.body()))
                    .as(operation + " " + answer.body())
                    .isEmpty();
            failed++;
        }
        assertThat(failed).isGreaterThan(30);
    }

    /** Without a token: 401 wherever the document says that one is needed, and only there. */
    @Test
    void whoMayUseItIsAsDescribed() throws Exception {
        ContractCalls stranger = new ContractCalls(calls.base(), "not-a-token");
        for (Operation operation : contract.operations()) {
            boolean needs = !operation.description().path("security").isEmpty();
            assertThat(needs).isEqualTo(operation.description().has("x-role"));
            if (operation.tagged("pages")) continue;
            String path = operation.path().replaceAll("\\{[a-z]+}", "nobody");
            int status = stranger.send(operation, path, calls.body(operation)).statusCode();
            assertThat(status == 401).as(operation + " " + status).isEqualTo(needs);
        }
    }

    @Test
    void aValidatorThatSeesNothingWouldBeSeen() throws Exception {
        Operation ledger = contract.operations().stream()
                .filter(one -> one.path().equals("/api/v1/ledger"))
                .findFirst()
                .orElseThrow();
        String body = calls.call(ledger).body();
        assertThat(contract.offence(ledger, body)).isEmpty();
        ObjectNode less = (ObjectNode) Json.read(body);
        less.remove("balanced");
        assertThat(contract.offence(ledger, less.toString())).contains("balanced");
        ObjectNode more = (ObjectNode) Json.read(body);
        assertThat(contract.offence(ledger, more.put("surprise", 1).toString())).contains("surprise");
        ObjectNode other = (ObjectNode) Json.read(body);
        assertThat(contract.offence(ledger, other.put("since", "yesterday").toString()))
                .contains("date-time");
    }
}
