package io.trapline.mediation.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trapline.config.Secret;
import io.trapline.mediation.forward.Delivery.Accepted;
import io.trapline.mediation.forward.Delivery.Cause;
import io.trapline.mediation.forward.Delivery.Deferred;
import io.trapline.mediation.forward.Delivery.Refused;
import io.trapline.mediation.forward.Delivery.Unknown;
import io.trapline.mediation.forward.TicketWork.Action;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookDeskTest {

    private static final String KEY = "kiel:desk:A-1:1";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String CREATED = "{\"id\":\"TCK-7\"}";

    @Test
    void anOpenIsATicketInTheWordsOfTmf621() throws Exception {
        try (var server = new ScriptedServer(ScriptedServer.says(201, CREATED));
                var desk = new WebhookDesk(server.url(), new Secret("s3cr3t"), PATIENCE)) {
            assertThat(desk.open(Works.open(1))).isEqualTo(new Accepted("TCK-7"));

            var seen = server.seen().getFirst();
            assertThat(seen.method()).isEqualTo("POST");
            assertThat(seen.target()).isEqualTo("/tickets");
            assertThat(seen.idempotencyKey()).isEqualTo(KEY + ":open");
            assertThat(seen.authorization()).isEqualTo("Bearer s3cr3t");
            assertThat(new ObjectMapper().readTree(seen.body())).isEqualTo(new ObjectMapper().readTree("""
                    {"externalId":"kiel:desk:A-1:1","ticketType":"incident","name":"Link down",
                     "description":"olt-17 port 0/3/12","severity":"major","status":"acknowledged",
                     "alarmId":"A-1","device":"olt-17","object":"0/3/12","raisedAt":"2026-11-01T00:00:00Z",
                     "customers":1,"services":2,
                     "relatedParty":[{"id":"C-10442","role":"customer","@referredType":"Customer"}],
                     "customerIds":["C-10442"],"serviceIds":["SVC-991","SVC-992"],
                     "problemId":"P-1","symptoms":1,
                     "symptomAlarms":[{"alarmId":"A-2","name":"ONU lost","device":"olt-17","object":"0/3/12/7"}]}"""));
        }
    }

    @Test
    void aChangeGoesToTheTicketAndUpdatesAreTellableApart() throws Exception {
        try (var server = new ScriptedServer(ScriptedServer.says(200, "{}"));
                var desk = new WebhookDesk(server.url(), null, PATIENCE)) {
            assertThat(desk.change(Works.of(2, Action.UPDATE, KEY), "a/../b?c d"))
                    .isEqualTo(new Accepted("a/../b?c d"));
            desk.change(Works.of(3, Action.UPDATE, KEY), "TCK-7");
            desk.change(Works.of(4, Action.RESOLVE, KEY), "TCK-7");

            assertThat(server.seen())
                    .extracting(ScriptedServer.Seen::target)
                    .containsExactly("/tickets/a%2F..%2Fb%3Fc%20d", "/tickets/TCK-7", "/tickets/TCK-7");
            assertThat(server.seen())
                    .extracting(ScriptedServer.Seen::idempotencyKey)
                    .containsExactly(KEY + ":update:2", KEY + ":update:3", KEY + ":resolve:4");
            // One that comes late must not open a resolved ticket again.
            assertThat(server.seen().get(1).body()).doesNotContain("status");
            assertThat(server.seen().get(2).body()).contains("\"status\":\"resolved\"");
        }
    }

    @Test
    void aHostileKeyCannotBreakOutOfTheHeaderOrTheQuery() throws Exception {
        String key = "kiel:desk:A\r\nX: y&externalId=ü:1";
        try (var server = new ScriptedServer(ScriptedServer.says(200, "{\"items\":[]}"));
                var desk = new WebhookDesk(server.url(), null, PATIENCE)) {
            desk.open(Works.of(1, Action.OPEN, key));
            assertThat(desk.find(key)).isEqualTo(new Lookup.Absent());
            assertThat(server.seen().getFirst().idempotencyKey())
                    .isEqualTo("kiel:desk:A%0D%0AX:%20y%26externalId%3D%C3%BC:1:open");
            assertThat(server.seen().get(1).target())
                    .isEqualTo("/tickets?externalId=kiel%3Adesk%3AA%0D%0AX%3A%20y%26externalId%3D%C3%BC%3A1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, Refused",
        "404, Refused",
        "405, Refused",
        "413, Refused",
        "422, Refused",
        "409, Refused",
        "401, FORBIDDEN",
        "403, FORBIDDEN",
        "302, FORBIDDEN",
        "307, FORBIDDEN",
        "429, BUSY",
        "425, BUSY",
        "408, Unknown",
        "500, Unknown",
        "502, Unknown",
        "503, Unknown",
        "504, Unknown",
        "201, Unknown"
    })
    void eachStatusHasItsMeaning(int status, String meaning) throws Exception {
        try (var server = new ScriptedServer(ScriptedServer.says(
                        status, "{\"reason\":\"because\"}", "Location", "http://127.0.0.1:1/", "Retry-After", "77"));
                var desk = new WebhookDesk(server.url(), null, PATIENCE)) {
            Delivery delivery = desk.open(Works.open(1));
            String found = switch (delivery) {
                case Accepted accepted -> "Accepted";
                case Refused refused -> "Refused";
                case Unknown unknown -> "Unknown";
                case Deferred deferred -> {
                    assertThat(deferred.retryAfter()).isEqualTo(Duration.ofSeconds(77));
                    yield deferred.cause().name();
                }
            };
            assertThat(found).isEqualTo(meaning);
            assertThat(delivery.toString()).contains("HTTP " + status);
            assertThat(server.seen()).hasSize(1);
            if (delivery instanceof Refused refused) {
                assertThat(refused.conflict()).isEqualTo(status == 409);
                assertThat(refused.reason()).isEqualTo("HTTP " + status + ": {\"reason\":\"because\"}");
            }
            if (delivery instanceof Unknown unknown && status != 201) {
                assertThat(unknown.retryAfter()).isEqualTo(Duration.ofSeconds(77));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"401, FORBIDDEN", "429, BUSY", "500, UNREACHABLE", "503, UNREACHABLE", "204, UNREACHABLE"})
    void aLookupWithoutAnAnswerIsAskedAgain(int status, Cause cause) throws Exception {
        try (var server = new ScriptedServer(ScriptedServer.says(status, ""));
                var desk = new WebhookDesk(server.url(), null, PATIENCE)) {
            assertThat(desk.find(KEY))
                    .isInstanceOfSatisfying(
                            Lookup.NoAnswer.class,
                            none -> assertThat(none.why())
                                    .isInstanceOfSatisfying(
                                            Deferred.class,
                                            d -> assertThat(d.cause()).isEqualTo(cause)));
        }
    }

    @Test
    void aDeskThatCannotSearchIsRefused() throws Exception {
        try (var server = new ScriptedServer(ScriptedServer.says(404, "nope"));
                var desk = new WebhookDesk(server.url(), null, PATIENCE)) {
            assertThat(desk.find(KEY))
                    .isEqualTo(
                            new Lookup.NoAnswer(new Refused("Asked for the ticket of a key: HTTP 404: nope", false)));
        }
    }

    @Test
    void nobodyListeningIsDeferredForNothingWasSent() throws Exception {
        try (var desk = new WebhookDesk(closedPort(), null, PATIENCE)) {
            assertThat(desk.open(Works.open(1)))
                    .isEqualTo(new Deferred("No connection: refused or not reachable.", Cause.UNREACHABLE, null));
        }
    }

    @Test
    void aSilentDeskIsUnknownAfterTheTimeout() throws Exception {
        var end = new CountDownLatch(1);
        try (var server = new ScriptedServer(exchange -> awaitQuietly(end));
                var desk = new WebhookDesk(server.url(), null, Duration.ofMillis(300))) {
            assertThat(desk.open(Works.open(1))).isEqualTo(new Unknown("No complete answer within 300 ms.", null));
            end.countDown();
        }
    }

    @Test
    void aBodyThatNeverEndsIsUnknownAfterTheTimeout() throws Exception {
        var end = new CountDownLatch(1);
        try (var server = new ScriptedServer(exchange -> {
                    exchange.sendResponseHeaders(201, 0);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    awaitQuietly(end);
                });
                var desk = new WebhookDesk(server.url(), null, Duration.ofMillis(300))) {
            assertThat(desk.open(Works.open(1))).isEqualTo(new Unknown("No complete answer within 300 ms.", null));
            end.countDown();
        }
    }

    @Test
    void anAnswerWithoutEndIsCutOff() throws Exception {
        var sent = new AtomicInteger();
        try (var server = new ScriptedServer(exchange -> {
                    exchange.sendResponseHeaders(201, 0);
                    byte[] block = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
                    while (sent.incrementAndGet() < 10_000) {
                        exchange.getResponseBody().write(block);
                    }
                });
                var desk = new WebhookDesk(server.url(), null, PATIENCE)) {
            assertThat(desk.open(Works.open(1))).isInstanceOf(Unknown.class);
            assertThat(sent.get()).isLessThan(10_000);
        }
    }

    @Test
    void oneVerbIsOneConnectionAlsoToADeskThatHangsUp() throws Exception {
        var connections = new AtomicInteger();
        try (var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUp(socket, connections));
            var url = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/tickets");
            try (var desk = new WebhookDesk(url, null, PATIENCE)) {
                assertThat(desk.open(Works.open(1))).isInstanceOf(Unknown.class);
                assertThat(connections).hasValue(1);
                assertThat(desk.find(KEY)).isInstanceOf(Lookup.NoAnswer.class);
                assertThat(connections).hasValue(2);
            }
        }
    }

    @Test
    void theTokenIsNeverSaid() throws Exception {
        var token = new Secret("c4n4ry-t0k3n");
        try (var server = new ScriptedServer(exchange -> ScriptedServer.says(
                                400, "you sent " + exchange.getRequestHeaders().getFirst("Authorization"))
                        .answer(exchange));
                var desk = new WebhookDesk(server.url(), token, PATIENCE)) {
            assertThat(desk.open(Works.open(1))).isEqualTo(new Refused("HTTP 400: you sent Bearer (secret)", false));
            assertThat(desk.find(KEY).toString()).contains("Bearer (secret)").doesNotContain("c4n4ry");
            assertThat(desk.toString())
                    .startsWith("WebhookDesk[http://127.0.0.1:")
                    .doesNotContain("c4n4ry");
        }
    }

    @Test
    void whatTheOperatorWroteWrongIsNamedWithoutTheSecret() {
        assertThat(complaint("ftp://desk/x", null)).startsWith("url: expected http");
        assertThat(complaint("http:///x", null)).startsWith("url: expected http");
        assertThat(complaint("http://kim:pw@desk/x", null))
                .startsWith("url: found a user")
                .doesNotContain("pw");
        assertThat(complaint("http://desk/x?token=pw", null))
                .startsWith("url: found a query")
                .doesNotContain("pw");
        assertThat(complaint("http://desk/x", "two\nlines"))
                .startsWith("token:")
                .doesNotContain("lines");
        assertThat(complaint("http://desk/x", "a.b-c_d~e+f/g==")).isEmpty();
        assertThatThrownBy(() -> new WebhookDesk(URI.create("ftp://desk/x"), null, PATIENCE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String complaint(String url, @Nullable String token) {
        return WebhookDesk.complaint(URI.create(url), token == null ? null : new Secret(token))
                .orElse("");
    }

    private static URI closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/tickets");
        }
    }

    private static void hangUp(ServerSocket socket, AtomicInteger connections) {
        try {
            while (true) {
                try (var connection = socket.accept()) {
                    connections.incrementAndGet();
                    connection.getInputStream().read();
                }
            }
        } catch (IOException e) {
            // The test has closed the socket.
        }
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
