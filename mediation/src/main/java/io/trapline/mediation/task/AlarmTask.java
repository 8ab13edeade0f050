package io.trapline.mediation.task;

import io.trapline.mediation.Stamp;
import java.util.ArrayList;
import java.util.List;

/**
 * A task and what came of it so far.
 *
 * @param at the input that began it
 * @param done ids of the alarms to which it was done, in that order
 */
public record AlarmTask(TaskOrder order, Stamp at, Phase phase, List<String> done) {

    /** Order is part of the stored format. */
    public enum Phase {
        RUNNING("inProgress"),
        COMPLETED("completed"),
        /** Its end was never told: we went down while it was being taken. What it did stays done. */
        BROKEN("terminatedWithError");

        private final String word;

        Phase(String word) {
            this.word = word;
        }

        /** As readers see it. */
        public String word() {
            return word;
        }
    }

    /** One that was just asked for. */
    public static AlarmTask begun(TaskOrder order, Stamp at) {
        return new AlarmTask(order, at, Phase.RUNNING, List.of());
    }

    public boolean running() {
        return phase == Phase.RUNNING;
    }

    AlarmTask with(String alarmId) {
        var more = new ArrayList<>(done);
        more.add(alarmId);
        return new AlarmTask(order, at, phase, List.copyOf(more));
    }

    AlarmTask ended(boolean whole) {
        return new AlarmTask(order, at, whole ? Phase.COMPLETED : Phase.BROKEN, done);
    }

    /** Roughly what it takes to keep it, in characters. */
    int size() {
        return order.id().length()
                + order.asked().length()
                + done.stream().mapToInt(String::length).sum();
    }
}
