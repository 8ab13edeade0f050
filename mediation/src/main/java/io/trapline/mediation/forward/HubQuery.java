package io.trapline.mediation.forward;

import io.trapline.mediation.board.AlarmEar;
import io.trapline.mediation.tmf.AlarmFilter;
import io.trapline.mediation.tmf.TmfAlarm;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which news a listener wants (TMF630): {@code eventType=AlarmCreateEvent,AlarmStateChangeEvent
 * &event.alarm.perceivedSeverity=critical}. {@code event.} and {@code alarm.} before an attribute may be left
 * out, and so may a leading question mark. Who asks for attributes asks for alarms and is told of no tasks.
 *
 * @param types names of events; empty for all
 */
record HubQuery(Set<String> types, AlarmFilter filter) {

    /** @throws IllegalArgumentException with one sentence */
    static HubQuery parse(String text) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        Set<String> types = Set.of();
        for (String pair : (text.startsWith("?") ? text.substring(1) : text).split("&", -1)) {
            if (!pair.isEmpty()) {
                int at = pair.indexOf('=');
                String name =
                        decoded(at < 0 ? pair : pair.substring(0, at)).replaceFirst("^(event\\.)?(alarm\\.)?", "");
                String value = at < 0 ? "" : decoded(pair.substring(at + 1));
                if (name.equals("eventType")) {
                    types = types(value);
                } else {
                    attributes.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
                }
            }
        }
        var filter = AlarmFilter.of(attributes);
        if (!types.isEmpty()
                && TaskNotification.TYPES.containsAll(types)
                && !filter.conditions().isEmpty()) {
            throw new IllegalArgumentException(
                    "query: found attributes of an alarm, expected none with events of tasks.");
        }
        return new HubQuery(types, filter);
    }

    boolean wants(AlarmEar.Kind kind, TmfAlarm alarm) {
        return (types.isEmpty() || types.contains(Notification.type(kind))) && filter.matches(alarm);
    }

    boolean wants(AlarmEar.TaskNews news) {
        return filter.conditions().isEmpty() && (types.isEmpty() || types.contains(TaskNotification.type(news)));
    }

    private static Set<String> types(String value) {
        Set<String> types = Set.of(value.split(",", -1));
        for (String type : types) {
            if (!Notification.TYPES.contains(type) && !TaskNotification.TYPES.contains(type)) {
                throw new IllegalArgumentException(
                        "query: found eventType " + type + ", expected " + String.join(", ", Notification.TYPES) + ", "
                                + String.join(", ", TaskNotification.TYPES) + ".");
            }
        }
        return types;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("query: a broken percent sign near \"" + text + "\".", e);
        }
    }
}
