package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.web.Contract.Operation;
import io.trapline.web.access.Access;
import io.trapline.web.access.Audience;
import io.trapline.web.access.Role;
import io.trapline.web.access.Scope;
import io.trapline.web.api.Json;
import io.trapline.web.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every answer tells the browser to refuse: every route of the table, let in and not, and every failure. */
final class HeadersTest {

    @TempDir
    Path data;

    private final FullNoc noc = new FullNoc();
    private final List<Route> routes = new Room(House.of(noc, noc, Access.none(), List.of()), Audience.ALL)
            .routes()
            .table()
            .routes();
    private final List<String> offences = new ArrayList<>();
    private Gated gated;
    private String bearer = "";

    @BeforeEach
    void open() {
        gated = new Gated(noc, data);
        gated.access.users().put("root", Gated.PASSWORD, Role.ADMIN, Set.of());
        bearer = "Bearer "
                + gated.access
                        .tokens()
                        .create(
                                "all",
                                Role.ADMIN,
                                EnumSet.allOf(Scope.class),
                                Set.of(),
                                Instant.now().plusSeconds(600))
                        .secret();
    }

    @AfterEach
    void close() {
        gated.close();
    }

    @Test
    void everyRouteAnswersWithThem() throws Exception {
        ContractCalls calls = new ContractCalls(gated.at("/"), bearer.substring("Bearer ".length()));
        Contract contract = new Contract(
                Json.read(gated.get("/openapi.json", "Authorization", bearer).body()));
        int looked = 0;
        for (Operation operation : contract.operations()) {
            String path = calls.path(operation);
            for (String who : List.of(bearer, "Bearer nobody")) {
                for (String at : List.of(path, path.replaceAll("[^/]+$", "nothing-here"))) {
                    HttpResponse<InputStream> answer = send(operation, at, calls.body(operation), who);
                    try (InputStream body = answer.body()) {
                        look(operation + " at " + at + " " + answer.statusCode(), answer.headers(), at);
                        assertThat(body).isNotNull();
                    }
                    looked++;
                }
            }
        }
        System.out.printf("FIGURE headers routes=%d answers=%d wrong=%d%n", routes.size(), looked, offences.size());
        assertThat(offences).isEmpty();
        assertThat(looked).isGreaterThan(4 * 120);
    }

    private HttpResponse<InputStream> send(Operation operation, String path, String body, String who) throws Exception {
        var request = HttpRequest.newBuilder(gated.at(path))
                .header("Authorization", who)
                .header("Content-Type", "application/json")
                .method(operation.method(), HttpRequest.BodyPublishers.ofString(body));
        return gated.client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** What no route is asked for: no such address, the wrong method, too much, another site, no HTTP at all. */
    @Test
    void failuresOfTheServerItselfAnswerWithThem() throws Exception {
        for (String request : List.of(
                "GET /nowhere HTTP/1.1",
                "PUT /healthz HTTP/1.1",
                "BREW /healthz HTTP/1.1",
                "GET /api/v1/nowhere HTTP/1.1",
                "GET /%ZZ HTTP/1.1",
                "GET /a/..%2f..%2fetc HTTP/1.1",
                "GET /healthz?" + "x".repeat(20_000) + " HTTP/1.1",
                "GET  HTTP/1.1",
                "POST /login HTTP/1.1\r\nContent-Length: 200000",
                "POST /login HTTP/1.1\r\nSec-Fetch-Site: cross-site\r\nContent-Length: 0")) {
            String head = raw(request);
            String shown = request.substring(0, Math.min(40, request.length()));
            assertThat(head).as(shown).matches("(?s)HTTP/1.1 [45]\\d\\d .*");
            Guard.HEADERS.forEach((name, value) -> assertThat(head.toLowerCase(Locale.ROOT))
                    .as(shown + " " + name)
                    .contains((name + ": " + value).toLowerCase(Locale.ROOT)));
            assertThat(head.toLowerCase(Locale.ROOT))
                    .as(shown)
                    .doesNotContain("server:")
                    .doesNotContain("jetty");
        }
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(gated.address.getAddress(), gated.address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((request + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Files that bear their own hash in the address are kept, a stream is not stored either. */
    private void look(String what, HttpHeaders headers, String path) {
        Guard.HEADERS.forEach((name, value) -> {
            List<String> found = headers.allValues(name);
            boolean kept = name.equals("Cache-Control")
                    && (path.startsWith("/assets/") || path.startsWith("/api/v1/stream"))
                    && !found.isEmpty();
            if (!kept && !found.equals(List.of(value))) offences.add(what + ": " + name + " is " + found);
        });
        if (headers.firstValue("Server").isPresent()) offences.add(what + " says which server it is");
    }
}
