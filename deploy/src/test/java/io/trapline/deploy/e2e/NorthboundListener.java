package io.trapline.deploy.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener of TMF642's hub: keeps what it is told, in that order. */
final class NorthboundListener implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    NorthboundListener() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    String callback() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/oss/alarms";
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            events.add(JSON.readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** Names of the events about one alarm. */
    List<String> about(long alarmId) {
        return of(alarmId).stream()
                .map(event -> event.get("eventType").asText())
                .toList();
    }

    /** The alarm as each event about it had it. */
    List<JsonNode> alarms(long alarmId) {
        return of(alarmId).stream().map(event -> event.at("/event/alarm")).toList();
    }

    /** Of all events. */
    List<String> ids() {
        return events.stream().map(event -> event.get("eventId").asText()).toList();
    }

    /** Events about one task. */
    List<JsonNode> ofTask(String taskId) {
        return events.stream()
                .filter(event -> event.path("correlationId").asText().equals(taskId))
                .toList();
    }

    List<JsonNode> events() {
        return List.copyOf(events);
    }

    private List<JsonNode> of(long alarmId) {
        return events.stream()
                .filter(event -> event.at("/event/alarm/id").asLong() == alarmId)
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
