package io.trapline.mediation.task;

import io.trapline.mediation.Input.Action;

/**
 * The six tasks of TMF642: what they are called, what they do, and the list of those to whom it was done. Order is
 * part of the stored format.
 */
public enum TaskKind {
    ACK("ackAlarms", "ackedAlarm", Action.ACKNOWLEDGE),
    UNACK("unAckAlarms", "unAckedAlarm", Action.UNACKNOWLEDGE),
    CLEAR("clearAlarms", "clearedAlarm", Action.CLEAR),
    COMMENT("commentAlarms", "commentedAlarm", Action.COMMENT),
    GROUP("groupAlarms", "groupedAlarm", Action.GROUP),
    UNGROUP("unGroupAlarms", "unGroupedAlarm", Action.UNGROUP);

    private final String path;
    private final String done;
    private final Action action;

    TaskKind(String path, String done, Action action) {
        this.path = path;
        this.done = done;
        this.action = action;
    }

    public String path() {
        return path;
    }

    /** Name of the list of alarms to whom it was done. */
    public String done() {
        return done;
    }

    public Action action() {
        return action;
    }

    /** Its name as a resource. */
    public String type() {
        return Character.toUpperCase(path.charAt(0)) + path.substring(1);
    }
}
