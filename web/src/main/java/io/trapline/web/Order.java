package io.trapline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.trapline.web.access.Principal;
import io.trapline.web.access.Visit;
import io.trapline.web.api.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the body of a request says, as JSON or as a form; unknown fields are refused in JSON. */
record Order(Map<String, String> values) {

    private static final int OPERATOR_MAX = 64;

    /** With the token by which somebody acts behind the name. */
    static final int SIGNED_MAX = 3 * OPERATOR_MAX;

    static Order of(Context ctx, Set<String> fields) {
        Map<String, String> values = new HashMap<>();
        String type = ctx.contentType();
        if (type != null && type.startsWith("application/x-www-form-urlencoded")) {
            for (String field : fields) {
                String value = ctx.formParam(field);
                if (value != null) values.put(field, value);
            }
        } else if (!ctx.body().isBlank()) {
            return of(object(ctx.body()), fields);
        }
        return signed(values, fields);
    }

    /** @param json a body that was read already */
    static Order of(JsonNode json, Set<String> fields) {
        Map<String, String> values = new HashMap<>();
        known(json, fields);
        json.fields().forEachRemaining(e -> values.put(e.getKey(), plain(e.getKey(), e.getValue())));
        return signed(values, fields);
    }

    private static Order signed(Map<String, String> values, Set<String> fields) {
        if (fields.contains("operator")) signed(values);
        return new Order(Map.copyOf(values));
    }

    /** Where it is known who acts, nobody acts in another's name; a program may say for whom it acts. */
    private static void signed(Map<String, String> values) {
        String actor = actor(values.getOrDefault("operator", "").strip());
        if (!actor.isEmpty()) values.put("operator", actor);
    }

    /** Who acts, when the request says it is {@code given}. */
    static String actor(String given) {
        Principal who = Visit.NOW.isBound() ? Visit.NOW.get().principal() : Principal.HOUSE;
        if (who.kind() == Principal.Kind.HOUSE) return given;
        if (given.length() > OPERATOR_MAX) throw bad("field \"operator\": at most " + OPERATOR_MAX + " characters");
        if (who.kind() == Principal.Kind.PERSON && !given.isEmpty() && !given.equals(who.name())) {
            throw new Problem(403, "notYou", "You are " + who.name() + " and cannot act as somebody else.");
        }
        return Visit.signature(given);
    }

    boolean acknowledged() {
        return switch (values.getOrDefault("acknowledged", "true")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad("field \"acknowledged\": expected true or false");
        };
    }

    String operator() {
        String operator = text("operator", SIGNED_MAX);
        return operator.isEmpty() ? Actions.ANONYMOUS : operator;
    }

    /** Without blanks around it; empty when it is not given. */
    String text(String field, int max) {
        String text = values.getOrDefault(field, "").strip();
        if (text.length() > max) throw bad("field \"" + field + "\": at most " + max + " characters");
        return text;
    }

    String needed(String field, int max) {
        String text = text(field, max);
        if (text.isEmpty()) throw bad("field \"" + field + "\" is missing");
        return text;
    }

    int whole(String field, int min, int max) {
        String text = needed(field, OPERATOR_MAX);
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) return value;
        } catch (NumberFormatException noNumber) {
            // Said below, with the bounds.
        }
        throw bad("field \"" + field + "\": expected a whole number from " + min + " to " + max);
    }

    private static String plain(String field, JsonNode value) {
        boolean fits = switch (field) {
            case "acknowledged" -> value.isBoolean();
            case "minutes" -> value.isIntegralNumber();
            default -> value.isTextual();
        };
        if (fits) return value.asText();
        throw bad("field \"" + field + "\": expected "
                + switch (field) {
                    case "acknowledged" -> "true or false";
                    case "minutes" -> "a whole number";
                    default -> "a text";
                });
    }

    private static JsonNode object(String body) {
        try {
            return Json.read(body);
        } catch (JsonProcessingException e) {
            throw bad("the body is no JSON: " + e.getOriginalMessage());
        }
    }

    private static void known(JsonNode json, Set<String> fields) {
        if (!json.isObject()) throw bad("the body must be a JSON object");
        for (String name : (Iterable<String>) json::fieldNames) {
            if (!fields.contains(name)) {
                throw bad("unknown field \"" + name + "\"; known here: "
                        + String.join(", ", fields.stream().sorted().toList()));
            }
        }
    }

    static Problem bad(String detail) {
        return new Problem(400, "badRequest", detail);
    }
}
