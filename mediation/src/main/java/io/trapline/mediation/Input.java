package io.trapline.mediation;

import io.trapline.agent.RawRecord;
import io.trapline.mediation.complaint.Complaint;
import io.trapline.mediation.exclusion.Exclusion;
import io.trapline.mediation.forward.Report;
import io.trapline.mediation.maintenance.Window;
import io.trapline.mediation.poll.PollReply;
import io.trapline.mediation.poll.TableReply;
import io.trapline.mediation.task.TaskOrder;
import io.trapline.mediation.ticket.LetterOrder;
import io.trapline.mediation.ticket.Relink;
import io.trapline.mediation.worklist.Decision;
import java.util.List;

/**
 * Everything that can change state, one journaled record each. The journal's order is the order of
 * the world.
 */
public sealed interface Input {

    Stamp stamp();

    /** A datagram or frame from a device, not decoded yet. */
    record Message(Stamp stamp, RawRecord record) implements Input {}

    /** A second has passed; also appended at once while re-evaluation slices remain. */
    record Tick(Stamp stamp) implements Input {}

    /**
     * Another inventory version is in use from here on. It was on the shelf before this was journaled.
     *
     * @param changedResources resources whose answers changed; empty with {@code everything}
     */
    record InventorySwitched(Stamp stamp, String version, List<String> changedResources, boolean everything)
            implements Input {}

    /**
     * The BSS cannot be read from here on, or can be again.
     *
     * @param away what is in use is the last that was good
     */
    record BssStood(Stamp stamp, boolean away) implements Input {}

    /** Another set of rules is in use from here on. */
    record RulesSwitched(Stamp stamp, String version) implements Input {}

    /**
     * What a person did.
     *
     * @param alarmId or the id of what else it is about, see {@link Action}
     * @param text comment, reason or reference; empty when none was given
     * @param nanos how long, where that matters; else 0
     */
    record OperatorAction(Stamp stamp, Action action, String alarmId, String operator, String text, long nanos)
            implements Input {

        /** One that says nothing more. */
        public OperatorAction(Stamp stamp, Action action, String alarmId, String operator) {
            this(stamp, action, alarmId, operator, "", 0);
        }
    }

    /** So many datagrams more were dropped before they reached a socket of ours. */
    record DatagramsDropped(Stamp stamp, long count) implements Input {}

    /** A person plans a maintenance window; its id is made when it is decided. */
    record MaintenancePlanned(Stamp stamp, Window window) implements Input {}

    /** A customer says that something does not work. */
    record Complained(Stamp stamp, Complaint complaint) implements Input {}
    /** A person decided about words that lead to no customer. */
    record WordsDecided(Stamp stamp, Decision decision) implements Input {}

    /**
     * What a device answered when it was asked about a port.
     *
     * @param asked number of the input that made it asked
     * @param text one line for people, from the device: hostile until escaped
     */
    record Polled(Stamp stamp, String alarmId, long asked, PollReply reply, String text) implements Input {}

    /**
     * What came of reading a device's table of active alarms.
     *
     * @param asked number of the input that made it asked
     * @param found alarms that are in the table
     * @param missing alarms asked about that were not seen in it
     * @param text one line for people
     */
    record TableRead(Stamp stamp, long asked, TableReply reply, List<String> found, List<String> missing, String text)
            implements Input {}

    /** A person says that a customer is not affected by an alarm, or is after all. */
    record CustomerExcluded(Stamp stamp, Exclusion exclusion) implements Input {}

    /** A person says which ticket an alarm has at a destination. */
    record TicketRelinked(Stamp stamp, Relink relink) implements Input {}

    /** A person decided about a dead letter. */
    record LetterDecided(Stamp stamp, LetterOrder order) implements Input {}

    /** Another system asks that something be done to alarms; the acts follow, then the end. */
    record TaskBegun(Stamp stamp, TaskOrder order) implements Input {}

    /** One of the acts of a task. */
    record TaskActed(String taskId, OperatorAction action) implements Input {

        @Override
        public Stamp stamp() {
            return action.stamp();
        }
    }

    /** All acts of a task were told. */
    record TaskEnded(Stamp stamp, String taskId) implements Input {}

    /** How a work at a destination ended. */
    record DeliveryReport(Stamp stamp, Report report) implements Input {}

    /** What a person can do, mostly to an alarm. Order is part of the stored format: add at the end. */
    enum Action {
        ACKNOWLEDGE,
        UNACKNOWLEDGE,
        CLEAR,
        /** An SNMPv3 engine that lost its count of starts; the alarm's id is the engine's, in hex. */
        ACCEPT_ENGINE,
        /** Puts an alarm aside for a time, the text says why. */
        SHELVE,
        UNSHELVE,
        /** The text stays with this alarm. */
        COMMENT,
        /** The text stays with a customer; the alarm's id is the customer's. */
        COMMENT_CUSTOMER,
        /** Somebody closed the ticket, the text says which. */
        CLEAR_BY_TICKET,
        /** Somebody looked: the alarm is real although its clear may have been lost. */
        VERIFY,
        /** Calls a maintenance window off; the alarm's id is the window's. */
        CANCEL_MAINTENANCE,
        /** Says that another alarm, whose id is the text, is the cause of this one. */
        GROUP,
        /** Says that no other alarm is the cause of this one. */
        UNGROUP,
        /** Takes back what was decided about words; the alarm's id is theirs. */
        FREE_WORDS,
        /** Opens a ticket, or one that ended as a dead letter again; the text is the destination. */
        OPEN_TICKET
    }
}
