package io.trapline.mediation.turn;

import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventoryShelf;
import io.trapline.enrichment.resolve.Words;
import io.trapline.mediation.Change;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.Locator;
import io.trapline.mediation.maintenance.Coverage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where alarms are, by the inventory in use: looked up when they are raised, and again in slices when
 * another inventory comes.
 */
final class Places {

    private final int sliceMax;
    private final InventoryShelf shelf;
    private final TicketTurn tickets;
    private @Nullable Inventory inventory;
    private @Nullable String asked;

    /**
     * @param sliceMax so many alarms at most are looked up again in one turn
     * @param shelf inventories by version; those in use are in memory
     */
    Places(int sliceMax, InventoryShelf shelf, TicketTurn tickets) {
        this.sliceMax = sliceMax;
        this.shelf = shelf;
        this.tickets = tickets;
    }

    /** Asks the shelf once per switch: a version that is not there is not looked for with every message. */
    @Nullable
    Inventory inventory(State state) {
        String version = state.inventoryVersion();
        if (version != null && !version.equals(asked)) {
            inventory = shelf.version(version).orElse(null);
            asked = version;
        }
        return inventory;
    }

    void switched(Turn turn, String version, List<String> changedResources, boolean everything) {
        asked = null;
        turn.apply(new Change.InventoryUsed(version));
        turn.apply(new Change.ReevaluationQueued(changedResources, everything));
        slice(turn);
    }

    /** Looks up the next alarms that wait for it. */
    void slice(Turn turn) {
        List<String> ids = turn.state().reevaluationFirst(sliceMax);
        if (ids.isEmpty()) {
            return;
        }
        turn.apply(new Change.ReevaluationTaken(ids.size()));
        for (String id : ids) {
            turn.state().alarms().open(id).ifPresent(alarm -> relocate(turn, alarm));
        }
    }

    /** Looks up an open alarm again, and what binds it; tells of it when something is different. */
    void relocate(Turn turn, Alarm alarm) {
        if (alarm.self()) {
            return;
        }
        Locator.Place place = locate(turn.state(), Locator.words(alarm));
        if (place.resourceId() == null && turn.state().bssAway() && unmatched(alarm.impact())) {
            // Judged before the BSS went away.
            return;
        }
        place = new Locator.Place(place.deviceId(), place.resourceId(), left(turn.state(), alarm.id(), place.impact()));
        boolean moved = !place.equals(new Locator.Place(alarm.deviceId(), alarm.resourceId(), alarm.impact()));
        if (moved) {
            turn.apply(new Change.AlarmLocated(alarm.id(), place.deviceId(), place.resourceId(), place.impact()));
        }
        if (moved && !alarm.standing().parent().isEmpty()) {
            tickets.left(turn, alarm.standing().parent());
            tickets.joined(turn, alarm.id());
        }
        if (pending(alarm.impact()) && !pending(place.impact())) {
            turn.apply(new Change.AnsweredLate(alarm.id(), alarm.count()));
        }
        boolean quiet = alarm.standing().quiet();
        turn.state().alarms().open(alarm.id()).ifPresent(located -> bind(turn, located));
        turn.state()
                .alarms()
                .open(alarm.id())
                .filter(now -> moved || quiet && !now.standing().quiet())
                .ifPresent(now -> tickets.told(turn, now));
    }

    /** Other customers than before are left out of an open alarm: counts it again, and tells of it. */
    void recount(Turn turn, Alarm alarm) {
        Inventory known = inventory(turn.state());
        String resource = alarm.resourceId();
        if (known == null || resource == null) {
            return;
        }
        Impact impact = left(turn.state(), alarm.id(), known.affectedBy(resource));
        if (!sameRows(impact, alarm.impact())) {
            turn.apply(new Change.AlarmLocated(alarm.id(), alarm.deviceId(), resource, impact));
            turn.state().alarms().open(alarm.id()).ifPresent(now -> tickets.told(turn, now));
            tickets.left(turn, alarm.standing().parent());
            tickets.joined(turn, alarm.id());
        }
    }

    /** The BSS is away, or back. */
    void stood(Turn turn, boolean away) {
        if (turn.state().bssAway() != away) {
            turn.apply(new Change.BssStood(away));
            slice(turn);
        }
    }

    /** Where words lead; while the BSS is away, those that lead nowhere wait for it. */
    Locator.Place locate(State state, Words words) {
        Locator.Place place = Locator.locate(inventory(state), state.decisions(), words);
        return state.bssAway() && place.resourceId() == null
                ? new Locator.Place(place.deviceId(), null, new Impact.Unknown(Impact.Reason.PENDING))
                : place;
    }

    private static boolean unmatched(Impact impact) {
        return impact instanceof Impact.Unknown && !pending(impact);
    }

    static boolean pending(Impact impact) {
        return impact instanceof Impact.Unknown(Impact.Reason reason) && reason == Impact.Reason.PENDING;
    }

    private static boolean sameRows(Impact one, Impact other) {
        return one instanceof Impact.Known a
                && other instanceof Impact.Known b
                && a.digest().equals(b.digest());
    }

    private Impact left(State state, String alarmId, Impact impact) {
        Inventory known = inventory(state);
        return known == null
                ? impact
                : Remainder.of(impact, known, state.exclusions().customers(alarmId));
    }

    /** Finds the cause of an open alarm and the windows that it falls into. */
    void bind(Turn turn, Alarm alarm) {
        String parent = Kin.parentOf(turn.state().alarms(), alarm, inventory(turn.state()));
        if (!parent.equals(alarm.standing().parent())) {
            turn.apply(new Change.AlarmAdopted(alarm.id(), parent));
            tickets.left(turn, alarm.standing().parent());
            tickets.joined(turn, alarm.id());
        }
        List<String> windows = Coverage.of(turn.state().windows().active(), alarm, inventory(turn.state()));
        if (!windows.equals(alarm.standing().windows())) {
            turn.apply(new Change.WindowsApplied(alarm.id(), windows));
        }
    }
}
