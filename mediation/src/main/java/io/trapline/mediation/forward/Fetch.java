package io.trapline.mediation.forward;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Questions to other servers over HTTP: one request, one whole answer of at most 1 MiB, no redirects. Safe
 * for any thread; blocks the one that asks.
 */
public final class Fetch implements AutoCloseable {

    /** What was answered, whatever the status. */
    public record Answer(int status, byte[] body) {}

    private final Wire wire;

    /** @param timeout for one question, from the first byte asked for to the last byte answered */
    public Fetch(Duration timeout) {
        this.wire = new Wire(timeout);
    }

    /** @throws IOException when there is no answer; its message says why */
    public Answer get(URI from) throws IOException {
        return answer(HttpRequest.newBuilder(from)
                .header("Accept", "application/json")
                .GET()
                .build());
    }

    /**
     * Sends a form.
     *
     * @param headers beside those of a form
     * @throws IOException when there is no answer; its message says why
     */
    public Answer form(URI to, Map<String, String> fields, Map<String, String> headers) throws IOException {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(to)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return answer(request.build());
    }

    /** A text as a form or an address carries it. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer answer(HttpRequest request) throws IOException {
        try {
            return switch (wire.send(request)) {
                case Wire.Reply.Answered(int status, var _, byte[] body) -> new Answer(status, body);
                case Wire.Reply.NeverSent(String reason) -> throw new IOException(reason);
                case Wire.Reply.Lost(String reason) -> throw new IOException(reason);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", e);
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
