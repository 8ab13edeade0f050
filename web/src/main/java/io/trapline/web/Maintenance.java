package io.trapline.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.trapline.mediation.Desk;
import io.trapline.mediation.board.MaintenancePreview;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.board.WindowRow;
import io.trapline.mediation.maintenance.Span;
import io.trapline.mediation.maintenance.Window;
import io.trapline.web.api.Json;
import io.trapline.web.page.MaintenanceScreen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maintenance windows: list, preview, plan, call off; for programs and for forms without script. */
final class Maintenance {

    private final Layout layout;
    private final Voices voices;
    private final Readings readings;
    private final Desk desk;

    Maintenance(Layout layout, Voices voices, Readings readings, Desk desk) {
        this.layout = layout;
        this.voices = voices;
        this.readings = readings;
        this.desk = desk;
    }

    /** With {@code ?preview=1} and the fields of the form: what that window would hush now. */
    void page(Context ctx) {
        Layout.Glance glance = layout.glance(ctx);
        var chrome = layout.chrome(glance, Voices.text(ctx, "maintenance.title"), "/maintenance", "");
        MaintenanceScreen screen = voices.screens(ctx).maintenance();
        WindowOrder asked = WindowOrder.ofQuery(ctx);
        if (ctx.queryParam("preview") == null) {
            Pages.html(ctx, screen.page(chrome, glance.snapshot(), asked.fields(), null, ""));
            return;
        }
        try {
            MaintenancePreview preview = readings.preview(asked.window());
            Pages.html(ctx, screen.page(chrome, glance.snapshot(), asked.fields(), preview, ""));
        } catch (Problem wrong) {
            String why = String.valueOf(wrong.getMessage());
            Pages.html(ctx.status(400), screen.page(chrome, glance.snapshot(), asked.fields(), null, why));
        }
    }

    void list(Context ctx) {
        List<WindowRow> rows = readings.maintenance();
        ObjectNode answer = Json.object();
        var items = answer.putArray("items");
        for (WindowRow row : rows) {
            ObjectNode item = (ObjectNode) Json.tree(row);
            items.add(item.put("alarms", hushed(row.windowId())));
        }
        json(ctx, answer.put("total", rows.size()));
    }

    void preview(Context ctx) {
        MaintenancePreview preview = readings.preview(WindowOrder.of(ctx).window());
        ObjectNode answer = Json.object();
        var next = answer.putArray("next");
        for (int i = 0; i < preview.next().size(); i++) {
            Span span = preview.next().get(i);
            next.addObject()
                    .put("from", span.from().toString())
                    .put("to", span.to().toString())
                    .put("clocks", preview.clocks().get(i).word());
        }
        answer.put("alarms", preview.alarmIds().size())
                .put("customers", preview.customerIds().size());
        answer.set("alarmIds", Json.tree(preview.alarmIds()));
        answer.set("customerIds", Json.tree(preview.customerIds()));
        answer.set("unknown", Json.tree(preview.unknown()));
        json(ctx, answer);
    }

    void plan(Context ctx) throws InterruptedException {
        WindowOrder asked = WindowOrder.of(ctx);
        Window window = asked.window();
        if (window.why().isEmpty()) throw Order.bad("field \"why\" is missing: say what the work is");
        MaintenancePreview preview = readings.preview(window);
        if (preview.next().isEmpty()) {
            throw Order.bad("The window cannot be: it is over, and no occurrence of it is to come");
        }
        long number = desk.planMaintenance(window);
        answer(ctx, Window.idOf(number), number, preview.unknown());
    }

    /** {@code {"why": "done early", "operator": "kim"}}, both optional. */
    void cancel(Context ctx) throws InterruptedException {
        Order order = Order.of(ctx, java.util.Set.of("why", "operator"));
        String id = ctx.pathParam("id");
        WindowRow row = readings.maintenance().stream()
                .filter(w -> w.windowId().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("maintenance window", id));
        if (row.state().equals("over")) {
            throw new Problem(409, "alreadyOver", "Window \"" + id + "\" is over or was called off.");
        }
        answer(ctx, id, desk.cancelMaintenance(id, order.text("why", 1_000), order.operator()), null);
    }

    private long hushed(String windowId) {
        return readings.board().alarms().stream()
                .filter(a -> a.clearedAt() == null && a.standing().windows().contains(windowId))
                .count();
    }

    /** @param unknown scopes that name nothing the BSS knows; null where that was not looked at */
    private static void answer(Context ctx, String windowId, long recordNumber, @Nullable List<String> unknown) {
        if (ctx.path().startsWith("/api/")) {
            ObjectNode answer = Json.object().put("windowId", windowId).put("recordNumber", recordNumber);
            if (unknown != null) answer.set("unknown", Json.tree(unknown));
            json(ctx, answer);
        } else {
            ctx.status(303).header("Location", "/maintenance");
        }
    }

    private static void json(Context ctx, ObjectNode answer) {
        ctx.contentType("application/json").result(answer.toString());
    }
}
