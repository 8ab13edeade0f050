package io.trapline.mediation.alarm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Open alarms by what binds them: causes by the resource they are on, children by cause, all by source. */
final class KinIndex {

    private final Map<String, TreeSet<String>> causes = new HashMap<>();
    private final Map<String, TreeSet<String>> on = new HashMap<>();
    private final Map<String, TreeSet<String>> children = new HashMap<>();
    private final Map<String, Integer> ofSource = new HashMap<>();

    void add(Alarm alarm) {
        if (alarm.care().adopts() && alarm.resourceId() != null) {
            causes.computeIfAbsent(alarm.resourceId(), id -> new TreeSet<>()).add(alarm.id());
        }
        if (alarm.resourceId() != null) {
            on.computeIfAbsent(alarm.resourceId(), id -> new TreeSet<>()).add(alarm.id());
        }
        if (!alarm.standing().parent().isEmpty()) {
            children.computeIfAbsent(alarm.standing().parent(), id -> new TreeSet<>())
                    .add(alarm.id());
        }
        if (!alarm.self()) {
            ofSource.merge(alarm.received().device(), 1, Integer::sum);
        }
    }

    void remove(Alarm alarm) {
        if (alarm.resourceId() != null) {
            take(causes, alarm.resourceId(), alarm.id());
            take(on, alarm.resourceId(), alarm.id());
        }
        take(children, alarm.standing().parent(), alarm.id());
        if (!alarm.self()) {
            ofSource.computeIfPresent(alarm.received().device(), (source, n) -> n == 1 ? null : n - 1);
        }
    }

    /** Ids of the open alarms on a resource that may be the cause of others. */
    List<String> causesOn(String resourceId) {
        return List.copyOf(causes.getOrDefault(resourceId, new TreeSet<>()));
    }

    /** Ids of all open alarms on a resource. */
    List<String> on(String resourceId) {
        return List.copyOf(on.getOrDefault(resourceId, new TreeSet<>()));
    }

    List<String> childrenOf(String alarmId) {
        return List.copyOf(children.getOrDefault(alarmId, new TreeSet<>()));
    }

    int openOf(String source) {
        return ofSource.getOrDefault(source, 0);
    }

    private static void take(Map<String, TreeSet<String>> from, String key, String id) {
        from.computeIfPresent(key, (k, ids) -> {
            ids.remove(id);
            return ids.isEmpty() ? null : ids;
        });
    }
}
