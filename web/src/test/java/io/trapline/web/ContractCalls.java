package io.trapline.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.web.Contract.Operation;
import io.trapline.web.api.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls operations with what the document says of them: every path variable, and every field there is. */
final class ContractCalls {

    /** A value for each name that requests have, whatever the operation. */
    private static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("acknowledged", true),
            Map.entry("minutes", 60),
            Map.entry("resource", "olt-1/7"),
            Map.entry("until", "2027-01-31"),
            Map.entry("start", "2026-11-29T02:00"),
            Map.entry("end", "2026-11-29T04:00"),
            Map.entry("zone", "Europe/Berlin"),
            Map.entry("repeat", "FREQ=WEEKLY;BYDAY=SU"),
            Map.entry("scope", "device=olt-17"),
            Map.entry("role", "viewer"),
            Map.entry("scopes", "read"),
            Map.entry("days", "30"),
            Map.entry("vnos", "V-1"),
            Map.entry("password", Gated.PASSWORD),
            Map.entry("customerId", Scenes.KLINIKUM),
            Map.entry("action", "ack"),
            Map.entry("of", "alarms"),
            Map.entry("all", true),
            Map.entry("filter", "state=open"),
            Map.entry("alarmId", Scenes.OLT_ALARM),
            Map.entry("shared", "true"),
            Map.entry("destination", "jira"),
            Map.entry("path", "/customers"),
            Map.entry("query", "tier=gold"),
            Map.entry("id", List.of(Scenes.OLT_ALARM)));

    private static final Map<String, String> QUERIES = Map.ofEntries(
            Map.entry("severity", "critical,major"),
            Map.entry("limit", "5"),
            Map.entry("offset", "0"),
            Map.entry("tier", "platinum"),
            Map.entry("ack", "no"),
            Map.entry("maintenance", "no"),
            Map.entry("sla", "30"),
            Map.entry("sort", "-score"),
            Map.entry("state", "open"),
            Map.entry("tz", "Europe/Berlin"),
            Map.entry("by", "tier"),
            Map.entry("group", "none"),
            Map.entry("fields", "id"),
            Map.entry("cursor", ""),
            Map.entry("next", ""));

    private static final Map<String, String> TMF_BODIES = Map.of(
            "/alarm/{id}",
            "{\"ackState\":\"acknowledged\",\"ackUserId\":\"kim\",\"comment\":[{\"comment\":\"seen\"}]}",
            "/hub",
            "{\"callback\":\"https://listener.example/\",\"query\":\"eventType=AlarmCreateEvent\"}",
            "/troubleTicket",
            "{\"description\":\"no network\",\"severity\":\"1\",\"ticketType\":\"fault\",\"relatedParty\":"
                    + "[{\"id\":\"C-10442\",\"role\":\"customer\",\"@referredType\":\"Customer\"}]}",
            "ackAlarms",
            "{\"ackSystemId\":\"oss\",\"ackUserId\":\"kim\",\"alarmPattern\":[{\"state\":\"raised\"}]}",
            "clearAlarms",
            "{\"clearSystemId\":\"oss\",\"clearUserId\":\"kim\",\"alarmClearedTime\":\"2026-11-22T20:10:00Z\","
                    + "\"alarmPattern\":[{\"state\":\"raised\"}]}",
            "commentAlarms",
            "{\"comment\":{\"comment\":\"seen\",\"userId\":\"kim\"},\"alarmPattern\":[{\"state\":\"raised\"}]}",
            "groupAlarms",
            "{\"sourceSystemId\":\"oss\",\"alarmChangedTime\":\"2026-11-22T20:10:00Z\","
                    + "\"parentAlarm\":{\"id\":\"A-00001\"},\"correlatedAlarm\":[{\"id\":\"A-00004\"}]}");

    private final URI base;
    private final String bearer;
    private final HttpClient client = HttpClient.newHttpClient();

    ContractCalls(URI base, String bearer) {
        this.base = base;
        this.bearer = bearer;
    }

    URI base() {
        return base;
    }

    /** With valid input. */
    HttpResponse<String> call(Operation operation) throws Exception {
        String path = path(operation);
        boolean asks = operation.method().equals("GET") && !operation.path().contains("{");
        return send(operation, path + (asks ? query(operation) : ""), body(operation));
    }

    HttpResponse<String> send(Operation operation, String path, String body) throws Exception {
        boolean form = operation.tagged("pages") && !operation.method().equals("GET");
        var request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", form ? "application/x-www-form-urlencoded" : "application/json")
                .method(operation.method(), HttpRequest.BodyPublishers.ofString(body));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String query(Operation operation) {
        return "?"
                + operation.parameters("query").stream()
                        .filter(QUERIES::containsKey)
                        .filter(name -> !operation.tagged("tmf") || !name.equals("state"))
                        .map(name -> name + "="
                                + (name.equals("state") && operation.path().contains("sources")
                                        ? "ok"
                                        : QUERIES.get(name)))
                        .collect(Collectors.joining("&"));
    }

    String body(Operation operation) {
        if (operation.tagged("tmf")) {
            return TMF_BODIES.entrySet().stream()
                    .filter(body -> operation.path().endsWith(body.getKey())
                            || operation.path().endsWith("/un" + up(body.getKey())))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
        }
        ObjectNode json = Json.object();
        operation.body().path("properties").properties().forEach(field -> {
            Object value = VALUES.getOrDefault(field.getKey(), field.getKey().equals("back") ? "/customers" : "seen");
            boolean many = field.getValue().path("type").asText().equals("array") && !(value instanceof List);
            json.set(field.getKey(), Json.tree(many ? List.of(value) : value));
        });
        if (operation.path().endsWith("/act") || operation.path().endsWith("/bulk")) json.remove("id");
        if (operation.path().endsWith("/dead-letters")) {
            json.remove("id");
            json.put("action", "drop").put("filter", "action=update");
        }
        if (operation.path().endsWith("/login")) json.put("name", "kim");
        if (!operation.tagged("pages")) return json.toString();
        return json.properties().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(first(field.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String first(JsonNode value) {
        return (value.isArray() ? value.path(0) : value).asText();
    }

    private static String up(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    String path(Operation operation) throws Exception {
        String path = operation.path();
        if (!path.contains("{")) return path;
        return path.replace("{number}", "1")
                .replace("{build}", "any")
                .replaceAll("\\{[a-z]+}", URLEncoder.encode(id(operation), StandardCharsets.UTF_8));
    }

    /** Of something that is there; made first where it would be gone otherwise. */
    private String id(Operation operation) throws Exception {
        String path = operation.path();
        if (path.endsWith("/affected")) {
            make(
                    "/api/v1/alarms/" + Scenes.OLT_ALARM + "/not-affected",
                    "{\"customerId\":[\"" + Scenes.KLINIKUM + "\"],\"minutes\":60,\"why\":\"on LTE\"}",
                    "marks");
        }
        if (path.contains("/views/")) {
            return make("/api/v1/views", "{\"name\":\"gone\",\"path\":\"/alarms\"}", "id");
        }
        if (path.contains("/assets/")) return "app.js";
        if (path.contains("/customers/")) return Scenes.KLINIKUM;
        if (path.contains("/vnos/")) return "V-1";
        if (path.contains("/accounts/")) return "77120";
        if (path.contains("/problems/")) return "P-00001";
        if (path.contains("/engines/")) return "80001f88";
        if (path.contains("/unmatched/")) return unmatched(path);
        if (path.contains("/users/")) {
            return make("/api/v1/users", "{\"name\":\"gone\",\"role\":\"viewer\"}", "name");
        }
        if (path.contains("/tokens/")) {
            return make(
                    "/api/v1/tokens",
                    "{\"name\":\"gone\",\"role\":\"viewer\",\"scopes\":\"read\",\"days\":\"1\"}",
                    "id");
        }
        if (path.contains("/maintenance/")) {
            return make(
                    "/api/v1/maintenance",
                    "{\"name\":\"w\",\"scope\":\"device=olt-17\",\"start\":\"2026-11-29T02:00\","
                            + "\"end\":\"2026-11-29T04:00\",\"zone\":\"Europe/Berlin\",\"why\":\"card\"}",
                    "windowId");
        }
        if (path.contains("/troubleTicket/")) return "Q-1";
        if (path.contains("/alarm/")) return "A-00002";
        if (!operation.tagged("tmf")) return Scenes.OLT_ALARM;
        String list = path.substring(0, path.lastIndexOf('/'));
        return make(list, body(new Operation("POST", list, operation.description())), "id");
    }

    private String unmatched(String path) throws Exception {
        if (path.endsWith("/undo")) make("/api/v1/unmatched/" + Noc.WORDS.id() + "/infrastructure", "{}", "id");
        return Noc.WORDS.id();
    }

    private String make(String path, String body, String field) throws Exception {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        JsonNode made = Json.read(answer.body());
        if (!made.has(field)) throw new AssertionError("POST " + path + ": " + answer.body());
        return made.path(field).asText();
    }
}
