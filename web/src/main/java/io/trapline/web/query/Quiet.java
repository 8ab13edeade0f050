package io.trapline.web.query;

import io.trapline.mediation.board.AlarmRow;

/** What needs nobody's ear: acknowledged, shelved, in a maintenance window, or over. */
public final class Quiet {

    private Quiet() {}

    public static boolean is(AlarmRow alarm) {
        return alarm.acknowledged()
                || alarm.clearedAt() != null
                || alarm.standing().shelved()
                || !alarm.standing().windows().isEmpty();
    }
}
