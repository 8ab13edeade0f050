package io.trapline.mediation.alarm;

import io.trapline.mediation.Change;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every open alarm and the newest cleared ones. Owned by the thread that evolves the state it is
 * part of. Look-ups by key may use hash maps: nothing is decided in their order of iteration.
 */
public final class AlarmBook {

    /** So many cleared alarms are kept for readers; the oldest go first. */
    public static final int CLEARED_MAX = 2_000;

    private final LinkedHashMap<String, Alarm> open = new LinkedHashMap<>();
    /** Holders of a key, oldest raise first, so that the book is the same however it came about. */
    private final Map<AlarmKey, List<String>> byKey = new HashMap<>();

    private final ArrayDeque<Alarm> cleared = new ArrayDeque<>();

    /**
     * The open alarms of a fault, oldest first: by the resource when that is known, else by the words
     * received. More than one only where two spellings of one object were told apart before the BSS
     * knew better.
     */
    public List<Alarm> find(AlarmKey received, @Nullable AlarmKey onResource) {
        List<String> ids = onResource == null ? List.of() : byKey.getOrDefault(onResource, List.of());
        if (ids.isEmpty()) {
            ids = byKey.getOrDefault(received, List.of());
        }
        var found = new ArrayList<Alarm>(ids.size());
        for (String id : ids) {
            found.add(Objects.requireNonNull(open.get(id)));
        }
        return found;
    }

    public Optional<Alarm> open(String alarmId) {
        return Optional.ofNullable(open.get(alarmId));
    }

    /** Open alarms, oldest raise first. */
    public Collection<Alarm> open() {
        return open.values();
    }

    /** Cleared alarms still kept, oldest clear first. */
    public List<Alarm> cleared() {
        return new ArrayList<>(cleared);
    }

    /** A cleared alarm that is still kept; the newest clears are found first. */
    public Optional<Alarm> cleared(String alarmId) {
        for (var newest = cleared.descendingIterator(); newest.hasNext(); ) {
            Alarm alarm = newest.next();
            if (alarm.id().equals(alarmId)) {
                return Optional.of(alarm);
            }
        }
        return Optional.empty();
    }

    /** Ids of the open alarms on these resources, or without one, oldest first. */
    public List<String> touching(Collection<String> resourceIds) {
        var ids = new ArrayList<String>();
        for (Alarm alarm : open.values()) {
            if (alarm.resourceId() == null || resourceIds.contains(alarm.resourceId())) {
                ids.add(alarm.id());
            }
        }
        return ids;
    }

    /** Evolves by one change; what is not about alarms is not looked at. */
    public void evolve(Change change) {
        switch (change) {
            case Change.AlarmRaised c -> put(c.alarm());
            case Change.AlarmRepeated c ->
                update(c.alarmId(), a -> a.repeated(c.at(), c.severity(), c.specificProblem()));
            case Change.AlarmLocated c -> relocate(c);
            case Change.AlarmAcknowledged c ->
                update(c.alarmId(), a -> a.acknowledged(c.acknowledged() ? c.operator() : ""));
            case Change.AlarmCleared c -> clear(c);
            default -> {}
        }
    }

    /** Puts back an alarm from a snapshot: open ones in the order of their raise, cleared ones in that of their clear. */
    public void restore(Alarm alarm) {
        if (alarm.open()) {
            put(alarm);
        } else {
            cleared.addLast(alarm);
        }
    }

    private void put(Alarm alarm) {
        open.put(alarm.id(), alarm);
        hold(alarm.received(), alarm.id());
        holdResource(alarm);
    }

    private void holdResource(Alarm alarm) {
        if (alarm.resourceId() != null) {
            hold(AlarmKey.onResource(alarm.resourceId(), alarm.alarmType()), alarm.id());
        }
    }

    private void hold(AlarmKey key, String id) {
        byKey.merge(key, List.of(id), (held, one) -> {
            var ids = new ArrayList<>(held);
            ids.add(id);
            ids.sort(Comparator.comparingLong(
                    i -> Objects.requireNonNull(open.get(i)).raised().number()));
            return ids;
        });
    }

    private void release(AlarmKey key, String id) {
        byKey.computeIfPresent(key, (k, held) -> {
            var ids = new ArrayList<>(held);
            ids.remove(id);
            return ids.isEmpty() ? null : ids;
        });
    }

    private void update(String id, java.util.function.UnaryOperator<Alarm> change) {
        open.computeIfPresent(id, (key, alarm) -> change.apply(alarm));
    }

    private void relocate(Change.AlarmLocated c) {
        Alarm alarm = open.get(c.alarmId());
        if (alarm != null) {
            releaseResource(alarm);
            Alarm located = alarm.located(c.deviceId(), c.resourceId(), c.impact());
            open.put(located.id(), located);
            holdResource(located);
        }
    }

    private void clear(Change.AlarmCleared c) {
        Alarm alarm = open.get(c.alarmId());
        if (alarm != null) {
            release(alarm.received(), alarm.id());
            releaseResource(alarm);
            open.remove(alarm.id());
            cleared.addLast(alarm.clearedAs(c.kind(), c.at(), c.by()));
            if (cleared.size() > CLEARED_MAX) {
                cleared.removeFirst();
            }
        }
    }

    private void releaseResource(Alarm alarm) {
        if (alarm.resourceId() != null) {
            release(AlarmKey.onResource(alarm.resourceId(), alarm.alarmType()), alarm.id());
        }
    }
}
