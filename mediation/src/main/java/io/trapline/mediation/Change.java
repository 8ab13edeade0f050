package io.trapline.mediation;

import io.trapline.enrichment.Impact;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.AlarmKey;
import io.trapline.mediation.alarm.Claim;
import io.trapline.mediation.alarm.ClearKind;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.alarm.Doubt;
import io.trapline.mediation.alarm.Mark;
import io.trapline.mediation.alarm.Standing;
import io.trapline.mediation.complaint.ComplaintBook;
import io.trapline.mediation.exclusion.ExclusionBook;
import io.trapline.mediation.forward.Report;
import io.trapline.mediation.forward.TicketWork;
import io.trapline.mediation.inform.InformKey;
import io.trapline.mediation.maintenance.WindowBook;
import io.trapline.mediation.task.TaskOrder;
import io.trapline.mediation.ticket.Symptoms;
import io.trapline.mediation.worklist.DecisionBook;
import io.trapline.mediation.worklist.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One change of state. The order of the permitted records is the order of their stored tags: add at the end. */
public sealed interface Change {

    /** A new alarm, complete. */
    record AlarmRaised(Alarm alarm) implements Change {}

    /** An open alarm was raised again, perhaps with another severity and text. */
    record AlarmRepeated(
            String alarmId,
            Stamp at,
            Severity severity,
            String specificProblem,
            @Nullable Mark mark) implements Change {}

    /** An open alarm ended. */
    record AlarmCleared(
            String alarmId,
            ClearKind kind,
            Stamp at,
            String by,
            @Nullable Mark mark) implements Change {}

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

    /**
     * Work for a forwarder, with the alarm as it stood.
     *
     * @param without customers whom people said it does not affect, ordered
     * @param reference the desk's id of the ticket, where a person said which it is; else null
     * @param symptoms what follows from the alarm
     */
    record WorkReleased(
            long seq,
            String destination,
            String key,
            TicketWork.Action action,
            Alarm alarm,
            List<String> without,
            @Nullable String reference,
            Symptoms symptoms)
            implements Change {}

    /**
     * What follows from the alarm of a ticket is not what the desk was told.
     *
     * @param dueStreamNanos when it is told; {@link Long#MAX_VALUE} when it need not be any more
     */
    record TicketStale(String key, long dueStreamNanos) implements Change {}

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

    /** An open or held alarm was raised again in the same words: the short form of a repeat. */
    record AlarmTallied(String alarmId, Stamp at, @Nullable Mark mark) implements Change {}

    /** A fault that must stand for a while before it is an alarm. */
    record AlarmHeld(Alarm alarm) implements Change {}

    /** @param raised it stood long enough; false: it ended before */
    record HoldEnded(String alarmId, boolean raised) implements Change {}

    /** A cleared alarm came back inside its reopen window. */
    record AlarmReopened(
            String alarmId,
            Stamp at,
            Severity severity,
            String specificProblem,
            @Nullable Mark mark) implements Change {}

    /** @param up a flapping alarm's device said clear; false: raise */
    record AlarmToggled(
            String alarmId, Stamp at, boolean up, @Nullable Mark mark) implements Change {}

    /** An alarm began to flap, or is calm again. */
    record AlarmFlapping(String alarmId, boolean flapping) implements Change {}

    /** @param shelf null when it comes back */
    record AlarmShelved(String alarmId, Standing.@Nullable Shelf shelf) implements Change {}

    /** A clear without a raise, under the keys that its raise would have. */
    record ClearHeld(List<AlarmKey> keys, Mark mark) implements Change {}

    /** @param subject see {@link io.trapline.mediation.alarm.DeedBook} */
    record DeedDone(String subject, Deed deed) implements Change {}

    /** @param why a word, e.g. {@code coldStart}; empty when the alarm is certain again */
    record AlarmDoubted(String alarmId, String why) implements Change {}

    /** Every open alarm that this is about is in doubt; which they are follows from the state. */
    record Doubted(Doubt doubt) implements Change {}

    /** @param parent id of the alarm that is its cause; empty when it has none any more */
    record AlarmAdopted(String alarmId, String parent) implements Change {}

    /**
     * Children of an alarm, and those raised since a stream time, are to be looked up again: their cause
     * may be another one.
     *
     * @param parent empty for no children
     * @param sinceNanos {@link Long#MAX_VALUE} for none
     */
    record KinQueued(String parent, long sinceNanos) implements Change {}

    /** A maintenance window is planned; it may hold at once. */
    record WindowPlanned(WindowBook.Planned planned) implements Change {}

    /** A window begins, ends or is called off. */
    record WindowTurned(String windowId, boolean active, long nextNanos) implements Change {}

    /** An open alarm falls into these windows now, or into none. */
    record WindowsApplied(String alarmId, List<String> windows) implements Change {}

    /** Somebody new holds a claim, see {@link io.trapline.mediation.alarm.ClaimBook}. */
    record ClaimHeld(Claim claim, String holder) implements Change {}

    /** @param alarmId of the conflict's alarm, or that both holders are one device */
    record ClaimContested(Claim claim, String alarmId) implements Change {}
    /**
     * A person said what the cause of an open alarm is; that counts for more than what contains what.
     *
     * @param parent id of the alarm that is its cause; empty when none is
     */
    record AlarmPinned(String alarmId, String parent) implements Change {}

    /** A customer complained. */
    record ComplaintTaken(ComplaintBook.Taken taken) implements Change {}

    /** An alarm was raised of complaints that nothing had explained. */
    record ComplaintsExplained(List<String> complaintIds, String alarmId) implements Change {}

    /**
     * Who talked so long ago that it may be silent was looked at.
     *
     * @param source the last one looked at; empty for all
     */
    record SilenceLooked(long streamNanos, String source) implements Change {}

    /** We were away ourselves: who talks is learned anew. */
    record ChatterForgotten() implements Change {}

    /**
     * What these words mean is decided, in place of what was decided before; open alarms with them are to
     * be looked up again.
     */
    record WordsDecided(DecisionBook.Kept kept) implements Change {}

    /** Nothing is decided about these words any more; open alarms with them are to be looked up again. */
    record WordsFreed(Subject subject) implements Change {}

    /**
     * A device is to be asked whether a port is up, because the alarm on it may be over.
     *
     * @param address of the device, as the BSS has it
     * @param names one of which the port at that index must have, so that a renumbered device is not believed;
     *     empty when nobody knows one
     */
    record PollAsked(String alarmId, String address, int ifIndex, List<String> names) implements Change {}

    /**
     * A device's table of active alarms (RFC 3877) is to be read, because some of those that it has told may be over.
     *
     * @param address of the device, as the BSS has it
     * @param wanted at least one
     */
    record TableAsked(String address, List<Wanted> wanted) implements Change {

        /**
         * One alarm, by what its notification said.
         *
         * @param resource alarmActiveResourceId, as dotted numbers
         * @param model row of alarmModelTable without the state, see {@link
         *     io.trapline.mediation.rule.AlarmModel}
         */
        public record Wanted(String alarmId, String resource, String model) {}
    }

    /** The BSS is away, or back: then open alarms that wait for it are to be looked up again. */
    record BssStood(boolean away) implements Change {}

    /**
     * An alarm that waited for the BSS has its answer, known or not.
     *
     * @param events that waited, raises and repeats
     */
    record AnsweredLate(String alarmId, long events) implements Change {}

    /** A person said that a customer is not affected by an alarm; that ends when the exclusion in here is over. */
    record CustomerExcluded(ExclusionBook.Kept kept) implements Change {}

    /** A person said which ticket an alarm has at a destination; the desk is told what it is about next. */
    record TicketLinked(String key, String destination, String alarmId, String reference) implements Change {}

    /** The alarm of a ticket ended; at the desk the ticket goes on for another alarm, as a person said. */
    record TicketLeft(String key) implements Change {}

    /** @param dropped nobody sends it any more; false: it goes out again */
    record LetterTaken(String destination, long seq, boolean dropped) implements Change {}

    /** A task of TMF642 began. */
    record TaskBegun(TaskOrder order) implements Change {}

    /** What a task asks for was done to an alarm. */
    record TaskDone(String taskId, String alarmId) implements Change {}

    /** @param whole all of its acts were told; false: its end never came */
    record TaskEnded(String taskId, boolean whole) implements Change {}
}
