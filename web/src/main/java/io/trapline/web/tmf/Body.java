package io.trapline.web.tmf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.trapline.web.api.Json;

/** What a request says, or one sentence about why it cannot be taken. */
final class Body {

    static final int NAME_MAX = 64;

    private Body() {}

    static JsonNode object(Context ctx) {
        try {
            JsonNode body = Json.read(ctx.body());
            if (body == null || !body.isObject()) {
                throw Attributes.bad("the body must be a JSON object");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw Attributes.bad("the body is no JSON: " + e.getOriginalMessage());
        }
    }

    /** A text that must be there and say something. */
    static String text(JsonNode object, String field, int max) {
        JsonNode value = object.path(field);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw Attributes.bad("field \"" + field + "\": expected a text");
        }
        String text = value.asText().strip();
        if (text.length() > max) {
            throw Attributes.bad("field \"" + field + "\": at most " + max + " characters");
        }
        return text;
    }

    /** A time that must be there, as RFC 3339 with a zone. */
    static String time(JsonNode object, String field) {
        String text = text(object, field, NAME_MAX);
        try {
            return java.time.OffsetDateTime.parse(text).toInstant().toString();
        } catch (java.time.DateTimeException e) {
            throw Attributes.bad("field \"" + field + "\": expected a time such as 2026-11-22T20:00:00Z");
        }
    }
}
