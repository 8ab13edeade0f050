package io.trapline.web;

import io.javalin.http.Context;
import io.trapline.mediation.Desk;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.ticket.Relink;
import io.trapline.web.api.Json;
import io.trapline.web.page.Links;
import io.trapline.web.page.TicketLine;
import java.util.Set;

/**
 * What people do. An action is answered once it is durable; what it changed comes by the stream. A
 * form is answered with a redirect to the alarm, a program with the record's number.
 */
final class Actions {

    /** Who acts, until there are accounts. */
    static final String ANONYMOUS = "anonymous";

    private static final int TEXT_MAX = 1_000;
    private static final int REFERENCE_MAX = 200;
    static final int SHELF_MINUTES_MAX = 30 * 24 * 60;

    private final Readings readings;
    private final Desk desk;

    Actions(Readings readings, Desk desk) {
        this.readings = readings;
        this.desk = desk;
    }

    /** {@code {"acknowledged": true, "operator": "kim"}}, both optional. */
    void acknowledge(Context ctx) throws InterruptedException {
        Order order = Order.of(ctx, Set.of("acknowledged", "operator"));
        AlarmRow alarm = open(ctx.pathParam("id"));
        answer(ctx, alarm, desk.acknowledge(alarm.alarmId(), order.acknowledged(), order.operator()));
    }

    /** {@code {"operator": "kim", "ticket": "INC0042117"}}, both optional: with a ticket it was closed at the desk. */
    void clear(Context ctx) throws InterruptedException {
        Order order = Order.of(ctx, Set.of("operator", "ticket"));
        AlarmRow alarm = open(ctx.pathParam("id"));
        String ticket = order.text("ticket", TEXT_MAX);
        answer(
                ctx,
                alarm,
                ticket.isEmpty()
                        ? desk.clear(alarm.alarmId(), order.operator())
                        : desk.clearByTicket(alarm.alarmId(), ticket, order.operator()));
    }

    /** {@code {"minutes": 60, "why": "field team", "operator": "kim"}}; minutes is required, at most 30 days. */
    void shelve(Context ctx) throws InterruptedException {
        Order order = Order.of(ctx, Set.of("minutes", "why", "operator"));
        AlarmRow alarm = open(ctx.pathParam("id"));
        var time = java.time.Duration.ofMinutes(order.whole("minutes", 1, SHELF_MINUTES_MAX));
        answer(ctx, alarm, desk.shelve(alarm.alarmId(), time, order.text("why", TEXT_MAX), order.operator()));
    }

    /** {@code {"operator": "kim"}}, optional. */
    void unshelve(Context ctx) throws InterruptedException {
        Order order = Order.of(ctx, Set.of("operator"));
        AlarmRow alarm = open(ctx.pathParam("id"));
        answer(ctx, alarm, desk.unshelve(alarm.alarmId(), order.operator()));
    }

    /** {@code {"operator": "kim"}}, optional. */
    void verify(Context ctx) throws InterruptedException {
        Order order = Order.of(ctx, Set.of("operator"));
        AlarmRow alarm = open(ctx.pathParam("id"));
        answer(ctx, alarm, desk.verify(alarm.alarmId(), order.operator()));
    }

    /** {@code {"destination": "mock-desk", "operator": "kim"}}: a ticket now, or one that is a dead letter again. */
    void openTicket(Context ctx) throws InterruptedException {
        Order order = Order.of(ctx, Set.of("destination", "operator"));
        AlarmRow alarm = open(ctx.pathParam("id"));
        String destination = destination(order);
        boolean lives = alarm.tickets().stream()
                .anyMatch(t -> t.destination().equals(destination) && TicketLine.LIVING.contains(t.state()));
        if (lives) throw new Problem(409, "hasTicket", "Alarm " + alarm.alarmId() + " has a ticket at that desk.");
        answer(ctx, alarm, desk.openTicket(alarm.alarmId(), destination, order.operator()));
    }

    /** {@code {"destination": "jira", "reference": "OPS-123", "why": "was opened by hand"}}: that is its ticket. */
    void relink(Context ctx) throws InterruptedException {
        Order order = Order.of(ctx, Set.of("destination", "reference", "why", "operator"));
        AlarmRow alarm = open(ctx.pathParam("id"));
        String destination = destination(order);
        String reference = order.needed("reference", REFERENCE_MAX);
        boolean opening = alarm.tickets().stream()
                .anyMatch(t -> t.destination().equals(destination) && t.state().equals("sending"));
        if (opening) {
            throw new Problem(
                    409,
                    "beingOpened",
                    "A ticket is being opened at " + destination + " just now: wait for its answer, then relink it.");
        }
        var said = new Relink(alarm.alarmId(), destination, reference, order.operator(), order.text("why", TEXT_MAX));
        answer(ctx, alarm, desk.relinkTicket(said));
    }

    private String destination(Order order) {
        String destination = order.needed("destination", TEXT_MAX);
        if (readings.board().forwarders().stream().noneMatch(f -> f.name().equals(destination))) {
            throw Problem.notFound("destination", destination);
        }
        return destination;
    }

    /** {@code {"text": "…", "operator": "kim"}}; also for an alarm that is cleared. */
    void comment(Context ctx) throws InterruptedException {
        Order order = Order.of(ctx, Set.of("text", "operator"));
        String id = ctx.pathParam("id");
        AlarmRow alarm = readings.board().alarm(id).orElseThrow(() -> Problem.notFound("alarm", id));
        answer(ctx, alarm, desk.comment(id, order.needed("text", TEXT_MAX), order.operator()));
    }

    /** {@code {"text": "…", "operator": "kim"}}. */
    void commentCustomer(Context ctx) throws InterruptedException {
        Order order = Order.of(ctx, Set.of("text", "operator"));
        String id = ctx.pathParam("id");
        if (readings.customer(id).isEmpty()) throw Problem.notFound("customer", id);
        long number = desk.commentCustomer(id, order.needed("text", TEXT_MAX), order.operator());
        if (ctx.path().startsWith("/api/")) {
            ctx.contentType("application/json")
                    .result(Json.object()
                            .put("customerId", id)
                            .put("recordNumber", number)
                            .toString());
        } else {
            ctx.status(303).header("Location", Links.customer(id));
        }
    }

    /** {@code {"operator": "kim"}}, optional. Only an engine that is being refused for its time can be accepted. */
    void acceptEngine(Context ctx) throws InterruptedException {
        Order order = Order.of(ctx, Set.of("operator"));
        String id = ctx.pathParam("id");
        boolean refused = readings.ledger().refusedSenders().stream()
                .anyMatch(sender -> sender.acceptable() && sender.engineId().equals(id));
        if (!refused) throw Problem.notFound("refused engine", id);
        long recordNumber = desk.acceptEngine(id, order.operator());
        if (ctx.path().startsWith("/api/")) {
            ctx.contentType("application/json")
                    .result(Json.object()
                            .put("engineId", id)
                            .put("recordNumber", recordNumber)
                            .toString());
        } else {
            ctx.status(303).header("Location", "/health");
        }
    }

    private AlarmRow open(String id) {
        AlarmRow alarm = readings.board().alarm(id).orElseThrow(() -> Problem.notFound("alarm", id));
        if (alarm.clearedAt() != null) {
            throw new Problem(
                    409, "alreadyCleared", "Alarm \"" + id + "\" is cleared; only open alarms can be changed.");
        }
        return alarm;
    }

    private static void answer(Context ctx, AlarmRow alarm, long recordNumber) {
        if (ctx.path().startsWith("/api/")) {
            ctx.contentType("application/json")
                    .result(Json.object()
                            .put("alarmId", alarm.alarmId())
                            .put("recordNumber", recordNumber)
                            .toString());
        } else {
            ctx.status(303).header("Location", Links.alarm(alarm.alarmId()));
        }
    }
}
