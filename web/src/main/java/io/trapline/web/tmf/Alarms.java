package io.trapline.web.tmf;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.trapline.mediation.Desk;
import io.trapline.mediation.Input.Action;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.tmf.AlarmFilter;
import io.trapline.mediation.tmf.TmfAlarm;
import io.trapline.web.Problem;
import io.trapline.web.access.Visit;
import io.trapline.web.api.Json;
import io.trapline.web.live.Snapshots;
import io.trapline.web.query.BadParameter;
import io.trapline.web.query.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The resource Alarm: list, one, and what may be changed of one: {@code ackState}, {@code state} or {@code
 * perceivedSeverity} to cleared, and further {@code comment}s. The rest is the network's word.
 */
final class Alarms {

    private static final Set<String> PATCHABLE = Set.of(
            "ackState",
            "ackUserId",
            "ackSystemId",
            "state",
            "perceivedSeverity",
            "clearUserId",
            "clearSystemId",
            "comment");

    private final Readings readings;
    private final Snapshots snapshots;
    private final Desk desk;
    private final String installation;

    Alarms(Readings readings, Snapshots snapshots, Desk desk, String installation) {
        this.readings = readings;
        this.snapshots = snapshots;
        this.desk = desk;
        this.installation = installation;
    }

    BoardAlarms now() {
        return new BoardAlarms(readings, snapshots.now().index(), installation);
    }

    void list(Context ctx) {
        Params params = Params.parse(ctx.queryString());
        List<String> fields = Listing.fields(params, TmfAlarm.names());
        Listing page = Listing.of(params);
        AlarmFilter filter = filter(params);
        BoardAlarms alarms = now();
        page.<TmfAlarm>answer(
                ctx,
                each -> alarms.all().filter(filter::matches).forEach(each),
                alarm -> fields.isEmpty() ? alarm.toMap() : alarm.toMap(fields));
    }

    private static AlarmFilter filter(Params params) {
        try {
            return AlarmFilter.of(params.rest());
        } catch (IllegalArgumentException wrong) {
            throw new BadParameter(String.valueOf(wrong.getMessage()));
        }
    }

    void one(Context ctx) {
        Params params = Params.parse(ctx.queryString());
        List<String> fields = Listing.fields(params, TmfAlarm.names());
        params.refuseOthers();
        TmfAlarm alarm = now().find(ctx.pathParam("id"));
        json(ctx, fields.isEmpty() ? alarm.toMap() : alarm.toMap(fields));
    }

    /** Answers the alarm as it will be: the change is durable, the board follows within a second. */
    void patch(Context ctx) throws InterruptedException {
        TmfAlarm alarm = now().find(ctx.pathParam("id"));
        JsonNode body = Body.object(ctx);
        body.fieldNames().forEachRemaining(name -> {
            if (!PATCHABLE.contains(name) && !name.startsWith("@")) {
                throw Attributes.bad("field \"" + name + "\" is the network's word; only ackState, state, "
                        + "perceivedSeverity and comment can be changed");
            }
        });
        String id = alarm.row().alarmId();
        var acts = new ArrayList<Act>();
        body.path("comment")
                .forEach(
                        comment -> acts.add(new Act(Action.COMMENT, id, Body.text(comment, "comment", Deed.TEXT_MAX))));
        ack(body, id, acts);
        if (clears(body)) {
            acts.add(new Act(Action.CLEAR, id, ""));
        }
        if (acts.isEmpty() || acts.size() > Desk.TOGETHER_MAX) {
            throw Attributes.bad("nothing to change; expected ackState, state, perceivedSeverity or comment");
        }
        boolean opens = acts.stream().anyMatch(act -> act.action() != Action.COMMENT);
        if (opens && alarm.row().clearedAt() != null) {
            throw new Problem(409, "alreadyCleared", "Alarm " + id + " is cleared; only open alarms can be changed.");
        }
        String who = who(body);
        desk.together(acts.stream().map(act -> act.by(Visit.signature(who))).toList());
        var after = alarm.toMap();
        acts.forEach(act -> {
            switch (act.action()) {
                case ACKNOWLEDGE -> after.put("ackState", "acknowledged");
                case UNACKNOWLEDGE -> after.put("ackState", "unacknowledged");
                case CLEAR -> {
                    after.put("state", "cleared");
                    after.put("perceivedSeverity", "cleared");
                }
                default -> {}
            }
        });
        json(ctx, after);
    }

    private static void ack(JsonNode body, String id, List<Act> acts) {
        if (body.has("ackState")) {
            Action action = switch (Body.text(body, "ackState", 64)) {
                case "acknowledged" -> Action.ACKNOWLEDGE;
                case "unacknowledged" -> Action.UNACKNOWLEDGE;
                default -> throw Attributes.bad("field \"ackState\": expected acknowledged or unacknowledged");
            };
            acts.add(new Act(action, id, ""));
        }
    }

    private static boolean clears(JsonNode body) {
        boolean any = false;
        for (String field : List.of("state", "perceivedSeverity")) {
            if (body.has(field) && !Body.text(body, field, 64).equals("cleared")) {
                throw Attributes.bad("field \"" + field + "\": only \"cleared\" can be set");
            }
            any |= body.has(field);
        }
        return any;
    }

    private static String who(JsonNode body) {
        for (String field : List.of("ackUserId", "clearUserId")) {
            if (body.has(field)) {
                return Body.text(body, field, Body.NAME_MAX);
            }
        }
        JsonNode comment = body.path("comment").path(0);
        return comment.has("userId") ? Body.text(comment, "userId", Body.NAME_MAX) : "anonymous";
    }

    private static void json(Context ctx, Object answer) {
        ctx.contentType("application/json").result(Json.text(answer));
    }
}
