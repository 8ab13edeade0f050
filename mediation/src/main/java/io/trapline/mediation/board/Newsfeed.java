package io.trapline.mediation.board;

import io.trapline.enrichment.AffectedService;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Place;
import io.trapline.mediation.Change;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.alarm.Doubt;
import io.trapline.mediation.board.AlarmEar.Kind;
import io.trapline.mediation.turn.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes news of the changes of alarms: one per alarm and outcome, the strongest. A repeat in the same
 * words is no news. Owned by the board thread.
 */
final class Newsfeed {

    private final AlarmEar ear;
    private final State state;
    private final Function<Alarm, AlarmRow> rows;
    private final Supplier<@Nullable Inventory> inventory;
    private final Map<String, Kind> changed = new LinkedHashMap<>();
    private boolean wanted;
    private int index;

    Newsfeed(AlarmEar ear, State state, Function<Alarm, AlarmRow> rows, Supplier<@Nullable Inventory> inventory) {
        this.ear = ear;
        this.state = state;
        this.rows = rows;
        this.inventory = inventory;
    }

    void begin(Stamp at) {
        wanted = ear.listening(at.number());
        index = 0;
    }

    /** After the state has evolved by it. */
    void reflect(Change change) {
        if (!wanted) {
            return;
        }
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
            case Change.AlarmDoubted c -> changed(c.alarmId(), Kind.ATTRIBUTE);
            case Change.Doubted c -> doubted(c.doubt());
            case Change.AlarmAdopted c -> changed(c.alarmId(), Kind.ATTRIBUTE);
            case Change.WindowsApplied c -> changed(c.alarmId(), Kind.ATTRIBUTE);
            case Change.DeedDone c when c.deed().what().equals(Deed.COMMENT) -> changed(c.subject(), Kind.ATTRIBUTE);
            default -> {}
        }
    }

    /** Which they are follows from the state; one that was in doubt for the same reason before is told once more. */
    private void doubted(Doubt doubt) {
        for (String id : state.alarms().doubted()) {
            state.alarms()
                    .open(id)
                    .filter(alarm -> alarm.standing().doubt().equals(doubt.why()) && doubt.concerns(alarm))
                    .ifPresent(alarm -> changed(id, Kind.ATTRIBUTE));
        }
    }

    /** The outcome is read to its end. */
    void end(Stamp at) {
        changed.forEach((id, kind) ->
                state.alarms().open(id).or(() -> state.alarms().cleared(id)).ifPresent(alarm -> tell(at, alarm, kind)));
        changed.clear();
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
