package io.trapline.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.CustomerCard;
import io.trapline.mediation.board.EventRow;
import io.trapline.mediation.board.ImpactPath;
import io.trapline.mediation.board.Readings;
import io.trapline.web.api.Answers;
import io.trapline.web.api.Json;
import io.trapline.web.api.Metrics;
import io.trapline.web.api.UnmatchedCsv;
import io.trapline.web.live.Live;
import io.trapline.web.live.Snapshot;
import io.trapline.web.live.Snapshots;
import io.trapline.web.page.Search;
import io.trapline.web.query.AlarmQuery;
import io.trapline.web.query.CustomerQuery;
import io.trapline.web.query.Params;
import io.trapline.web.query.SourceQuery;
import java.util.List;
import java.util.Optional;

/** Answers {@code /api/v1}, health and metrics. Unknown parameters are refused: a program should know. */
final class Api {

    static final int EVENTS_DEFAULT = 100;
    static final int EVENTS_MAX = 10_000;
    static final int UNMATCHED_DEFAULT = 200;
    /** Paths listed for one alarm; more is one OLT's whole street and no explanation. */
    static final int PATHS_MAX = 1_000;

    private final Readings readings;
    private final Snapshots snapshots;
    private final Live live;

    Api(Readings readings, Snapshots snapshots, Live live) {
        this.readings = readings;
        this.snapshots = snapshots;
        this.live = live;
    }

    void customers(Context ctx) {
        Params params = Params.parse(ctx.queryString());
        CustomerQuery query = CustomerQuery.rows(params);
        params.refuseOthers();
        Snapshot snapshot = snapshots.now();
        json(
                ctx,
                Answers.customers(query.page(snapshot.index()), snapshot.board().meter()));
    }

    void customer(Context ctx) {
        String id = ctx.pathParam("id");
        CustomerCard card = readings.customer(id).orElseThrow(() -> Problem.notFound("customer", id));
        List<ImpactPath> paths = card.affected().stream()
                .flatMap(row -> row.alarmIds().stream())
                .flatMap(alarmId -> readings.pathsTo(alarmId, id).stream())
                .limit(PATHS_MAX)
                .toList();
        json(
                ctx,
                Answers.customer(card, paths, readings.board().meter())
                        .set("comments", Json.tree(readings.comments(id))));
    }

    /** {@code q} is whatever a caller says; answers known fault, since, ticket, informed for each customer behind it. */
    void search(Context ctx) {
        Params params = Params.parse(ctx.queryString());
        String text = params.text("q");
        int limit = params.number("limit", Search.LIMIT_DEFAULT, 1, Search.LIMIT_MAX);
        params.refuseOthers();
        var findings = new Search(readings).find(snapshots.now().index(), text, limit);
        ObjectNode answer = Json.object();
        answer.set("items", Json.tree(findings));
        json(ctx, answer.put("total", findings.size()));
    }

    void alarms(Context ctx) {
        Params params = Params.parse(ctx.queryString());
        AlarmQuery query = AlarmQuery.of(params);
        params.refuseOthers();
        Snapshot snapshot = snapshots.now();
        ObjectNode answer = Answers.page(query.page(snapshot.index()));
        json(ctx, answer.put("open", snapshot.board().openAlarms()));
    }

    void alarm(Context ctx) {
        String id = ctx.pathParam("id");
        AlarmRow alarm = snapshots.now().index().alarm(id).orElseThrow(() -> Problem.notFound("alarm", id));
        Optional<EventRow> raised = readings.event(alarm.raisedBy());
        var answer = Answers.alarm(alarm, raised, readings.paths(id, PATHS_MAX), readings.names());
        json(ctx, answer.set("deeds", Json.tree(readings.deeds(id))));
    }

    void events(Context ctx) {
        Params params = Params.parse(ctx.queryString());
        int limit = params.number("limit", EVENTS_DEFAULT, 1, EVENTS_MAX);
        params.refuseOthers();
        json(ctx, Answers.events(readings.events(limit), readings.eventCount(), readings.names()));
    }

    void event(Context ctx) {
        json(ctx, Answers.event(EventNumber.find(readings, ctx.pathParam("number")), readings.names()));
    }

    void inbox(Context ctx) {
        Params.parse(ctx.queryString()).refuseOthers();
        json(ctx, Answers.inbox(readings.inbox(), readings.names()));
    }

    /** {@code ?whyNot=C-10442} ends with the first step that failed for that customer. */
    void explain(Context ctx) {
        Params params = Params.parse(ctx.queryString());
        String whyNot = params.text("whyNot");
        params.refuseOthers();
        String id = ctx.pathParam("id");
        json(
                ctx,
                Json.tree(readings.explain(id, whyNot.isEmpty() ? null : whyNot)
                        .orElseThrow(() -> Problem.notFound("alarm", id))));
    }

    void explainEvent(Context ctx) {
        Params params = Params.parse(ctx.queryString());
        String whyNot = params.text("whyNot");
        params.refuseOthers();
        String number = ctx.pathParam("number");
        long record = EventNumber.find(readings, number).recordNumber();
        json(
                ctx,
                Json.tree(readings.explain(record, whyNot.isEmpty() ? null : whyNot)
                        .orElseThrow(() -> Problem.notFound("record", number))));
    }

    void unmatched(Context ctx) {
        Params params = Params.parse(ctx.queryString());
        int limit = params.number("limit", UNMATCHED_DEFAULT, 1, EVENTS_MAX);
        params.refuseOthers();
        json(ctx, Json.tree(readings.unmatched(limit)));
    }

    void unmatchedCsv(Context ctx) {
        ctx.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"unmatched.csv\"")
                .result(UnmatchedCsv.of(readings.unmatched(EVENTS_MAX)));
    }

    /** Every sender with its {@code state}; filters as on the page. */
    void sources(Context ctx) {
        Params params = Params.parse(ctx.queryString());
        SourceQuery query = SourceQuery.of(params);
        params.refuseOthers();
        json(ctx, Answers.sources(query, readings.sources(), readings.board().streamTime()));
    }

    /** 24 hours at ten seconds each, for the charts. */
    void history(Context ctx) {
        Params.parse(ctx.queryString()).refuseOthers();
        json(ctx, live.history().json());
    }

    void settings(Context ctx) {
        Params.parse(ctx.queryString()).refuseOthers();
        json(ctx, Json.tree(readings.about()));
    }

    void ledger(Context ctx) {
        json(ctx, Answers.ledger(readings.ledger()));
    }

    void healthz(Context ctx) {
        json(ctx, Json.object().put("status", "ok"));
    }

    /**
     * Ready means: messages are taken in and judged, and pages can be answered. A missing BSS or desk is
     * shown, it does not make us unready; a full disk or an ended part does (503).
     */
    void readyz(Context ctx) {
        Snapshot snapshot = snapshots.now();
        boolean ready = snapshot.vitals().ready();
        ctx.status(ready ? 200 : 503);
        ObjectNode answer = Json.object();
        var troubles = answer.put("status", ready ? "ready" : "notReady").putArray("troubles");
        snapshot.vitals()
                .troubles()
                .forEach(part -> troubles.addObject().put("part", part.name()).put("detail", part.trouble()));
        json(
                ctx,
                answer.put("epoch", snapshot.board().epoch())
                        .put("decided", snapshot.board().decided())
                        .put("behind", snapshot.ledger().behind())
                        .put("bss", snapshot.board().bss().state().name().toLowerCase(java.util.Locale.ROOT))
                        .put("inventoryVersion", snapshot.board().inventoryVersion())
                        .put("balanced", snapshot.ledger().balanced()));
    }

    void metrics(Context ctx) {
        Snapshot snapshot = snapshots.now();
        ctx.contentType(Metrics.CONTENT_TYPE)
                .result(Metrics.text(snapshot.board(), snapshot.ledger(), snapshot.vitals(), live.viewers()));
    }

    private static void json(Context ctx, JsonNode answer) {
        ctx.contentType("application/json").result(Json.text(answer));
    }
}
