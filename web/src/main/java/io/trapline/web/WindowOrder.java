package io.trapline.web;

import io.javalin.http.Context;
import io.trapline.mediation.maintenance.Occurrences;
import io.trapline.mediation.maintenance.Scope;
import io.trapline.mediation.maintenance.Window;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields by which a person asks for a maintenance window: {@code name}, {@code scope} ({@code
 * device=olt-17, customer=C-10442}), {@code start} and {@code end} ({@code 2026-11-29T02:00}), {@code zone}
 * ({@code Europe/Berlin}), {@code repeat}, {@code why}, {@code operator}.
 */
record WindowOrder(Order order) {

    private static final Set<String> FIELDS =
            Set.of("name", "scope", "start", "end", "zone", "repeat", "why", "operator");
    private static final int NAME_MAX = 100;
    private static final int TEXT_MAX = 1_000;
    private static final int SCOPES_MAX = 100;

    static WindowOrder of(Context ctx) {
        return new WindowOrder(Order.of(ctx, FIELDS));
    }

    static WindowOrder ofQuery(Context ctx) {
        Map<String, String> values = new HashMap<>();
        for (String field : FIELDS) {
            String value = ctx.queryParam(field);
            if (value != null) values.put(field, value);
        }
        return new WindowOrder(new Order(Map.copyOf(values)));
    }

    Map<String, String> fields() {
        return order.values();
    }

    /** Checked; what is wrong with it is a {@link Problem} in a sentence. */
    Window window() {
        String[] scopes = order.needed("scope", TEXT_MAX * 4).split("\\s*,\\s*", -1);
        if (scopes.length > SCOPES_MAX) throw Order.bad("field \"scope\": at most " + SCOPES_MAX + " scopes");
        try {
            Window window = new Window(
                    "",
                    order.needed("name", NAME_MAX),
                    Stream.of(scopes).map(Scope::parse).toList(),
                    time("start"),
                    time("end"),
                    zone(),
                    order.text("repeat", TEXT_MAX),
                    order.text("why", TEXT_MAX),
                    order.operator());
            Occurrences.check(window);
            return window;
        } catch (IllegalArgumentException wrong) {
            throw Order.bad("The window cannot be: " + wrong.getMessage());
        }
    }

    private LocalDateTime time(String field) {
        String text = order.needed(field, NAME_MAX);
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeException wrong) {
            throw Order.bad(
                    "field \"" + field + "\": expected a local time such as 2026-11-29T02:00, found \"" + text + "\"");
        }
    }

    private ZoneId zone() {
        String text = order.needed("zone", NAME_MAX);
        try {
            return ZoneId.of(text);
        } catch (DateTimeException wrong) {
            throw Order.bad("field \"zone\": expected a time zone such as Europe/Berlin, found \"" + text + "\"");
        }
    }
}
