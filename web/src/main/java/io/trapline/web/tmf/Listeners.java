package io.trapline.web.tmf;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.trapline.mediation.forward.Subscriptions;
import io.trapline.mediation.forward.Subscriptions.Subscription;
import io.trapline.mediation.tmf.TmfId;
import io.trapline.web.Problem;
import io.trapline.web.api.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** The hub: who is told of alarms. */
final class Listeners {

    private static final int TEXT_MAX = 1_000;

    private final Subscriptions subscriptions;

    Listeners(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** {@code {"callback": "https://…", "query": "eventType=AlarmCreateEvent"}}; the query is optional. */
    void register(Context ctx) {
        JsonNode body = Body.object(ctx);
        String callback = Body.text(body, "callback", TEXT_MAX);
        String query = body.hasNonNull("query") && !body.path("query").asText().isBlank()
                ? Body.text(body, "query", TEXT_MAX)
                : "";
        Subscription made = made(callback, query);
        ctx.status(201)
                .header("Location", TmfId.ROOT + "/hub/" + made.id())
                .contentType("application/json")
                .result(Json.text(form(made)));
    }

    private Subscription made(String callback, String query) {
        try {
            return subscriptions.register(callback, query);
        } catch (IllegalArgumentException wrong) {
            throw Attributes.bad(String.valueOf(wrong.getMessage()));
        } catch (IllegalStateException full) {
            throw new Problem(409, "tooMany", String.valueOf(full.getMessage()));
        }
    }

    void list(Context ctx) {
        ctx.contentType("application/json")
                .result(Json.text(
                        subscriptions.all().stream().map(Listeners::form).toList()));
    }

    void unregister(Context ctx) {
        String id = ctx.pathParam("id");
        if (!subscriptions.unregister(id)) {
            throw Problem.notFound("subscription", id);
        }
        ctx.status(204);
    }

    private static Map<String, Object> form(Subscription one) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", one.id());
        form.put("callback", one.callback());
        if (!one.query().isEmpty()) {
            form.put("query", one.query());
        }
        return form;
    }
}
