package io.trapline.mediation.board;

import io.trapline.enrichment.AffectedService;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Place;
import io.trapline.mediation.Change;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.board.AlarmEar.Kind;
import io.trapline.mediation.turn.State;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes news of the changes of alarms: one per alarm and outcome, the strongest. A repeat in the same
 * words is no news. Tasks are told behind them, when they begin and end. Owned by the board thread.
 */
final class Newsfeed {

    private final AlarmEar ear;
    private final State state;
    private final Function<Alarm, AlarmRow> rows;
    private final Supplier<@Nullable Inventory> inventory;
    private final Map<String, Kind> changed = new LinkedHashMap<>();
    private final Map<String, Kind> tasks = new LinkedHashMap<>();

    /** Alarms in doubt, as listeners know them. */
    private final Set<String> unsure;

    private boolean wanted;
    private int index;

    Newsfeed(AlarmEar ear, State state, Function<Alarm, AlarmRow> rows, Supplier<@Nullable Inventory> inventory) {
        this.ear = ear;
        this.state = state;
        this.rows = rows;
        this.inventory = inventory;
        this.unsure = new HashSet<>(state.alarms().doubted());
    }

    void begin(Stamp at) {
        wanted = ear.listening(at.number());
        index = 0;
    }

    /** After the state has evolved by it. */
    void reflect(Change change) {
        switch (change) {
            case Change.AlarmRaised c -> changed(c.alarm().id(), Kind.CREATED);
            case Change.HoldEnded c when c.raised() -> changed(c.alarmId(), Kind.CREATED);
            case Change.AlarmReopened c -> changed(c.alarmId(), Kind.STATE);
            case Change.AlarmCleared c -> changed(c.alarmId(), Kind.STATE);
            case Change.AlarmRepeated c -> changed(c.alarmId(), Kind.ATTRIBUTE);
            case Change.AlarmLocated c -> changed(c.alarmId(), Kind.ATTRIBUTE);
            case Change.AlarmAcknowledged c -> changed(c.alarmId(), Kind.ATTRIBUTE);
            case Change.AlarmFlapping c -> changed(c.alarmId(), Kind.ATTRIBUTE);
            case Change.AlarmShelved c -> changed(c.alarmId(), Kind.ATTRIBUTE);
            case Change.AlarmTallied c -> doubt(c.alarmId());
            case Change.AlarmDoubted c -> changed(c.alarmId(), Kind.ATTRIBUTE);
            case Change.Doubted c -> List.copyOf(state.alarms().doubted()).forEach(this::doubt);
            case Change.AlarmAdopted c -> changed(c.alarmId(), Kind.ATTRIBUTE);
            case Change.WindowsApplied c -> changed(c.alarmId(), Kind.ATTRIBUTE);
            case Change.DeedDone c when c.deed().what().equals(Deed.COMMENT) -> changed(c.subject(), Kind.ATTRIBUTE);
            case Change.TaskBegun c -> tasks.put(c.order().id(), Kind.CREATED);
            case Change.TaskEnded c -> tasks.put(c.taskId(), Kind.STATE);
            default -> {}
        }
    }

    /** It is news when an alarm comes into doubt, and when its doubt is over, even by a repeat in the same words. */
    private void doubt(String alarmId) {
        boolean doubted = state.alarms().doubted().contains(alarmId);
        if (doubted ? unsure.add(alarmId) : unsure.remove(alarmId)) {
            changed(alarmId, Kind.ATTRIBUTE);
        }
    }

    /** The outcome is read to its end. */
    void end(Stamp at) {
        List.copyOf(changed.keySet()).forEach(this::doubt);
        if (!wanted) {
            changed.clear();
            tasks.clear();
        }
        changed.forEach((id, kind) ->
                state.alarms().open(id).or(() -> state.alarms().cleared(id)).ifPresent(alarm -> tell(at, alarm, kind)));
        changed.clear();
        tasks.forEach((id, kind) -> state.tasks()
                .task(id)
                .ifPresent(task -> ear.hear(
                        new AlarmEar.TaskNews(at.number(), index++, Times.instant(at.wallNanos()), kind, task))));
        tasks.clear();
    }

    /** An alarm is not kept any more. */
    void forgotten(Alarm alarm, Stamp at) {
        if (wanted) {
            tell(at, alarm, Kind.DELETED);
        }
    }

    private void changed(String alarmId, Kind kind) {
        changed.merge(alarmId, kind, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }

    private void tell(Stamp at, Alarm alarm, Kind kind) {
        ear.hear(new AlarmEar.News(
                at.number(), index++, Times.instant(at.wallNanos()), kind, rows.apply(alarm), new Beside(alarm)));
    }

    private final class Beside implements AlarmSurroundings {

        private final Alarm alarm;

        Beside(Alarm alarm) {
            this.alarm = alarm;
        }

        @Override
        public List<String> services() {
            Inventory known = inventory.get();
            String resourceId = alarm.resourceId();
            return known == null || resourceId == null
                    ? List.of()
                    : known.affected(resourceId).stream()
                            .map(AffectedService::service)
                            .map(service -> service.id())
                            .limit(SERVICES_MAX)
                            .toList();
        }

        @Override
        public String objectKind() {
            return Whereabouts.of(alarm.resourceId(), inventory.get()).kind();
        }

        @Override
        public @Nullable Place place() {
            return Whereabouts.of(alarm.resourceId(), inventory.get()).place();
        }

        @Override
        public List<String> children() {
            return state.alarms().childrenOf(alarm.id());
        }

        @Override
        public List<DeedRow> deeds() {
            return DeedRow.of(state.alarms().deeds().of(alarm.id()));
        }
    }
}
