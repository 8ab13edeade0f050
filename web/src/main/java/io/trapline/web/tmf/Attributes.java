package io.trapline.web.tmf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.mediation.tmf.TmfAlarm;
import io.trapline.mediation.tmf.TmfId;
import io.trapline.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether an alarm is like a pattern. */
final class Attributes {

    /** Alternatives, attributes in one; more is no pattern but an attack or a slip. */
    private static final int PATTERNS_MAX = 1_000;

    private Attributes() {}

    /** One alternative of a pattern: attributes that must all be as given. */
    record Pattern(Map<String, String> wanted) {

        boolean matches(TmfAlarm alarm) {
            return wanted.entrySet().stream()
                    .allMatch(one -> alarm.values(one.getKey()).contains(one.getValue()));
        }
    }

    /** @param list as sent, each a part of an alarm; an alarm that is like any of them is meant */
    static List<Pattern> patterns(JsonNode list) {
        if (!list.isArray() || list.isEmpty() || list.size() > PATTERNS_MAX) {
            throw bad("field \"alarmPattern\": expected a list of 1 to " + PATTERNS_MAX + " patterns");
        }
        var patterns = new ArrayList<Pattern>();
        for (JsonNode one : list) {
            patterns.add(pattern(one));
        }
        return patterns;
    }

    private static Pattern pattern(JsonNode one) {
        var wanted = new java.util.TreeMap<String, String>();
        if (one instanceof ObjectNode object) {
            object.properties().forEach(field -> want(field.getKey(), field.getValue(), wanted));
        }
        if (wanted.isEmpty()) {
            throw bad(
                    "field \"alarmPattern\": a pattern must name an attribute; one without any would mean all alarms");
        }
        return new Pattern(wanted);
    }

    private static void want(String path, JsonNode value, Map<String, String> wanted) {
        if (path.startsWith("@")) {
            return;
        }
        String top = path.split("\\.", 2)[0];
        if (!TmfAlarm.names().contains(top)) {
            throw bad("field \"alarmPattern\": an alarm has no attribute \"" + path + "\" here");
        }
        switch (value) {
            case ObjectNode nested ->
                nested.properties().forEach(f -> want(path + "." + f.getKey(), f.getValue(), wanted));
            case JsonNode plain
            when plain.isValueNode() && !plain.isNull() ->
                wanted.put(path, path.equals("id") ? TmfId.plain(plain.asText()) : plain.asText());
            default -> throw bad("field \"alarmPattern\": expected a plain value for \"" + path + "\"");
        }
    }

    static Problem bad(String detail) {
        return new Problem(400, "badRequest", detail);
    }
}
