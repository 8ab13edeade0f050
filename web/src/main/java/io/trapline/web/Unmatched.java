package io.trapline.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.trapline.mediation.Desk;
import io.trapline.mediation.board.DecisionRow;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.board.UnmatchedReplay;
import io.trapline.mediation.worklist.Decision;
import io.trapline.mediation.worklist.Decision.Verdict;
import io.trapline.mediation.worklist.Subject;
import io.trapline.web.api.Json;
import io.trapline.web.page.UnmatchedScreen;
import io.trapline.web.query.Params;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people decide about words that lead to no customer. A decision is answered once it is durable and
 * shown; a form with a redirect to the list, a program with the counts before and after.
 */
final class Unmatched {

    private static final int ID_MAX = 4_096;
    private static final int TEXT_MAX = 1_000;
    private static final int TIME_MAX = 40;

    private final Readings readings;
    private final Desk desk;
    private final Layout layout;
    private final Voices voices;

    Unmatched(Readings readings, Desk desk, Layout layout, Voices voices) {
        this.readings = readings;
        this.desk = desk;
        this.layout = layout;
        this.voices = voices;
    }

    /** With {@code ?try=ID&resource=…} what that mapping would do; with {@code ?replay=1} what is known by now. */
    void page(Context ctx) {
        var chrome = layout.chrome(layout.glance(ctx), Voices.text(ctx, "unmatched.title"), "/unmatched", "");
        UnmatchedScreen screen = voices.screens(ctx).unmatched();
        try {
            Pages.html(ctx, screen.page(chrome, asked(ctx)));
        } catch (Problem wrong) {
            var why = new UnmatchedScreen.Asked(null, "", wrong.detail(), "");
            Pages.html(ctx.status(wrong.status()), screen.page(chrome, why));
        }
    }

    private UnmatchedScreen.Asked asked(Context ctx) {
        Params params = Params.parse(ctx.queryString());
        String id = params.text("try");
        String done = params.text("done");
        if (!id.isEmpty()) {
            String resource = params.text("resource");
            if (resource.isEmpty()) throw Order.bad("field \"resource\" is missing");
            return new UnmatchedScreen.Asked(readings.replay(mapping(words(id), resource)), resource, "", "");
        }
        if (!done.isEmpty()) {
            int was = params.number("was", 0, 0, Integer.MAX_VALUE);
            var after = readings.replay(null).after();
            var before = new UnmatchedReplay.Tally(
                    after.matched() + after.unmatched() - was, was, after.coveragePercent(), after.groups());
            return new UnmatchedScreen.Asked(
                    new UnmatchedReplay(null, null, before, after, 0, List.of(), null), "", "", done);
        }
        boolean again = params.text("replay").equals("1");
        return again ? new UnmatchedScreen.Asked(readings.replay(null), "", "", "") : UnmatchedScreen.Asked.NOTHING;
    }

    void decisions(Context ctx) {
        List<DecisionRow> rows = readings.decisions();
        ObjectNode answer = Json.object();
        answer.set("items", Json.tree(rows));
        json(ctx, answer.put("total", rows.size()));
    }

    /** {@code {"resource": "olt-17/0/3/12", "why": "renamed", "operator": "kim"}}; resource is required. */
    void map(Context ctx) throws InterruptedException {
        Order order = Order.of(ctx, Set.of("resource", "why", "operator"));
        decide(ctx, mapping(ctx, order));
    }

    /** {@code {"until": "2027-01-31", "why": "a lab", "operator": "kim"}}; without a day or an instant: for ever. */
    void ignore(Context ctx) throws InterruptedException {
        Order order = Order.of(ctx, Set.of("until", "why", "operator"));
        String text = order.text("until", TIME_MAX);
        Instant until = text.isEmpty() ? null : time(text);
        if (until != null && !until.isAfter(readings.board().streamTime())) {
            throw Order.bad("field \"until\": \"" + text + "\" is over; a time that is still to come is needed,"
                    + " or none to ignore it for ever");
        }
        decide(ctx, decision(words(ctx.pathParam("id")), Verdict.IGNORE, null, until, order));
    }

    /** {@code {"why": "our own", "operator": "kim"}}. */
    void infrastructure(Context ctx) throws InterruptedException {
        Order order = Order.of(ctx, Set.of("why", "operator"));
        decide(ctx, decision(words(ctx.pathParam("id")), Verdict.INFRASTRUCTURE, null, null, order));
    }

    /** {@code {"why": "a mistake", "operator": "kim"}}: takes any of these back. */
    void undo(Context ctx) throws InterruptedException {
        Order order = Order.of(ctx, Set.of("why", "operator"));
        String id = ctx.pathParam("id");
        if (readings.decisions().stream().noneMatch(row -> row.id().equals(id))) {
            throw Problem.notFound("decision about", id);
        }
        var before = readings.replay(null).after();
        answer(ctx, id, before, desk.freeWords(id, order.text("why", TEXT_MAX), order.operator()));
    }

    /** {@code {"resource": "olt-17/0/3/12"}}: what that mapping would do. Changes nothing. */
    void tried(Context ctx) {
        Order order = Order.of(ctx, Set.of("resource"));
        json(ctx, (ObjectNode) Json.tree(readings.replay(mapping(ctx, order))));
    }

    /** Without a body: the counted events as they were judged when they came, and as they are judged now. */
    void replay(Context ctx) {
        Order.of(ctx, Set.of());
        json(ctx, (ObjectNode) Json.tree(readings.replay(null)));
    }

    private Decision mapping(Context ctx, Order order) {
        Decision mapping = mapping(words(ctx.pathParam("id")), order.needed("resource", ID_MAX));
        return decision(mapping.subject(), Verdict.MAP, mapping.resourceId(), null, order);
    }

    /** One that nobody signed yet. */
    private Decision mapping(Subject words, String resource) {
        String refusal = readings.refusal(words, resource);
        if (refusal != null) throw new Problem(409, "cannotMean", refusal);
        return new Decision(words, Verdict.MAP, resource, null, "", "");
    }

    private Subject words(String id) {
        return readings.words(id).orElseThrow(() -> Problem.notFound("unmatched", id));
    }

    private static Decision decision(
            Subject words, Verdict verdict, @Nullable String resource, @Nullable Instant until, Order order) {
        return new Decision(words, verdict, resource, until, order.operator(), order.text("why", TEXT_MAX));
    }

    private static Instant time(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException wrong) {
            throw Order.bad("field \"until\": expected a day such as 2027-01-31 or a time such as"
                    + " 2027-01-31T06:00:00Z, found \"" + text + "\"");
        }
    }

    private void decide(Context ctx, Decision decision) throws InterruptedException {
        var before = readings.replay(null).after();
        answer(ctx, decision.subject().id(), before, desk.decideWords(decision));
    }

    private void answer(Context ctx, String id, UnmatchedReplay.Tally before, long number) throws InterruptedException {
        Shown.await(readings, number);
        if (!ctx.path().startsWith("/api/")) {
            String done = ctx.path().substring(ctx.path().lastIndexOf('/') + 1);
            ctx.status(303).header("Location", "/unmatched?done=" + done + "&was=" + before.unmatched());
            return;
        }
        ObjectNode answer = Json.object().put("id", id).put("recordNumber", number);
        answer.set("before", Json.tree(before));
        JsonNode after = Json.tree(readings.replay(null).after());
        answer.set("after", after);
        json(ctx, answer);
    }

    private static void json(Context ctx, ObjectNode answer) {
        ctx.contentType("application/json").result(Json.text(answer));
    }
}
