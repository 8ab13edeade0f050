package io.trapline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.trapline.mediation.Desk;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.ExclusionRow;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.exclusion.Exclusion;
import io.trapline.mediation.exclusion.ExclusionBook;
import io.trapline.web.api.Json;
import io.trapline.web.page.Links;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * "This customer is not affected by this alarm", with a reason and an end; and that taken back. Many at once
 * by the ids that were picked. Answered once it is durable and on the board; a form with a redirect, a program
 * with how many marks were set.
 */
final class NotAffected {

    /** Picked in one go. */
    static final int IDS_MAX = 1_000;

    static final int MINUTES_MAX = (int) Exclusion.TIME_MAX.toMinutes();

    private static final int TEXT_MAX = 1_000;

    private final Readings readings;
    private final Desk desk;
    private final Layout layout;
    private final Voices voices;

    NotAffected(Readings readings, Desk desk, Layout layout, Voices voices) {
        this.readings = readings;
        this.desk = desk;
        this.layout = layout;
        this.voices = voices;
    }

    void page(Context ctx) {
        var chrome = layout.chrome(layout.glance(ctx), Voices.text(ctx, "act.excludedTitle"), "/not-affected", "");
        var model = Map.<String, Object>of("chrome", chrome, "excluded", readings.exclusions());
        Pages.html(ctx, voices.templates(ctx).html("not-affected", model));
    }

    void list(Context ctx) {
        List<ExclusionRow> rows = readings.exclusions();
        ObjectNode answer = Json.object();
        answer.set("items", Json.tree(rows));
        ctx.contentType("application/json")
                .result(Json.text(answer.put("total", rows.size()).put("max", ExclusionBook.EXCLUSIONS_MAX)));
    }

    /** {@code {"customerId": ["C-1"], "minutes": 60, "why": "on LTE", "operator": "kim"}}, of one alarm. */
    void ofAlarm(Context ctx) throws InterruptedException {
        Asked asked = Asked.of(ctx, "customerId", Set.of("minutes", "why", "operator"));
        AlarmRow alarm = alarm(ctx);
        Duration time = Duration.ofMinutes(asked.order().whole("minutes", 1, MINUTES_MAX));
        String why = asked.order().needed("why", TEXT_MAX);
        for (String id : asked.needed("customerId")) {
            if (readings.customer(id).isEmpty()) throw Problem.notFound("customer", id);
            if (readings.pathsTo(alarm.alarmId(), id).isEmpty() && !excluded(alarm.alarmId(), id)) {
                throw new Problem(
                        409, "isNotAffected", "Alarm " + alarm.alarmId() + " does not affect \"" + id + "\".");
            }
        }
        tell(ctx, asked.ids(), id -> said(alarm.alarmId(), id, time, why, asked), Links.alarm(alarm.alarmId()));
    }

    /** {@code {"alarmId": ["A-7Q3K9"], "minutes": 60, "why": "on LTE"}}; without ids: all that affect the customer. */
    void ofCustomer(Context ctx) throws InterruptedException {
        Asked asked = Asked.of(ctx, "alarmId", Set.of("minutes", "why", "operator"));
        String customer = customer(ctx);
        Duration time = Duration.ofMinutes(asked.order().whole("minutes", 1, MINUTES_MAX));
        String why = asked.order().needed("why", TEXT_MAX);
        List<String> affecting =
                readings.board().customer(customer).map(CustomerRow::alarmIds).orElse(List.of());
        List<String> ids = asked.ids().isEmpty() ? affecting : asked.ids();
        for (String id : ids) {
            if (!affecting.contains(id) && !excluded(id, customer)) {
                throw new Problem(409, "isNotAffected", "Alarm \"" + id + "\" does not affect " + customer + ".");
            }
        }
        if (ids.isEmpty()) throw new Problem(409, "isNotAffected", "No alarm affects " + customer + ".");
        tell(ctx, ids, id -> said(id, customer, time, why, asked), Links.customer(customer));
    }

    /** {@code {"customerId": ["C-1"], "why": "it is"}}; without ids: everybody who was marked. */
    void undoOfAlarm(Context ctx) throws InterruptedException {
        Asked asked = Asked.of(ctx, "customerId", Set.of("why", "operator"));
        String alarm = ctx.pathParam("id");
        List<String> marked = readings.exclusions().stream()
                .filter(row -> row.alarmId().equals(alarm))
                .map(ExclusionRow::customerId)
                .toList();
        undo(ctx, asked, marked, id -> said(alarm, id, Duration.ZERO, asked.why(), asked), Links.alarm(alarm));
    }

    /** {@code {"alarmId": ["A-7Q3K9"], "why": "it is"}}; without ids: all marks of the customer. */
    void undoOfCustomer(Context ctx) throws InterruptedException {
        Asked asked = Asked.of(ctx, "alarmId", Set.of("why", "operator"));
        String customer = customer(ctx);
        List<String> marked = readings.exclusions().stream()
                .filter(row -> row.customerId().equals(customer))
                .map(ExclusionRow::alarmId)
                .toList();
        undo(ctx, asked, marked, id -> said(id, customer, Duration.ZERO, asked.why(), asked), Links.customer(customer));
    }

    private void undo(Context ctx, Asked asked, List<String> marked, Say say, String back) throws InterruptedException {
        List<String> ids = asked.ids().isEmpty() ? marked : asked.ids();
        if (ids.isEmpty() || !marked.containsAll(ids)) {
            throw new Problem(404, "notFound", "Nobody said so, or that is over already.");
        }
        tell(ctx, ids, say, back);
    }

    /** What is said of one of those picked. */
    private interface Say {
        Exclusion of(String id);
    }

    private static Exclusion said(String alarm, String customer, Duration time, String why, Asked asked) {
        return new Exclusion(alarm, customer, time, asked.order().operator(), why);
    }

    private boolean excluded(String alarm, String customer) {
        return readings.exclusions().stream()
                .anyMatch(row -> row.alarmId().equals(alarm) && row.customerId().equals(customer));
    }

    private AlarmRow alarm(Context ctx) {
        String id = ctx.pathParam("id");
        AlarmRow alarm = readings.board().alarm(id).orElseThrow(() -> Problem.notFound("alarm", id));
        if (alarm.clearedAt() != null) throw new Problem(409, "alreadyCleared", "Alarm \"" + id + "\" is cleared.");
        return alarm;
    }

    private String customer(Context ctx) {
        String id = ctx.pathParam("id");
        if (readings.customer(id).isEmpty()) throw Problem.notFound("customer", id);
        return id;
    }

    private void tell(Context ctx, List<String> ids, Say say, String back) throws InterruptedException {
        List<Exclusion> all = ids.stream().distinct().map(say::of).toList();
        boolean marks = !all.getFirst().over();
        if (marks && readings.exclusions().size() + all.size() > ExclusionBook.EXCLUSIONS_MAX) {
            throw new Problem(409, "tooMany", "At most " + ExclusionBook.EXCLUSIONS_MAX + " marks can be in force.");
        }
        long number = 0;
        for (int from = 0; from < all.size(); from += Desk.TOGETHER_MAX) {
            number = desk.exclude(all.subList(from, Math.min(all.size(), from + Desk.TOGETHER_MAX)));
        }
        Shown.await(readings, number);
        if (ctx.path().startsWith("/api/")) {
            ctx.contentType("application/json")
                    .result(Json.text(Json.object().put("marks", all.size()).put("recordNumber", number)));
        } else {
            ctx.status(303).header("Location", back);
        }
    }

    /** What a request says: ids that were picked, in a list or repeated in a form, and the rest of it. */
    private record Asked(List<String> ids, Order order) {

        static Asked of(Context ctx, String picked, Set<String> fields) {
            String type = ctx.contentType();
            if (type != null && type.startsWith("application/x-www-form-urlencoded")) {
                return checked(ctx.formParams(picked), Order.of(ctx, fields));
            }
            try {
                JsonNode json = ctx.body().isBlank() ? Json.object() : Json.read(ctx.body());
                List<String> ids = new ArrayList<>();
                if (json instanceof ObjectNode object && object.has(picked)) {
                    JsonNode list = object.remove(picked);
                    if (!list.isArray()) throw Order.bad("field \"" + picked + "\": expected a list of texts");
                    list.forEach(id -> ids.add(id.asText()));
                }
                Set<String> known = new TreeSet<>(fields);
                known.add(picked);
                return checked(ids, Order.of(json, known));
            } catch (JsonProcessingException e) {
                throw Order.bad("the body is no JSON: " + e.getOriginalMessage());
            }
        }

        private static Asked checked(List<String> ids, Order order) {
            if (ids.size() > IDS_MAX) throw Order.bad("at most " + IDS_MAX + " ids");
            return new Asked(List.copyOf(ids), order);
        }

        List<String> needed(String field) {
            if (ids.isEmpty()) throw Order.bad("field \"" + field + "\" is missing");
            return ids;
        }

        String why() {
            return order.text("why", TEXT_MAX);
        }
    }
}
