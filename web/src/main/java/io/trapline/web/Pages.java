package io.trapline.web;

import io.javalin.http.Context;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.CustomerCard;
import io.trapline.mediation.board.EventRow;
import io.trapline.mediation.board.Readings;
import io.trapline.web.page.Screens;
import io.trapline.web.query.AlarmQuery;
import io.trapline.web.query.CustomerQuery;
import io.trapline.web.query.EventQuery;
import io.trapline.web.query.Params;

/** Answers page requests: complete HTML that needs no script. */
final class Pages {

    private static final int UNMATCHED_SHOWN = 200;

    private final Layout layout;
    private final Screens screens;
    private final Readings readings;

    Pages(Layout layout, Screens screens, Readings readings) {
        this.layout = layout;
        this.screens = screens;
        this.readings = readings;
    }

    void customers(Context ctx) {
        CustomerQuery query = CustomerQuery.of(Params.parse(ctx.queryString()));
        Layout.Glance glance = layout.glance();
        String view = screens.customers().view(query).name();
        var chrome = layout.chrome(glance, "Affected customers", "/customers", view);
        html(ctx, screens.customers().page(chrome, glance.snapshot(), query));
    }

    void customer(Context ctx) {
        String id = ctx.pathParam("id");
        Layout.Glance glance = layout.glance();
        CustomerCard card = readings.customer(id).orElseThrow(() -> Problem.notFound("customer", id));
        String view = screens.customer().view(id).name();
        var chrome = layout.chrome(glance, card.customer().name(), "/customers", view);
        html(ctx, screens.customer().page(chrome, glance.snapshot(), card));
    }

    void alarms(Context ctx) {
        AlarmQuery query = AlarmQuery.of(Params.parse(ctx.queryString()));
        Layout.Glance glance = layout.glance();
        var chrome = layout.chrome(
                glance, "Alarms", "/alarms", screens.alarms().view(query).name());
        html(ctx, screens.alarms().page(chrome, glance.snapshot(), query));
    }

    /** {@code ?record=last} shows the newest record instead of the one that raised it. */
    void alarm(Context ctx) {
        String id = ctx.pathParam("id");
        Layout.Glance glance = layout.glance();
        AlarmRow alarm = glance.snapshot().index().alarm(id).orElseThrow(() -> Problem.notFound("alarm", id));
        String view = screens.alarm().view(id).name();
        var chrome = layout.chrome(glance, id + " " + alarm.specificProblem(), "/alarms", view);
        html(ctx, screens.alarm().page(chrome, alarm, "last".equals(ctx.queryParam("record"))));
    }

    void stream(Context ctx) {
        EventQuery query = EventQuery.of(Params.parse(ctx.queryString()));
        Layout.Glance glance = layout.glance();
        var chrome = layout.chrome(
                glance, "Stream", "/stream", screens.events().view(query).name());
        html(ctx, screens.events().page(chrome, query));
    }

    void event(Context ctx) {
        EventRow event = EventNumber.find(readings, ctx.pathParam("number"));
        var chrome = layout.chrome(layout.glance(), "Record " + event.recordNumber(), "/stream", "");
        html(ctx, screens.events().page(chrome, event));
    }

    void inbox(Context ctx) {
        Layout.Glance glance = layout.glance();
        var chrome =
                layout.chrome(glance, "Inbox", "/inbox", screens.inbox().view().name());
        html(ctx, screens.inbox().page(chrome));
    }

    void unmatched(Context ctx) {
        var chrome = layout.chrome(layout.glance(), "Unmatched", "/unmatched", "");
        html(ctx, screens.states().unmatched(chrome, readings.unmatched(UNMATCHED_SHOWN)));
    }

    void health(Context ctx) {
        Layout.Glance glance = layout.glance();
        var chrome = layout.chrome(
                glance, "Health", "/health", screens.states().health().name());
        html(ctx, screens.states().health(chrome, glance.snapshot()));
    }

    void forwarding(Context ctx) {
        Layout.Glance glance = layout.glance();
        String view = screens.states().forwarding().name();
        var chrome = layout.chrome(glance, "Forwarding", "/forwarding", view);
        html(ctx, screens.states().forwarding(chrome, glance.snapshot()));
    }

    static void html(Context ctx, String page) {
        ctx.contentType("text/html; charset=utf-8").result(page);
    }
}
