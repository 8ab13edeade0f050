package io.trapline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.trapline.mediation.Desk;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.Readings;
import io.trapline.web.api.Json;
import io.trapline.web.page.Links;
import java.util.Set;

/**
 * What people do. An action is answered once it is durable; what it changed comes by the stream. A
 * form is answered with a redirect to the alarm, a program with the record's number.
 */
final class Actions {

    /** Who acts, until there are accounts. */
    static final String ANONYMOUS = "anonymous";

    private static final int OPERATOR_MAX = 64;

    private final Readings readings;
    private final Desk desk;

    Actions(Readings readings, Desk desk) {
        this.readings = readings;
        this.desk = desk;
    }

    /** {@code {"acknowledged": true, "operator": "kim"}}, both optional. */
    void acknowledge(Context ctx) throws InterruptedException {
        Order order = Order.of(ctx, Set.of("acknowledged", "operator"));
        AlarmRow alarm = open(ctx.pathParam("id"));
        answer(ctx, alarm, desk.acknowledge(alarm.alarmId(), order.acknowledged(), order.operator()));
    }

    /** {@code {"operator": "kim"}}, optional. */
    void clear(Context ctx) throws InterruptedException {
        Order order = Order.of(ctx, Set.of("operator"));
        AlarmRow alarm = open(ctx.pathParam("id"));
        answer(ctx, alarm, desk.clear(alarm.alarmId(), order.operator()));
    }

    /** {@code {"operator": "kim"}}, optional. Only an engine that is being refused for its time can be accepted. */
    void acceptEngine(Context ctx) throws InterruptedException {
        Order order = Order.of(ctx, Set.of("operator"));
        String id = ctx.pathParam("id");
        boolean refused = readings.ledger().refusedSenders().stream()
                .anyMatch(sender -> sender.acceptable() && sender.engineId().equals(id));
        if (!refused) throw Problem.notFound("refused engine", id);
        long recordNumber = desk.acceptEngine(id, order.operator());
        if (ctx.path().startsWith("/api/")) {
            ctx.contentType("application/json")
                    .result(Json.object()
                            .put("engineId", id)
                            .put("recordNumber", recordNumber)
                            .toString());
        } else {
            ctx.status(303).header("Location", "/health");
        }
    }

    private AlarmRow open(String id) {
        AlarmRow alarm = readings.board().alarm(id).orElseThrow(() -> Problem.notFound("alarm", id));
        if (alarm.clearedAt() != null) {
            throw new Problem(
                    409, "alreadyCleared", "Alarm \"" + id + "\" is cleared; only open alarms can be changed.");
        }
        return alarm;
    }

    private static void answer(Context ctx, AlarmRow alarm, long recordNumber) {
        if (ctx.path().startsWith("/api/")) {
            ctx.contentType("application/json")
                    .result(Json.object()
                            .put("alarmId", alarm.alarmId())
                            .put("recordNumber", recordNumber)
                            .toString());
        } else {
            ctx.status(303).header("Location", Links.alarm(alarm.alarmId()));
        }
    }

    /** What the body of a request says, as JSON or as a form. */
    private record Order(boolean acknowledged, String operator) {

        static Order of(Context ctx, Set<String> fields) {
            String type = ctx.contentType();
            if (type != null && type.startsWith("application/x-www-form-urlencoded")) {
                String wanted = ctx.formParam("acknowledged");
                return checked(wanted == null || wanted.equals("true"), ctx.formParam("operator"));
            }
            String body = ctx.body();
            if (body.isBlank()) return checked(true, null);
            JsonNode json = object(body, fields);
            JsonNode acknowledged = json.path("acknowledged");
            if (!acknowledged.isMissingNode() && !acknowledged.isBoolean()) {
                throw bad("field \"acknowledged\": expected true or false");
            }
            JsonNode operator = json.path("operator");
            if (!operator.isMissingNode() && !operator.isTextual()) throw bad("field \"operator\": expected a text");
            return checked(acknowledged.asBoolean(true), operator.asText(null));
        }

        private static JsonNode object(String body, Set<String> fields) {
            try {
                JsonNode json = Json.read(body);
                if (!json.isObject()) throw bad("the body must be a JSON object");
                for (String name : (Iterable<String>) json::fieldNames) {
                    if (!fields.contains(name)) {
                        throw bad("unknown field \"" + name + "\"; known here: "
                                + String.join(", ", fields.stream().sorted().toList()));
                    }
                }
                return json;
            } catch (JsonProcessingException e) {
                throw bad("the body is no JSON: " + e.getOriginalMessage());
            }
        }

        private static Order checked(boolean acknowledged, @org.jspecify.annotations.Nullable String operator) {
            if (operator == null || operator.isBlank()) return new Order(acknowledged, ANONYMOUS);
            if (operator.length() > OPERATOR_MAX)
                throw bad("field \"operator\": at most " + OPERATOR_MAX + " characters");
            return new Order(acknowledged, operator.strip());
        }

        private static Problem bad(String detail) {
            return new Problem(400, "badRequest", detail);
        }
    }
}
