package io.trapline.mediation.alarm;

import io.trapline.mediation.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Every open alarm, those held down, and the newest cleared ones. Owned by the thread that evolves the
 * state it is part of. Look-ups by key may use hash maps: nothing is decided in their order of iteration.
 */
public final class AlarmBook {

    /** So many cleared alarms are kept for readers and for reopening; the oldest go first. */
    public static final int CLEARED_MAX = 2_000;

    private static final long HOLD_MAX_NANOS = Duration.ofHours(1).toNanos();

    private final LinkedHashMap<String, Alarm> open = new LinkedHashMap<>();
    private final LinkedHashMap<String, Alarm> held = new LinkedHashMap<>();
    private final LinkedHashMap<String, Alarm> cleared = new LinkedHashMap<>();
    private final KeyIndex openKeys = new KeyIndex(open);
    private final KeyIndex heldKeys = new KeyIndex(held);
    private final KeyIndex clearedKeys = new KeyIndex(cleared);
    private final Agenda agenda = new Agenda();
    private final KinIndex kin = new KinIndex();
    private final OrphanClears orphans = new OrphanClears();
    private final DeedBook deeds = new DeedBook();
    private final TreeMap<String, String> pins = new TreeMap<>();
    private final TreeSet<String> doubted = new TreeSet<>();

    /**
     * The open alarms of a fault, oldest first: by the resource when that is known, else by the words
     * received. More than one only where two spellings of one object were told apart before the BSS
     * knew better.
     */
    public List<Alarm> find(AlarmKey received, @Nullable AlarmKey onResource) {
        return find(openKeys, open, received, onResource);
    }

    /** The alarms of a fault that are held down, oldest first. */
    public List<Alarm> findHeld(AlarmKey received, @Nullable AlarmKey onResource) {
        return find(heldKeys, held, received, onResource);
    }

    /** The alarm of a fault that was cleared last, as far as it is kept. */
    public Optional<Alarm> findCleared(AlarmKey received, @Nullable AlarmKey onResource) {
        var found = find(clearedKeys, cleared, received, onResource);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }

    private static List<Alarm> find(
            KeyIndex index, Map<String, Alarm> alarms, AlarmKey received, @Nullable AlarmKey onResource) {
        List<String> ids = onResource == null ? List.of() : index.of(onResource);
        if (ids.isEmpty()) {
            ids = index.of(received);
        }
        var found = new ArrayList<Alarm>(ids.size());
        for (String id : ids) {
            found.add(Objects.requireNonNull(alarms.get(id)));
        }
        return found;
    }

    public Optional<Alarm> open(String alarmId) {
        return Optional.ofNullable(open.get(alarmId));
    }

    /** Open alarms, those opened longest ago first. */
    public Collection<Alarm> open() {
        return open.values();
    }

    public Optional<Alarm> held(String alarmId) {
        return Optional.ofNullable(held.get(alarmId));
    }

    /** Faults held down, oldest first. */
    public Collection<Alarm> held() {
        return held.values();
    }

    /** Cleared alarms still kept, oldest clear first. */
    public List<Alarm> cleared() {
        return new ArrayList<>(cleared.values());
    }

    /** A cleared alarm that is still kept. */
    public Optional<Alarm> cleared(String alarmId) {
        return Optional.ofNullable(cleared.get(alarmId));
    }

    public OrphanClears orphans() {
        return orphans;
    }

    public DeedBook deeds() {
        return deeds;
    }

    /** The cause of an open alarm as a person said, empty for none; null when nobody said. */
    public @Nullable String pin(String alarmId) {
        return pins.get(alarmId);
    }

    /** All of these, by alarm. */
    public Map<String, String> pins() {
        return Collections.unmodifiableMap(pins);
    }

    /** Puts back what a snapshot holds. */
    public void restorePin(String alarmId, String parent) {
        pins.put(alarmId, parent);
    }

    /** The deadline that comes first. */
    public Optional<Due> firstDue() {
        return agenda.first();
    }

    /** Ids of the open alarms on a resource that may be the cause of others. */
    public List<String> causesOn(String resourceId) {
        return kin.causesOn(resourceId);
    }

    /** Ids of all open alarms on a resource. */
    public List<String> on(String resourceId) {
        return kin.on(resourceId);
    }

    /** Ids of the open alarms of which this one is the cause. */
    public List<String> childrenOf(String alarmId) {
        return kin.childrenOf(alarmId);
    }

    /** How many alarms of a source are open: of the device part of their received key. */
    public int openOf(String source) {
        return kin.openOf(source);
    }

    /** Ids of the open alarms raised at or after a stream time, newest first. */
    public List<String> raisedSince(long streamNanos) {
        var ids = new ArrayList<String>();
        for (Alarm alarm : open.sequencedValues().reversed()) {
            // Held alarms open later than they are raised, by an hour at most.
            if (alarm.raised().streamNanos() < streamNanos - HOLD_MAX_NANOS) {
                break;
            }
            if (alarm.raised().streamNanos() >= streamNanos) {
                ids.add(alarm.id());
            }
        }
        return ids;
    }

    /** The open alarms of a device in whose clears nobody can trust, and that are not in doubt yet. */
    public List<Alarm> certain(Doubt doubt) {
        return open.values().stream()
                .filter(a -> !a.self() && a.standing().doubt().isEmpty() && doubt.concerns(a))
                .toList();
    }

    /** Ids of the open alarms in doubt, in order. */
    public SortedSet<String> doubted() {
        return Collections.unmodifiableSortedSet(doubted);
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
                update(c.alarmId(), a -> a.repeated(c.at(), c.severity(), c.specificProblem(), c.mark()));
            case Change.AlarmTallied c -> update(c.alarmId(), a -> a.tallied(c.at(), c.mark()));
            case Change.AlarmHeld c -> hold(c.alarm());
            case Change.HoldEnded c -> unhold(c);
            case Change.AlarmLocated c -> update(c.alarmId(), a -> a.located(c.deviceId(), c.resourceId(), c.impact()));
            case Change.AlarmAcknowledged c ->
                update(c.alarmId(), a -> a.acknowledged(c.acknowledged() ? c.operator() : ""));
            case Change.AlarmCleared c -> clear(c);
            case Change.AlarmReopened c -> reopen(c);
            case Change.AlarmToggled c -> update(c.alarmId(), a -> a.toggled(c.at(), c.up(), c.mark()));
            case Change.AlarmFlapping c ->
                update(c.alarmId(), a -> a.standing(s -> s.turned(s.turns().as(c.flapping()))));
            case Change.AlarmShelved c -> update(c.alarmId(), a -> a.standing(s -> s.shelved(c.shelf())));
            case Change.AlarmDoubted c -> update(c.alarmId(), a -> a.standing(s -> s.doubted(c.why())));
            case Change.WindowsApplied c -> update(c.alarmId(), a -> a.standing(s -> s.inWindows(c.windows())));
            case Change.AlarmAdopted c -> update(c.alarmId(), a -> a.standing(s -> s.childOf(c.parent())));
            case Change.AlarmPinned c -> pins.put(c.alarmId(), c.parent());
            case Change.Doubted c ->
                certain(c.doubt())
                        .forEach(alarm -> update(
                                alarm.id(),
                                a -> a.standing(s -> s.doubted(c.doubt().why()))));
            case Change.ClearHeld c -> c.keys().forEach(key -> orphans.hold(key, c.mark()));
            case Change.DeedDone c -> deeds.add(c.subject(), c.deed());
            default -> {}
        }
    }

    /** Puts back an alarm from a snapshot: open ones in the order of their raise, cleared ones in that of their clear. */
    public void restore(Alarm alarm) {
        if (alarm.open()) {
            put(alarm);
        } else {
            cleared.putLast(alarm.id(), alarm);
            clearedKeys.add(alarm);
        }
    }

    /** Puts back a held alarm from a snapshot. */
    public void restoreHeld(Alarm alarm) {
        hold(alarm);
    }

    private void put(Alarm alarm) {
        open.putLast(alarm.id(), alarm);
        openKeys.add(alarm);
        kin.add(alarm);
        doubt(alarm);
        agenda.moved(List.of(), Agenda.ofOpen(alarm));
    }

    private void doubt(Alarm alarm) {
        if (alarm.standing().doubt().isEmpty()) {
            doubted.remove(alarm.id());
        } else {
            doubted.add(alarm.id());
        }
    }

    private void hold(Alarm alarm) {
        held.putLast(alarm.id(), alarm);
        heldKeys.add(alarm);
        agenda.moved(List.of(), Agenda.ofHeld(alarm));
    }

    private void unhold(Change.HoldEnded c) {
        Alarm alarm = held.get(c.alarmId());
        if (alarm != null) {
            heldKeys.remove(alarm);
            held.remove(alarm.id());
            agenda.moved(Agenda.ofHeld(alarm), List.of());
            if (c.raised()) {
                put(alarm);
            }
        }
    }

    /** An alarm that is open or held. */
    private void update(String id, UnaryOperator<Alarm> change) {
        Alarm before = open.get(id);
        if (before != null) {
            Alarm after = change.apply(before);
            boolean moved = !Objects.equals(before.resourceId(), after.resourceId());
            boolean bound =
                    moved || !before.standing().parent().equals(after.standing().parent());
            if (moved) {
                openKeys.remove(before);
            }
            if (bound) {
                kin.remove(before);
            }
            open.put(id, after);
            doubt(after);
            if (moved) {
                openKeys.add(after);
            }
            if (bound) {
                kin.add(after);
            }
            agenda.moved(Agenda.ofOpen(before), Agenda.ofOpen(after));
        } else {
            held.computeIfPresent(id, (key, alarm) -> change.apply(alarm));
        }
    }

    private void clear(Change.AlarmCleared c) {
        Alarm alarm = open.get(c.alarmId());
        if (alarm == null) {
            return;
        }
        openKeys.remove(alarm);
        kin.remove(alarm);
        pins.remove(alarm.id());
        doubted.remove(alarm.id());
        open.remove(alarm.id());
        agenda.moved(Agenda.ofOpen(alarm), List.of());
        restore(alarm.clearedAs(c.kind(), c.at(), c.by(), c.mark()));
        if (cleared.size() > CLEARED_MAX) {
            Alarm oldest = Objects.requireNonNull(cleared.firstEntry()).getValue();
            clearedKeys.remove(oldest);
            cleared.remove(oldest.id());
            deeds.forget(oldest.id());
        }
    }

    private void reopen(Change.AlarmReopened c) {
        Alarm alarm = cleared.get(c.alarmId());
        if (alarm != null) {
            clearedKeys.remove(alarm);
            cleared.remove(alarm.id());
            put(alarm.reopened(c.at(), c.severity(), c.specificProblem(), c.mark()));
        }
    }
}
