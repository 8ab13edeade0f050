package io.trapline.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.web.api.Json;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Listens to the live stream as a browser does and keeps every event. */
final class Ear implements AutoCloseable {

    record Heard(String event, String id, JsonNode data) {

        JsonNode view(String name) {
            return data.path("views").path(name);
        }
    }

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final HttpResponse<Stream<String>> response;
    private final Stream<String> lines;

    private Ear(HttpResponse<Stream<String>> response) {
        this.response = response;
        this.lines = response.body();
        Thread.ofVirtual().start(this::listen);
    }

    static Ear on(Browse browse, String since, String... views) throws Exception {
        StringBuilder path = new StringBuilder("/api/v1/stream?since=" + since);
        for (String view : views) path.append("&view=").append(URLEncoder.encode(view, StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(browse.at(path.toString()))
                .header("Accept-Encoding", "gzip")
                .build();
        return new Ear(browse.client().send(request, HttpResponse.BodyHandlers.ofLines()));
    }

    private void listen() {
        String event = "";
        String id = "";
        try {
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("event: ")) event = line.substring(7);
                else if (line.startsWith("id: ")) id = line.substring(4);
                else if (line.startsWith("data: ")) heard.add(new Heard(event, id, Json.read(line.substring(6))));
                else if (line.isEmpty()) id = "";
            }
        } catch (Exception closed) {
            heard.add(new Heard("closed", "", Json.object()));
        }
    }

    HttpResponse<Stream<String>> response() {
        return response;
    }

    List<Heard> all(String event) {
        return heard.stream().filter(h -> h.event().equals(event)).toList();
    }

    /** Waits for the {@code nth} event of a kind, counted from 1. */
    Heard await(String event, int nth) {
        Awaitility.await(event).until(() -> all(event).size() >= nth);
        return all(event).get(nth - 1);
    }

    @Override
    public void close() {
        lines.close();
    }
}
