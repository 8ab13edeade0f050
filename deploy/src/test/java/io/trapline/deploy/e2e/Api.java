package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What the product answers over HTTP. */
final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final int port;

    Api(int port) {
        this.port = port;
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    JsonNode get(String path) {
        var request = HttpRequest.newBuilder(URI.create(url(path)))
                .timeout(Duration.ofSeconds(15))
                .build();
        return answer(request, path);
    }

    /** A page as it is sent, or metrics. */
    String text(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url(path))).timeout(Duration.ofSeconds(15));
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** An action with nothing in its body. */
    JsonNode post(String path) {
        return answer(
                HttpRequest.newBuilder(URI.create(url(path)))
                        .timeout(Duration.ofSeconds(15))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                path);
    }

    /** What is answered with this status to JSON; a missing node when there is no body. */
    JsonNode send(String method, String path, String body, int status) {
        var request = HttpRequest.newBuilder(URI.create(url(path)))
                .timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return answer(request, path, status);
    }

    /** An action with these fields. */
    JsonNode post(String path, Map<String, Object> fields) {
        return send("POST", path, JSON.valueToTree(fields).toString(), 200);
    }

    private JsonNode answer(HttpRequest request, String path) {
        return answer(request, path, 200);
    }

    private JsonNode answer(HttpRequest request, String path, int status) {
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode())
                    .as("%s said %s", path, response.body())
                    .isEqualTo(status);
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    List<JsonNode> items(String path) {
        return StreamSupport.stream(get(path).get("items").spliterator(), false).toList();
    }

    /** Ids of the customers that are affected now. */
    List<String> affected() {
        return items("/api/v1/customers?limit=1000").stream()
                .map(c -> c.get("customerId").asText())
                .toList();
    }

    /** Tickets of the desk that name the customer. */
    List<JsonNode> tickets(String customerId) {
        return items("/mock-desk/api/tickets").stream()
                .filter(t -> StreamSupport.stream(t.get("customerIds").spliterator(), false)
                        .anyMatch(id -> id.asText().equals(customerId)))
                .toList();
    }

    void assertLedgerBalanced() {
        var ledger = get("/api/v1/ledger");
        assertThat(ledger.get("balanced").asBoolean())
                .as(ledger.toPrettyString())
                .isTrue();
    }

    /** The alarm of a resource of the BSS, open or cleared lately. */
    JsonNode alarmOn(String resourceId) {
        return items("/api/v1/alarms?limit=1000").stream()
                .filter(alarm -> resourceId.equals(alarm.path("resourceId").asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no alarm of " + resourceId));
    }

    /** Why that alarm is in doubt; empty when it is not. */
    String doubt(String resourceId) {
        return alarmOn(resourceId).at("/standing/unverified").asText();
    }
}
