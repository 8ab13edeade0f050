package io.trapline.mediation.turn;

import io.trapline.mediation.Change;
import io.trapline.mediation.Input;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.maintenance.Announced;
import io.trapline.mediation.maintenance.Occurrences;
import io.trapline.mediation.maintenance.Window;
import io.trapline.mediation.maintenance.WindowBook;
import java.time.Instant;
import java.util.List;

/**
 * Maintenance windows: planned, begun, ended, called off. Each begin and end looks at every open alarm
 * again, so that nothing stays suppressed for ever. Civil time is stream time here.
 */
final class WindowTurn {

    private static final long SECOND = 1_000_000_000L;

    private final Places places;

    WindowTurn(Places places) {
        this.places = places;
    }

    void plan(Turn turn, Input.MaintenancePlanned input) {
        WindowBook book = turn.state().windows();
        if (!book.room()) {
            return;
        }
        String id = Window.idOf(turn.at().number());
        Window window = input.window().withId(id);
        long now = turn.at().streamNanos();
        WindowBook.Planned planned = at(window, now);
        turn.apply(new Change.WindowPlanned(planned));
        turn.apply(new Change.DeedDone(id, new Deed(turn.at(), window.operator(), Announced.PLAN, window.why())));
        if (planned.active()) {
            look(turn);
        }
    }

    void cancel(Turn turn, Input.OperatorAction action) {
        turn.state().windows().window(action.alarmId()).filter(p -> !p.over()).ifPresent(planned -> {
            turn.apply(new Change.WindowTurned(action.alarmId(), false, Long.MAX_VALUE));
            turn.apply(new Change.DeedDone(
                    action.alarmId(), new Deed(turn.at(), action.operator(), Announced.CANCEL, action.text())));
            if (planned.active()) {
                look(turn);
            }
        });
    }

    /** The window whose time comes first begins or ends. */
    void fall(Turn turn) {
        WindowBook.Planned before = turn.state().windows().first();
        WindowBook.Planned after = at(before.window(), before.nextNanos());
        turn.apply(new Change.WindowTurned(before.window().id(), after.active(), after.nextNanos()));
        if (before.active() != after.active()) {
            look(turn);
        }
    }

    private void look(Turn turn) {
        turn.apply(new Change.ReevaluationQueued(List.of(), true));
        places.slice(turn);
    }

    private static WindowBook.Planned at(Window window, long nanos) {
        Instant now = Instant.ofEpochSecond(nanos / SECOND, nanos % SECOND);
        return Occurrences.next(window, now)
                .map(span -> span.holds(now)
                        ? new WindowBook.Planned(window, true, nanos(span.to()))
                        : new WindowBook.Planned(window, false, nanos(span.from())))
                .orElseGet(() -> new WindowBook.Planned(window, false, Long.MAX_VALUE));
    }

    private static long nanos(Instant at) {
        return at.getEpochSecond() * SECOND + at.getNano();
    }
}
