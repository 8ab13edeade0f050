package io.trapline.deploy.demo.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A ticket desk below {@link #MOUNT}: {@code POST /api/tickets}, {@code PATCH /api/tickets/ID},
 * {@code GET /api/tickets}, {@code GET /api/tickets?externalId=KEY}, {@code GET /api/tickets/ID}, and
 * a page. A change is in its file before it is answered. Safe for any thread, under one lock.
 */
public final class MockDesk implements AutoCloseable {

    public static final String MOUNT = "/mock-desk";

    static final String TICKETS = MOUNT + "/api/tickets";

    static final int BODY_BYTES_MAX = 1 << 20;

    /** What it does with a second ticket of the same external identifier. */
    public enum Uniqueness {
        /** Opens it: two requests, two tickets. */
        NAIVE,
        /** Answers 409 with the one it has. */
        ENFORCED
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> STATES =
            Set.of("acknowledged", "open", "inProgress", "pending", "resolved", "closed", "cancelled");

    private static final List<String> FIELDS = List.of(
            "externalId",
            "description",
            "severity",
            "alarmId",
            "device",
            "object",
            "raisedAt",
            "customers",
            "services",
            "customerIds",
            "serviceIds",
            "problemId",
            "symptoms",
            "symptomAlarms");

    private final Uniqueness uniqueness;
    private final InstantSource clock;
    private final Map<String, ObjectNode> byId = new LinkedHashMap<>();
    private final Map<String, List<String>> byExternalId = new LinkedHashMap<>();
    private final TicketFile file;
    private long revision;

    public MockDesk(Path file, Uniqueness uniqueness, InstantSource clock) throws IOException {
        this.uniqueness = uniqueness;
        this.clock = clock;
        this.file = new TicketFile(file, this::known);
    }

    /**
     * Answers one request.
     *
     * @param path from the root of the server, decoded
     * @param query raw, without the question mark; null when there is none
     */
    public synchronized Answer answer(String method, String path, @Nullable String query, byte[] body) {
        String verb = method.toUpperCase(Locale.ROOT);
        if (path.equals(MOUNT) || path.equals(MOUNT + "/")) {
            return verb.equals("GET")
                    ? new Answer(200, "text/html; charset=utf-8", DeskPage.of(byId.values()))
                    : failure(405, "only GET");
        }
        if (path.equals(TICKETS)) {
            return switch (verb) {
                case "GET" -> list(query);
                case "POST" -> change(body, this::opened);
                default -> failure(405, "only GET and POST");
            };
        }
        ObjectNode ticket = path.startsWith(TICKETS + "/") ? byId.get(path.substring(TICKETS.length() + 1)) : null;
        if (ticket == null) {
            return failure(404, "no such ticket");
        }
        return switch (verb) {
            case "GET" -> Answer.json(200, ticket.toString());
            case "PATCH" -> change(body, wish -> committed(200, merged(ticket.deepCopy(), wish)));
            default -> failure(405, "only GET and PATCH");
        };
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }

    private Answer list(@Nullable String query) {
        String externalId = parameter(query, "externalId");
        var items = JsonNodeFactory.instance.arrayNode();
        if (externalId == null) {
            items.addAll(byId.values());
        } else {
            byExternalId.getOrDefault(externalId, List.of()).forEach(id -> items.add(byId.get(id)));
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("items", items);
        root.put("total", items.size());
        return Answer.json(200, root.toString());
    }

    private interface Change {
        Answer to(JsonNode wish) throws IOException;
    }

    private static Answer change(byte[] body, Change change) {
        if (body.length > BODY_BYTES_MAX) {
            return failure(413, "at most " + BODY_BYTES_MAX + " bytes");
        }
        JsonNode wish;
        try {
            wish = JSON.readTree(body);
        } catch (IOException e) {
            return failure(400, "no JSON");
        }
        if (!wish.isObject()) {
            return failure(400, "expected a JSON object");
        }
        try {
            return change.to(wish);
        } catch (IOException e) {
            return failure(507, "the ticket could not be stored");
        }
    }

    private Answer opened(JsonNode wish) throws IOException {
        String externalId = wish.path("externalId").asText("");
        List<String> same = byExternalId.getOrDefault(externalId, List.of());
        if (uniqueness == Uniqueness.ENFORCED && !externalId.isEmpty() && !same.isEmpty()) {
            return Answer.json(409, String.valueOf(byId.get(same.getFirst())));
        }
        ObjectNode ticket = JsonNodeFactory.instance.objectNode();
        ticket.put("id", String.format(Locale.ROOT, "TCK-%04d", byId.size() + 1));
        ticket.put("state", "acknowledged");
        ticket.put("openedAt", clock.instant().toString());
        ticket.put("opened", revision + 1);
        return committed(201, merged(ticket, wish));
    }

    private ObjectNode merged(ObjectNode ticket, JsonNode wish) {
        String state = wish.path("status").asText("");
        if (STATES.contains(state)) {
            ticket.put("state", state);
        }
        if (wish.path("name").isTextual()) {
            ticket.set("title", wish.get("name"));
        }
        for (String field : FIELDS) {
            JsonNode value = wish.get(field);
            // Who it is for is said once, at the opening.
            if (value != null && !(field.equals("externalId") && ticket.has(field))) {
                ticket.set(field, value);
            }
        }
        ticket.put("revision", revision + 1);
        ticket.put("changedAt", clock.instant().toString());
        return ticket;
    }

    private Answer committed(int status, ObjectNode ticket) throws IOException {
        file.append(ticket);
        known(ticket);
        return Answer.json(status, ticket.toString());
    }

    private void known(ObjectNode ticket) {
        String id = ticket.path("id").asText();
        revision = ticket.path("revision").asLong();
        if (byId.put(id, ticket) == null) {
            byExternalId
                    .computeIfAbsent(ticket.path("externalId").asText(""), k -> new ArrayList<>(1))
                    .add(id);
        }
    }

    private static Answer failure(int status, String reason) {
        return Answer.json(
                status,
                JsonNodeFactory.instance.objectNode().put("reason", reason).toString());
    }

    private static @Nullable String parameter(@Nullable String query, String name) {
        for (String pair : query == null ? new String[0] : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }
}
