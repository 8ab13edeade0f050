package io.trapline.web.tmf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.trapline.mediation.Desk;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.board.TasksView;
import io.trapline.mediation.task.AlarmTask;
import io.trapline.mediation.task.TaskKind;
import io.trapline.mediation.task.TaskOrder;
import io.trapline.mediation.tmf.TmfAlarm;
import io.trapline.mediation.tmf.TmfId;
import io.trapline.mediation.tmf.TmfTask;
import io.trapline.web.Problem;
import io.trapline.web.access.Visit;
import io.trapline.web.api.Json;
import io.trapline.web.query.Params;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The task resources. A task is durable with its acts when it is answered, and who did what stands with each alarm. It
 * is answered as what came of it; where that is not known soon, as running. The newest are kept, see {@link
 * io.trapline.mediation.task.TaskBook}. Safe for any thread.
 */
final class Tasks {

    /** An answer does not wait longer for what the mediator makes of a task. */
    private static final Duration AWAITED = Duration.ofSeconds(2);

    private static final long LOOK_MILLIS = 10;

    private final Alarms alarms;
    private final Readings readings;
    private final Desk desk;
    private final SecureRandom random = new SecureRandom();

    Tasks(Alarms alarms, Readings readings, Desk desk) {
        this.alarms = alarms;
        this.readings = readings;
        this.desk = desk;
    }

    void create(TaskKind kind, Context ctx) throws InterruptedException {
        JsonNode body = Body.object(ctx);
        var task = new LinkedHashMap<String, Object>();
        String who = said(kind, body, task);
        BoardAlarms now = alarms.now();
        List<String> ids = bound(kind) ? bound(kind, now, body, task) : patterned(kind, now, body, task);
        String asked = Json.text(task);
        if (asked.length() > TaskOrder.ASKED_MAX) {
            throw Attributes.bad("the task is too long: " + asked.length() + " characters, at most "
                    + TaskOrder.ASKED_MAX + "; ask for fewer alarms at a time");
        }
        var order = new TaskOrder(kind.path() + "-" + token(), kind, asked);
        desk.carryOut(
                order,
                acts(kind, ids, body).stream()
                        .map(act -> act.by(Visit.signature(who)))
                        .toList());
        Map<String, Object> form = form(outcome(order));
        ctx.status(201)
                .header("Location", String.valueOf(form.get("href")))
                .contentType("application/json")
                .result(Json.text(form));
    }

    private String token() {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The board follows within a moment, unless the mediator is behind. */
    private AlarmTask outcome(TaskOrder order) throws InterruptedException {
        long until = System.nanoTime() + AWAITED.toNanos();
        while (System.nanoTime() - until < 0) {
            Optional<AlarmTask> known = readings.task(order.id());
            if (known.isPresent() && !known.get().running()) {
                return known.get();
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return AlarmTask.begun(order, new Stamp(0, 0, 0));
    }

    void list(TaskKind kind, Context ctx) {
        Params params = Params.parse(ctx.queryString());
        Listing page = Listing.of(params);
        TasksView view = readings.tasks();
        List<AlarmTask> all = view.tasks().reversed().stream()
                .filter(task -> task.order().kind() == kind)
                .toList();
        List<String> fields = Listing.fields(params, TmfShapes.task(kind).names());
        params.refuseOthers();
        ctx.header("X-Forgotten-Count", Long.toString(view.forgotten()));
        page.<AlarmTask>answer(ctx, all::forEach, task -> chosen(form(task), fields));
    }

    void one(TaskKind kind, Context ctx) {
        Params params = Params.parse(ctx.queryString());
        String id = ctx.pathParam("id");
        AlarmTask task = readings.tasks().tasks().stream()
                .filter(one -> one.order().id().equals(id) && one.order().kind() == kind)
                .findFirst()
                .orElseThrow(() -> Problem.notFound(kind.type(), id));
        List<String> fields = Listing.fields(params, TmfShapes.task(kind).names());
        params.refuseOthers();
        ctx.contentType("application/json").result(Json.text(chosen(form(task), fields)));
    }

    private static Map<String, Object> form(AlarmTask task) {
        try {
            return TmfTask.form(task, Json.map(task.order().asked()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> chosen(Map<String, Object> task, List<String> fields) {
        if (fields.isEmpty()) {
            return task;
        }
        var some = new LinkedHashMap<>(task);
        some.keySet().retainAll(fields);
        return some;
    }

    private static boolean bound(TaskKind kind) {
        return kind == TaskKind.GROUP || kind == TaskKind.UNGROUP;
    }

    /** Checks and repeats what is required of a task; answers who wants it. */
    private static String said(TaskKind kind, JsonNode body, Map<String, Object> task) {
        return switch (kind) {
            case ACK, UNACK -> {
                task.put("ackSystemId", Body.text(body, "ackSystemId", Body.NAME_MAX));
                task.put("ackUserId", Body.text(body, "ackUserId", Body.NAME_MAX));
                task.put(
                        "ackTime",
                        body.has("ackTime")
                                ? Body.time(body, "ackTime")
                                : java.time.Instant.now().toString());
                yield Body.text(body, "ackUserId", Body.NAME_MAX);
            }
            case CLEAR -> {
                task.put("clearSystemId", Body.text(body, "clearSystemId", Body.NAME_MAX));
                task.put("clearUserId", Body.text(body, "clearUserId", Body.NAME_MAX));
                task.put("alarmClearedTime", Body.time(body, "alarmClearedTime"));
                yield Body.text(body, "clearUserId", Body.NAME_MAX);
            }
            case COMMENT -> {
                JsonNode comment = body.path("comment");
                Body.text(comment, "comment", Deed.TEXT_MAX);
                task.put("comment", comment);
                yield comment.has("userId") ? Body.text(comment, "userId", Body.NAME_MAX) : "anonymous";
            }
            case GROUP, UNGROUP -> {
                String system = Body.text(body, "sourceSystemId", Body.NAME_MAX);
                task.put("sourceSystemId", system);
                task.put("alarmChangedTime", Body.time(body, "alarmChangedTime"));
                yield system;
            }
        };
    }

    /** Alarms by pattern: open ones, of a comment also those cleared lately. */
    private static List<String> patterned(TaskKind kind, BoardAlarms now, JsonNode body, Map<String, Object> task) {
        var patterns = Attributes.patterns(body.path("alarmPattern"));
        task.put("alarmPattern", body.path("alarmPattern"));
        List<String> ids = now.all()
                .filter(alarm -> kind == TaskKind.COMMENT || alarm.row().clearedAt() == null)
                .filter(alarm -> patterns.stream().anyMatch(pattern -> pattern.matches(alarm)))
                .limit(Desk.TOGETHER_MAX + 1L)
                .map(alarm -> alarm.row().alarmId())
                .toList();
        if (ids.size() > Desk.TOGETHER_MAX) {
            throw new Problem(
                    409,
                    "tooMany",
                    "More than " + Desk.TOGETHER_MAX + " alarms are like these patterns; ask for fewer at a time.");
        }
        return ids;
    }

    /** The named alarms, of which those that may be bound: open, and not the cause itself. */
    private static List<String> bound(TaskKind kind, BoardAlarms now, JsonNode body, Map<String, Object> task) {
        TmfAlarm parent = now.find(body.path("parentAlarm").path("id").asText());
        String parentId = parent.row().alarmId();
        if (parent.row().clearedAt() != null) {
            throw new Problem(409, "alreadyCleared", "Alarm " + parentId + " is cleared and no cause any more.");
        }
        JsonNode named = body.path("correlatedAlarm");
        if (!named.isArray() || named.isEmpty() || named.size() > Desk.TOGETHER_MAX) {
            throw Attributes.bad("field \"correlatedAlarm\": expected a list of 1 to " + Desk.TOGETHER_MAX + " alarms");
        }
        task.put("parentAlarm", TmfAlarm.member(parentId));
        var ids = new ArrayList<String>();
        var correlated = new ArrayList<Map<String, Object>>();
        for (JsonNode one : named) {
            TmfAlarm alarm = now.find(one.path("id").asText());
            String id = alarm.row().alarmId();
            correlated.add(TmfAlarm.member(id));
            boolean under = alarm.row().standing().parentId().equals(parentId);
            boolean fits = kind == TaskKind.GROUP ? !id.equals(parentId) && !under : under;
            if (alarm.row().clearedAt() == null && fits && !ids.contains(id)) {
                ids.add(id);
            }
        }
        task.put("correlatedAlarm", correlated);
        return ids;
    }

    private static List<Act> acts(TaskKind kind, List<String> ids, JsonNode body) {
        String text = switch (kind) {
            case COMMENT -> Body.text(body.path("comment"), "comment", Deed.TEXT_MAX);
            case GROUP ->
                TmfId.alarmId(body.path("parentAlarm").path("id").asText()).orElse("");
            default -> "";
        };
        return ids.stream().map(id -> new Act(kind.action(), id, text)).toList();
    }
}
