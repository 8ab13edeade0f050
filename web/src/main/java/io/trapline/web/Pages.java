package io.trapline.web;

import io.javalin.http.Context;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.CustomerCard;
import io.trapline.mediation.board.EventRow;
import io.trapline.mediation.board.Readings;
import io.trapline.web.access.Access;
import io.trapline.web.page.Screens;
import io.trapline.web.page.Search;
import io.trapline.web.page.SettingsScreen;
import io.trapline.web.page.WallScreen;
import io.trapline.web.query.AlarmQuery;
import io.trapline.web.query.CustomerQuery;
import io.trapline.web.query.EventQuery;
import io.trapline.web.query.LetterQuery;
import io.trapline.web.query.Params;
import io.trapline.web.query.SourceQuery;
import io.trapline.web.scope.KnownVnos;
import io.trapline.web.words.Words;
import java.util.List;

/** Answers page requests: complete HTML that needs no script. */
final class Pages {

    private final Layout layout;
    private final Voices voices;
    private final Readings readings;
    private final Access access;
    private final Search search;

    Pages(Layout layout, Voices voices, Readings readings, Access access) {
        this.layout = layout;
        this.voices = voices;
        this.readings = readings;
        this.access = access;
        this.search = new Search(readings);
    }

    void customers(Context ctx) {
        CustomerQuery query = CustomerQuery.of(Params.parse(ctx.queryString()));
        Layout.Glance glance = layout.glance(ctx);
        String view = screens(ctx).customers().view(query).name();
        var chrome = layout.chrome(glance, Voices.text(ctx, "board.customers"), "/customers", view);
        html(ctx, screens(ctx).customers().page(chrome, glance.snapshot(), query));
    }

    void customer(Context ctx) {
        String id = ctx.pathParam("id");
        Layout.Glance glance = layout.glance(ctx);
        CustomerCard card = readings.customer(id).orElseThrow(() -> Problem.notFound("customer", id));
        String view = screens(ctx).customer().view(id).name();
        var chrome = layout.chrome(glance, card.customer().name(), "/customers", view);
        html(ctx, screens(ctx).customer().page(chrome, glance.snapshot(), card));
    }

    void alarms(Context ctx) {
        AlarmQuery query = AlarmQuery.of(Params.parse(ctx.queryString()));
        Layout.Glance glance = layout.glance(ctx);
        var chrome = layout.chrome(
                glance,
                Voices.text(ctx, "board.alarms"),
                "/alarms",
                screens(ctx).alarms().view(query).name());
        html(ctx, screens(ctx).alarms().page(chrome, glance.snapshot(), query));
    }

    /** {@code ?record=last} shows the newest record instead of the one that raised it. */
    void alarm(Context ctx) {
        String id = ctx.pathParam("id");
        Layout.Glance glance = layout.glance(ctx);
        AlarmRow alarm = glance.snapshot().index().alarm(id).orElseThrow(() -> Problem.notFound("alarm", id));
        String view = screens(ctx).alarm().view(id).name();
        var chrome = layout.chrome(glance, id + " " + alarm.specificProblem(), "/alarms", view);
        html(ctx, screens(ctx).alarm().page(chrome, alarm, "last".equals(ctx.queryParam("record"))));
    }

    void stream(Context ctx) {
        EventQuery query = EventQuery.of(Params.parse(ctx.queryString()));
        Layout.Glance glance = layout.glance(ctx);
        var chrome = layout.chrome(
                glance,
                Voices.text(ctx, "events.stream"),
                "/stream",
                screens(ctx).events().view(query).name());
        html(ctx, screens(ctx).events().page(chrome, query));
    }

    void event(Context ctx) {
        EventRow event = EventNumber.find(readings, ctx.pathParam("number"));
        var chrome = layout.chrome(
                layout.glance(ctx), Voices.text(ctx, "events.record", event.recordNumber()), "/stream", "");
        html(ctx, screens(ctx).events().page(chrome, event));
    }

    void inbox(Context ctx) {
        Layout.Glance glance = layout.glance(ctx);
        var chrome = layout.chrome(
                glance,
                Voices.text(ctx, "events.inbox"),
                "/inbox",
                screens(ctx).inbox().view().name());
        html(ctx, screens(ctx).inbox().page(chrome));
    }

    void sources(Context ctx) {
        SourceQuery query = SourceQuery.of(Params.parse(ctx.queryString()));
        Layout.Glance glance = layout.glance(ctx);
        String view = screens(ctx).sources().view(query).name();
        var chrome = layout.chrome(glance, Voices.text(ctx, "sources.title"), "/sources", view);
        html(ctx, screens(ctx).sources().page(chrome, glance.snapshot(), query));
    }

    void settings(Context ctx) {
        Layout.Glance glance = layout.glance(ctx);
        var chrome = layout.chrome(glance, Voices.text(ctx, "settings.title"), "/settings", "");
        html(ctx, screens(ctx).settings().page(chrome, glance.snapshot(), strays()));
    }

    private List<SettingsScreen.Stray> strays() {
        return access.bounds().stream()
                .flatMap(bound -> KnownVnos.unknown(bound.vnos(), readings).stream()
                        .map(vno -> new SettingsScreen.Stray(bound.who(), vno)))
                .toList();
    }

    /** Dark unless somebody chose otherwise; read from afar and never touched. */
    void wall(Context ctx) {
        CustomerQuery query = WallScreen.query(Params.parse(ctx.queryString()));
        Layout.Glance glance = layout.glance(ctx);
        String view = screens(ctx).wall().view(query).name();
        var chrome = layout.chrome(glance, Voices.text(ctx, "wall.title"), "/wall", view);
        html(ctx, screens(ctx).wall().page(chrome, glance.snapshot(), query));
    }

    void health(Context ctx) {
        Layout.Glance glance = layout.glance(ctx);
        var chrome = layout.chrome(
                glance,
                Voices.text(ctx, "health.title"),
                "/health",
                screens(ctx).states().health().name());
        html(ctx, screens(ctx).states().health(chrome, glance.snapshot()));
    }

    void forwarding(Context ctx) {
        LetterQuery query = LetterQuery.of(Params.parse(ctx.queryString()));
        Layout.Glance glance = layout.glance(ctx);
        String view = screens(ctx).states().forwarding().name();
        var chrome = layout.chrome(glance, Voices.text(ctx, "forwarding.title"), "/forwarding", view);
        html(ctx, screens(ctx).states().forwarding(chrome, glance.snapshot(), query));
    }

    private Screens screens(Context ctx) {
        return voices.screens(ctx);
    }

    void search(Context ctx) {
        String asked = Params.parse(ctx.queryString()).text("q");
        Layout.Glance glance = layout.glance(ctx);
        var findings = search.find(glance.snapshot().index(), asked, Search.LIMIT_DEFAULT);
        var chrome = layout.chrome(glance, Voices.text(ctx, "find.title"), "", "");
        html(ctx, screens(ctx).customers().search(chrome, asked, findings));
    }

    /** How a bulk action went, for who has no script; leads back to the list. */
    void did(Context ctx, Bulk.Result result) {
        String back = ctx.formParam("back");
        boolean ours = back != null && back.matches("/(customers|alarms)(\\?[^\\\\]*)?");
        var chrome = layout.chrome(
                layout.glance(ctx), Voices.text(ctx, "board.done"), ctx.path().replace("/act", ""), "");
        String said = result.sentence(Words.in(Looks.language(ctx)));
        html(ctx, screens(ctx).customers().done(chrome, said, ours ? String.valueOf(back) : "/customers"));
    }

    /** How something went that was asked of the forwarding page. */
    void said(Context ctx, String said, String back) {
        var chrome = layout.chrome(layout.glance(ctx), Voices.text(ctx, "board.done"), "/forwarding", "");
        html(ctx, screens(ctx).customers().done(chrome, said, back));
    }

    static void html(Context ctx, String page) {
        ctx.contentType("text/html; charset=utf-8").result(page);
    }
}
