package io.trapline.web.tmf;

import io.trapline.mediation.Desk;
import io.trapline.mediation.Input.Action;
import java.time.Duration;

/** Something to be done to one alarm, once it is known who wants it. */
record Act(Action action, String alarmId, String text) {

    Desk.Task by(String operator) {
        return new Desk.Task(action, alarmId, operator, text, Duration.ZERO);
    }
}
