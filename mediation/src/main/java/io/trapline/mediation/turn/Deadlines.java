package io.trapline.mediation.turn;

import io.trapline.mediation.Change;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.ClearKind;
import io.trapline.mediation.alarm.Due;

/** What time alone does, by (deadline, id), before the input that carries the later time. */
final class Deadlines {

    private final AlarmTurn alarms;
    private final TicketTurn tickets;
    private final WindowTurn windows;
    private final ExclusionTurn exclusions;
    private final TaskTurn tasks;

    Deadlines(AlarmTurn alarms, TicketTurn tickets, WindowTurn windows, ExclusionTurn exclusions, TaskTurn tasks) {
        this.exclusions = exclusions;
        this.alarms = alarms;
        this.tickets = tickets;
        this.windows = windows;
        this.tasks = tasks;
    }

    void until(Turn turn, long streamNanos) {
        while (true) {
            long alarm = turn.state().alarms().firstDue().map(Due::streamNanos).orElse(Long.MAX_VALUE);
            long ticket = turn.state().tickets().firstDue();
            long window = turn.state().windows().firstDue();
            long exclusion = turn.state().exclusions().firstDue();
            long task = turn.state().tasks().firstDue();
            long first = Math.min(task, Math.min(Math.min(window, exclusion), Math.min(alarm, ticket)));
            if (first > streamNanos) {
                return;
            }
            if (task == first) {
                tasks.fall(turn);
            } else if (exclusion == first) {
                exclusions.fall(turn);
            } else if (window <= alarm && window <= ticket) {
                windows.fall(turn);
            } else if (alarm <= ticket) {
                fall(turn, turn.state().alarms().firstDue().orElseThrow());
            } else {
                tickets.deadlines(turn, ticket);
            }
        }
    }

    private void fall(Turn turn, Due due) {
        switch (due.kind()) {
            case HOLD -> alarms.stood(turn, due.alarmId());
            case CALM -> calm(turn, due);
            case SHELF -> {
                turn.apply(new Change.AlarmShelved(due.alarmId(), null));
                tell(turn, due.alarmId());
            }
            case TIMEOUT -> {
                Alarm alarm = turn.state().alarms().open(due.alarmId()).orElseThrow();
                Stamp at = turn.at(due.streamNanos());
                alarms.end(
                        turn,
                        alarm,
                        new Change.AlarmCleared(alarm.id(), ClearKind.BY_TIMEOUT, at, "clear_after", null));
            }
        }
    }

    private void calm(Turn turn, Due due) {
        Alarm alarm = turn.state().alarms().open(due.alarmId()).orElseThrow();
        var turns = alarm.standing().turns();
        if (turns.up()) {
            // It was over at its last clear, not when we had waited long enough to believe it.
            Stamp at = turn.at(turns.last());
            alarms.end(turn, alarm, new Change.AlarmCleared(alarm.id(), ClearKind.BY_EVENT, at, "calm", null));
        } else {
            turn.apply(new Change.AlarmFlapping(alarm.id(), false));
            tell(turn, due.alarmId());
        }
    }

    private void tell(Turn turn, String alarmId) {
        turn.state().alarms().open(alarmId).ifPresent(alarm -> tickets.told(turn, alarm));
    }
}
