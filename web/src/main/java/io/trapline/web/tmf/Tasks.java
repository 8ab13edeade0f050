package io.trapline.web.tmf;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.trapline.mediation.Desk;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.tmf.TmfAlarm;
import io.trapline.mediation.tmf.TmfId;
import io.trapline.web.Problem;
import io.trapline.web.access.Visit;
import io.trapline.web.api.Json;
import io.trapline.web.query.Params;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The task resources. A task is done when it is answered: its acts are durable as one batch, and who did
 * what stands with each alarm. Tasks themselves are kept for reading until a restart, the newest {@value
 * #KEPT_MAX}. Safe for any thread.
 */
final class Tasks {

    static final int KEPT_MAX = 1_000;

    private final Alarms alarms;
    private final Desk desk;
    private final LinkedHashMap<String, Map<String, Object>> kept = new LinkedHashMap<>();

    Tasks(Alarms alarms, Desk desk) {
        this.alarms = alarms;
        this.desk = desk;
    }

    void create(TaskKind kind, Context ctx) throws InterruptedException {
        JsonNode body = Body.object(ctx);
        var task = new LinkedHashMap<String, Object>();
        String who = said(kind, body, task);
        BoardAlarms now = alarms.now();
        List<String> ids = bound(kind) ? bound(kind, now, body, task) : patterned(kind, now, body, task);
        var acts = acts(kind, ids, body);
        long number = acts.isEmpty()
                ? 0
                : desk.together(
                        acts.stream().map(act -> act.by(Visit.signature(who))).toList());
        String id = kind.path() + "-" + (number == 0 ? "none-" + Long.toHexString(System.nanoTime()) : number);
        task.put("id", id);
        task.put("href", TmfId.ROOT + "/" + kind.path() + "/" + id);
        task.put("state", "completed");
        task.put(kind.done(), ids.stream().map(TmfAlarm::member).toList());
        task.put("@type", kind.type());
        keep(id, task);
        ctx.status(201)
                .header("Location", TmfId.ROOT + "/" + kind.path() + "/" + id)
                .contentType("application/json")
                .result(Json.text(task));
    }

    void list(TaskKind kind, Context ctx) {
        Params params = Params.parse(ctx.queryString());
        Listing page = Listing.of(params);
        List<Map<String, Object>> all;
        synchronized (kept) {
            all = kept.sequencedValues().reversed().stream()
                    .filter(task -> kind.type().equals(task.get("@type")))
                    .toList();
        }
        List<String> fields = Listing.fields(params, TmfShapes.task(kind).names());
        params.refuseOthers();
        page.<Map<String, Object>>answer(ctx, all::forEach, task -> chosen(task, fields));
    }

    void one(TaskKind kind, Context ctx) {
        Params params = Params.parse(ctx.queryString());
        String id = ctx.pathParam("id");
        Map<String, Object> task;
        synchronized (kept) {
            task = kept.get(id);
        }
        if (task == null || !kind.type().equals(task.get("@type"))) {
            throw Problem.notFound(kind.type(), id);
        }
        List<String> fields = Listing.fields(params, TmfShapes.task(kind).names());
        params.refuseOthers();
        ctx.contentType("application/json").result(Json.text(chosen(task, fields)));
    }

    private static Map<String, Object> chosen(Map<String, Object> task, List<String> fields) {
        if (fields.isEmpty()) {
            return task;
        }
        var some = new LinkedHashMap<>(task);
        some.keySet().retainAll(fields);
        return some;
    }

    private void keep(String id, Map<String, Object> task) {
        synchronized (kept) {
            kept.putLast(id, task);
            if (kept.size() > KEPT_MAX) {
                kept.pollFirstEntry();
            }
        }
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
