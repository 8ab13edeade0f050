package io.trapline.mediation.board;

import io.trapline.mediation.alarm.AlarmBook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Alarm rows in the order in which they are shown: open ones, newest raise first, then cleared ones, newest clear first. */
final class AlarmList {

    private final LinkedHashMap<String, AlarmRow> open = new LinkedHashMap<>();
    private final LinkedHashMap<String, AlarmRow> cleared = new LinkedHashMap<>();
    private List<AlarmRow> rows = List.of();
    private boolean stale;

    void put(AlarmRow row) {
        cleared.remove(row.alarmId());
        open.put(row.alarmId(), row);
        stale = true;
    }

    /** The alarm ended; answers the ids that are no longer kept. */
    List<String> cleared(AlarmRow row) {
        open.remove(row.alarmId());
        cleared.putLast(row.alarmId(), row);
        stale = true;
        return cleared.size() > AlarmBook.CLEARED_MAX
                ? List.of(cleared.pollFirstEntry().getKey())
                : List.of();
    }

    /** The same alarm with other words, wherever it stands. */
    void replace(AlarmRow row) {
        open.replace(row.alarmId(), row);
        cleared.replace(row.alarmId(), row);
        stale = true;
    }

    List<AlarmRow> rows() {
        if (stale) {
            var list = new ArrayList<AlarmRow>(open.size() + cleared.size());
            list.addAll(open.sequencedValues().reversed());
            list.addAll(cleared.sequencedValues().reversed());
            rows = List.copyOf(list);
            stale = false;
        }
        return rows;
    }
}
