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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What people decide about words that lead to no customer. A decision is answered once it is durable and
 * shown; a form with a redirect to the list, a program with the counts before and after.
 */
final class Unmatched {

    private static final int ID_MAX = 4_096;
    private static final int TEXT_MAX = 1_000;
    private static final int TIME_MAX = 40;

    /** A board comes ten times a second; a busy machine may be slower. */
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(5);

    private static final long LOOK_MILLIS = 20;

    private final Readings readings;
    private final Desk desk;

    Unmatched(Readings readings, Desk desk) {
        this.readings = readings;
        this.desk = desk;
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
        String until = order.text("until", TIME_MAX);
        decide(ctx, decision(words(ctx), Verdict.IGNORE, null, until.isEmpty() ? null : time(until), order));
    }

    /** {@code {"why": "our own", "operator": "kim"}}. */
    void infrastructure(Context ctx) throws InterruptedException {
        Order order = Order.of(ctx, Set.of("why", "operator"));
        decide(ctx, decision(words(ctx), Verdict.INFRASTRUCTURE, null, null, order));
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
        Subject words = words(ctx);
        String resource = order.needed("resource", ID_MAX);
        String refusal = readings.refusal(words, resource);
        if (refusal != null) throw new Problem(409, "cannotMean", refusal);
        return decision(words, Verdict.MAP, resource, null, order);
    }

    private Subject words(Context ctx) {
        String id = ctx.pathParam("id");
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
        shown(number);
        if (!ctx.path().startsWith("/api/")) {
            ctx.status(303).header("Location", "/unmatched");
            return;
        }
        ObjectNode answer = Json.object().put("id", id).put("recordNumber", number);
        answer.set("before", Json.tree(before));
        JsonNode after = Json.tree(readings.replay(null).after());
        answer.set("after", after);
        json(ctx, answer);
    }

    /** Until the board knows it; whoever looks next then sees what was done. */
    private void shown(long number) throws InterruptedException {
        long began = System.nanoTime();
        while (readings.board().decided() < number && System.nanoTime() - began < SHOWN_WITHIN.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private static void json(Context ctx, ObjectNode answer) {
        ctx.contentType("application/json").result(Json.text(answer));
    }
}
