package io.trapline.mediation.turn;

import io.trapline.mediation.Change;
import io.trapline.mediation.Input;
import io.trapline.mediation.task.AlarmTask;
import io.trapline.mediation.task.TaskOrder;

/**
 * Tasks of TMF642: a task is begun, its acts are done as if a person did them, and it is ended, each an input of its
 * own. What is told twice because it may have been lost is done once.
 */
final class TaskTurn {

    private final PeopleTurn people;

    TaskTurn(PeopleTurn people) {
        this.people = people;
    }

    void begin(Turn turn, TaskOrder order) {
        if (turn.state().tasks().task(order.id()).isEmpty()) {
            turn.apply(new Change.TaskBegun(order));
        }
    }

    void act(Turn turn, Input.TaskActed acted) {
        String alarmId = acted.action().alarmId();
        AlarmTask task = turn.state().tasks().task(acted.taskId()).orElse(null);
        if (task != null && (!task.running() || task.done().contains(alarmId))) {
            return;
        }
        people.act(turn, acted.action());
        boolean did = turn.changes().stream()
                .anyMatch(change ->
                        change instanceof Change.DeedDone deed && deed.subject().equals(alarmId));
        if (task != null && did) {
            turn.apply(new Change.TaskDone(acted.taskId(), alarmId));
        }
    }

    void end(Turn turn, String taskId) {
        turn.state()
                .tasks()
                .task(taskId)
                .filter(AlarmTask::running)
                .ifPresent(task -> turn.apply(new Change.TaskEnded(taskId, true)));
    }

    /** The end of the oldest was never told. */
    void fall(Turn turn) {
        AlarmTask first = turn.state().tasks().first();
        turn.apply(new Change.TaskEnded(first.order().id(), false));
    }
}
