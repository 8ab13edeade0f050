package io.trapline.mediation.alarm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Alarms by key, the oldest raise first, so that it is the same however it came about. */
final class KeyIndex {

    private final Map<AlarmKey, List<String>> ids = new HashMap<>();
    private final Map<String, Alarm> alarms;

    /** @param alarms those it is about; looked at, never changed */
    KeyIndex(Map<String, Alarm> alarms) {
        this.alarms = alarms;
    }

    List<String> of(AlarmKey key) {
        return ids.getOrDefault(key, List.of());
    }

    /** The alarm is in the map already. */
    void add(Alarm alarm) {
        for (AlarmKey key : keys(alarm)) {
            ids.merge(key, List.of(alarm.id()), (held, one) -> {
                var all = new ArrayList<>(held);
                all.add(alarm.id());
                all.sort(Comparator.comparingLong(
                        id -> Objects.requireNonNull(alarms.get(id)).raised().number()));
                return all;
            });
        }
    }

    void remove(Alarm alarm) {
        for (AlarmKey key : keys(alarm)) {
            ids.computeIfPresent(key, (k, held) -> {
                var all = new ArrayList<>(held);
                all.remove(alarm.id());
                return all.isEmpty() ? null : all;
            });
        }
    }

    private static List<AlarmKey> keys(Alarm alarm) {
        return alarm.resourceId() == null
                ? List.of(alarm.received())
                : List.of(alarm.received(), AlarmKey.onResource(alarm.resourceId(), alarm.alarmType()));
    }
}
