package io.trapline.mediation.tmf;

import io.trapline.enrichment.Place;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.AlarmSurroundings;
import io.trapline.mediation.board.DeedRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One alarm as TMF642 v4 has it (resource Alarm): its properties by name, each worked out when it is asked
 * for. Times are received times, as RFC 3339 in UTC. What does not apply is absent: {@code
 * crossedThresholdInformation}, which no rule knows, always, and {@code proposedRepairedActions}.
 *
 * @param installation name of this site: the system that owns and reports the alarms
 */
public record TmfAlarm(AlarmRow row, AlarmSurroundings beside, String installation) {

    private static final Map<String, Function<TmfAlarm, @Nullable Object>> PROPERTIES = properties();

    /** Names of all properties, in the order of the answer. */
    public static Set<String> names() {
        return PROPERTIES.keySet();
    }

    /** The value of a property: text, flag, number, map or list; null when it does not apply. */
    public @Nullable Object property(String name) {
        Function<TmfAlarm, @Nullable Object> property = PROPERTIES.get(name);
        return property == null ? null : property.apply(this);
    }

    /** Everything at a path such as {@code alarmedObject.id}, as text; a list has the values of each member. */
    public List<String> values(String path) {
        int dot = path.indexOf('.');
        var found = new ArrayList<String>();
        collect(property(dot < 0 ? path : path.substring(0, dot)), dot < 0 ? "" : path.substring(dot + 1), found);
        return found;
    }

    private static void collect(@Nullable Object value, String rest, List<String> found) {
        switch (value) {
            case null -> {}
            case List<?> list -> list.forEach(member -> collect(member, rest, found));
            case Map<?, ?> map -> {
                int dot = rest.indexOf('.');
                collect(
                        map.get(dot < 0 ? rest : rest.substring(0, dot)),
                        dot < 0 ? "" : rest.substring(dot + 1),
                        found);
            }
            default -> {
                if (rest.isEmpty()) {
                    found.add(value.toString());
                }
            }
        }
    }

    /** Those of these properties that apply. */
    public Map<String, Object> toMap(Collection<String> wanted) {
        var map = new LinkedHashMap<String, Object>();
        for (String name : wanted) {
            Object value = property(name);
            if (value != null) {
                map.put(name, value);
            }
        }
        return map;
    }

    /** All properties that apply. */
    public Map<String, Object> toMap() {
        return toMap(names());
    }

    /** What an alarm says of another (AlarmRef): the id is text here. */
    private static Map<String, Object> reference(String alarmId) {
        return Map.of("id", Long.toString(TmfId.number(alarmId)), "href", TmfId.href(alarmId), "name", alarmId);
    }

    /** What a task says of an alarm (AlarmRefOrValue): the id is a number here. */
    public static Map<String, Object> member(String alarmId) {
        return Map.of("id", TmfId.number(alarmId), "href", TmfId.href(alarmId), "name", alarmId);
    }

    private static Map<String, Function<TmfAlarm, @Nullable Object>> properties() {
        var all = new LinkedHashMap<String, Function<TmfAlarm, @Nullable Object>>();
        all.put("id", a -> TmfId.number(a.row.alarmId()));
        all.put("href", a -> TmfId.href(a.row.alarmId()));
        all.put("externalAlarmId", a -> a.row.alarmId());
        all.put("alarmType", a -> a.row.eventType());
        all.put(
                "perceivedSeverity",
                a -> a.row.clearedAt() == null ? a.row.severity().word() : "cleared");
        all.put("probableCause", a -> a.row.probableCause());
        all.put("specificProblem", a -> a.row.specificProblem());
        all.put("state", a -> a.row.standing().lifecycle());
        all.put("alarmRaisedTime", a -> a.row.raisedAt().toString());
        all.put("alarmReportingTime", a -> a.row.raisedAt().toString());
        all.put("alarmChangedTime", a -> a.changed().toString());
        all.put(
                "alarmClearedTime",
                a -> a.row.clearedAt() == null ? null : a.row.clearedAt().toString());
        acknowledging(all);
        clearing(all);
        placing(all);
        binding(all);
        all.put("comment", TmfAlarm::comments);
        all.put("alarmDetails", TmfAlarm::details);
        all.put("@type", a -> "Alarm");
        return all;
    }

    private static void acknowledging(Map<String, Function<TmfAlarm, @Nullable Object>> all) {
        all.put("ackState", a -> a.row.acknowledged() ? "acknowledged" : "unacknowledged");
        all.put("ackSystemId", a -> a.lastDeed("ack", "unack") == null ? null : a.installation);
        all.put("ackUserId", a -> {
            DeedRow deed = a.lastDeed("ack", "unack");
            return deed == null ? null : deed.operator();
        });
    }

    private static void clearing(Map<String, Function<TmfAlarm, @Nullable Object>> all) {
        all.put("clearSystemId", a -> a.row.clearedAt() == null ? null : a.installation);
        all.put(
                "clearUserId",
                a -> a.row.standing().clearKind().isEmpty()
                        ? null
                        : a.row.standing().clearedBy());
    }

    private static void placing(Map<String, Function<TmfAlarm, @Nullable Object>> all) {
        all.put("sourceSystemId", a -> a.row.device());
        all.put("reportingSystemId", a -> a.installation);
        all.put("alarmedObjectType", TmfAlarm::objectType);
        all.put("alarmedObject", TmfAlarm::object);
        all.put("place", TmfAlarm::places);
        all.put("serviceAffecting", a -> a.row.services() > 0);
        all.put("affectedService", TmfAlarm::services);
        all.put(
                "plannedOutageIndicator",
                a -> a.row.standing().windows().isEmpty() ? "notInPlannedOutage" : "inPlannedOutage");
        all.put("alarmEscalation", a -> a.row.tickets().stream().anyMatch(t -> t.reference() != null));
    }

    private static void binding(Map<String, Function<TmfAlarm, @Nullable Object>> all) {
        all.put("isRootCause", a -> !a.beside.children().isEmpty());
        all.put("parentAlarm", a -> {
            String parent = a.row.standing().parentId();
            return parent.isEmpty() ? null : List.of(reference(parent));
        });
        all.put("correlatedAlarm", a -> {
            List<String> children = a.beside.children();
            return children.isEmpty()
                    ? null
                    : children.stream().map(TmfAlarm::reference).toList();
        });
    }

    private Instant changed() {
        DeedRow deed = lastDeed();
        Instant cleared = row.clearedAt();
        Instant own = cleared == null ? row.lastAt() : cleared;
        return deed == null || deed.at().isBefore(own) ? own : deed.at();
    }

    /** The newest of these kinds, or of any when none is given. */
    private @Nullable DeedRow lastDeed(String... kinds) {
        return beside.deeds().reversed().stream()
                .filter(deed -> kinds.length == 0 || List.of(kinds).contains(deed.what()))
                .findFirst()
                .orElse(null);
    }

    private String objectType() {
        String kind = beside.objectKind();
        int equals = row.object().indexOf('=');
        return !kind.isEmpty() ? kind : equals > 0 ? row.object().substring(0, equals) : "device";
    }

    private Map<String, Object> object() {
        String id = row.resourceId();
        String received = row.object().isEmpty() ? row.device() : row.device() + " " + row.object();
        return Map.of("id", id == null ? received : id, "@type", objectType());
    }

    private @Nullable Object places() {
        Place place = beside.place();
        return place == null
                ? null
                : List.of(Map.of("id", place.id(), "name", place.name(), "role", "alarmedObjectPlace"));
    }

    private @Nullable Object services() {
        return row.services() == 0
                ? null
                : beside.services().stream().map(id -> Map.of("id", id)).toList();
    }

    private @Nullable Object comments() {
        var comments = beside.deeds().stream()
                .filter(deed -> deed.what().equals(Deed.COMMENT))
                .map(deed -> Map.of(
                        "comment", deed.text(),
                        "userId", deed.operator(),
                        "systemId", installation,
                        "time", deed.at().toString()))
                .toList();
        return comments.isEmpty() ? null : comments;
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private String details() {
        var standing = row.standing();
        var text = new StringBuilder("%s, rule %s, seen %s; impact %s: %s, %s"
                .formatted(
                        row.alarmId(),
                        row.ruleId(),
                        count(row.count(), "time"),
                        row.impact(),
                        count(row.services(), "service"),
                        count(row.customers(), "customer")));
        if (row.services() > AlarmSurroundings.SERVICES_MAX) {
            text.append(", the first ").append(AlarmSurroundings.SERVICES_MAX).append(" listed");
        }
        if (!standing.suppressions().isEmpty()) {
            text.append("; suppressed: ").append(String.join(", ", standing.suppressions()));
        }
        if (!standing.unverified().isEmpty()) {
            text.append("; unverified: ").append(standing.unverified());
        }
        if (!standing.clearKind().isEmpty()) {
            text.append("; cleared ").append(standing.clearKind());
        }
        row.tickets().stream()
                .map(t -> t.reference())
                .filter(Objects::nonNull)
                .forEach(reference -> text.append("; ticket ").append(reference));
        return text.append('.').toString();
    }
}
