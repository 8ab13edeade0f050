package io.trapline.mediation;

import io.trapline.enrichment.Impact;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.ClearKind;
import io.trapline.mediation.forward.Report;
import io.trapline.mediation.forward.TicketWork;
import io.trapline.mediation.inform.InformKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change of state. The order of the permitted records is the order of their stored tags: add at the end. */
public sealed interface Change {

    /** A new alarm, complete. */
    record AlarmRaised(Alarm alarm) implements Change {}

    /** An open alarm was raised again, perhaps with another severity and text. */
    record AlarmRepeated(String alarmId, Stamp at, Severity severity, String specificProblem) implements Change {}

    /** An open alarm ended. */
    record AlarmCleared(String alarmId, ClearKind kind, Stamp at, String by) implements Change {}

    /** An open alarm was looked up in an inventory again. */
    record AlarmLocated(
            String alarmId,
            @Nullable String deviceId,
            @Nullable String resourceId,
            Impact impact) implements Change {}

    record AlarmAcknowledged(String alarmId, boolean acknowledged, String operator) implements Change {}

    /** A ticket will be opened at {@code dueStreamNanos} unless the alarm ends before. */
    record TicketPlanned(String key, String destination, String alarmId, long dueStreamNanos) implements Change {}

    /** The alarm ended before its ticket was due. */
    record TicketCoalesced(String key) implements Change {}

    /** Work for a forwarder, with the alarm as it stood. */
    record WorkReleased(long seq, String destination, String key, TicketWork.Action action, Alarm alarm)
            implements Change {}

    /** A forwarder reported the end of a work. */
    record WorkEnded(Report report) implements Change {}

    /** An inform was seen for the first time. */
    record InformSeen(InformKey key) implements Change {}

    record InventoryUsed(String version) implements Change {}

    record RulesUsed(String version) implements Change {}

    /**
     * Open alarms on these resources, or on none yet, are to be looked up again, oldest first. Which
     * they are follows from the state, so that the document stays small.
     */
    record ReevaluationQueued(List<String> changedResources, boolean everything) implements Change {}

    /** So many were taken from the front of that queue. */
    record ReevaluationTaken(int count) implements Change {}
}
