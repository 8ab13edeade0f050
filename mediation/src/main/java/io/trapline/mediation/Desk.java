package io.trapline.mediation;

import io.trapline.mediation.complaint.Complaint;
import io.trapline.mediation.exclusion.Exclusion;
import io.trapline.mediation.maintenance.Window;
import io.trapline.mediation.task.TaskOrder;
import io.trapline.mediation.ticket.LetterOrder;
import io.trapline.mediation.ticket.Relink;
import io.trapline.mediation.worklist.Decision;
import java.time.Duration;
import java.util.List;

/**
 * The one door for what people do. An action is an input like any other: journaled, then decided.
 * Every method returns the number of its record once that is durable; an action on an alarm that is
 * not open any more changes nothing. Safe for any thread.
 */
public interface Desk {

    /** Tasks that are told in one go at most: the mediator must not be busy with one person for long. */
    int TOGETHER_MAX = 500;

    /**
     * One action on one subject.
     *
     * @param subject id of the alarm
     * @param text comment or reason; empty for none
     * @param time how long, where that matters; else zero
     */
    record Task(Input.Action action, String subject, String operator, String text, Duration time) {}

    /**
     * Does many things at once, at most {@link #TOGETHER_MAX}, in this order. Each is an input of its own, as if
     * told alone. Returns the number of the last one once all are durable.
     */
    long together(List<Task> tasks) throws InterruptedException;

    /**
     * Does what a task of TMF642 asks for: it begins, its acts follow in this order, at most {@link #TOGETHER_MAX},
     * and it ends; each is an input of its own. Without acts it only begins and ends.
     */
    long carryOut(TaskOrder order, List<Task> acts) throws InterruptedException;

    /** Acknowledges an open alarm or takes the acknowledgement back. */
    long acknowledge(String alarmId, boolean acknowledged, String operator) throws InterruptedException;

    /** Clears an open alarm by hand (clear kind byOperator). */
    long clear(String alarmId, String operator) throws InterruptedException;

    /** Clears an open alarm because its ticket was closed at the desk (clear kind byTicket). */
    long clearByTicket(String alarmId, String ticket, String operator) throws InterruptedException;

    /** Puts an open alarm aside for {@code time}: nobody is notified until then. */
    long shelve(String alarmId, Duration time, String why, String operator) throws InterruptedException;

    /** Takes it back from the shelf. */
    long unshelve(String alarmId, String operator) throws InterruptedException;

    /** Says something about this incident; also of an alarm that is cleared. */
    long comment(String alarmId, String text, String operator) throws InterruptedException;

    /** Says something that stays with the customer. */
    long commentCustomer(String customerId, String text, String operator) throws InterruptedException;

    /** An unverified alarm is real: somebody looked. */
    long verify(String alarmId, String operator) throws InterruptedException;

    /** Plans a maintenance window; its id is {@link Window#idOf} of the number returned. */
    long planMaintenance(Window window) throws InterruptedException;

    /** Takes complaints of customers, at most {@link #TOGETHER_MAX}; one whose id is known changes nothing. */
    long complain(List<Complaint> complaints) throws InterruptedException;

    /** Calls a window off; what it hushed is told. */
    long cancelMaintenance(String windowId, String why, String operator) throws InterruptedException;

    /** Says what words mean that lead to no customer, or that nobody need know; open alarms follow. */
    long decideWords(Decision decision) throws InterruptedException;

    /**
     * Takes such a decision back.
     *
     * @param wordsId see {@link io.trapline.mediation.worklist.Subject#id}
     */
    long freeWords(String wordsId, String why, String operator) throws InterruptedException;

    /**
     * Says that customers are not affected by alarms, or are after all; at most {@link #TOGETHER_MAX}. Of an
     * alarm that is not open, or whose customers nobody knows, a new mark changes nothing.
     */
    long exclude(List<Exclusion> exclusions) throws InterruptedException;

    /**
     * Opens a ticket for an open alarm at once, whatever hushes it; also one that ended as a dead letter. The
     * desk is asked first whether it has one. Where a ticket lives already nothing changes.
     */
    long openTicket(String alarmId, String destination, String operator) throws InterruptedException;

    /**
     * Says which ticket an open alarm has at a destination: what is told from now on goes to that one, at once
     * what it is about. The one known before is left as it is. While one is being opened nothing changes.
     */
    long relinkTicket(Relink relink) throws InterruptedException;

    /**
     * Sends dead letters again or drops them, at most {@link #TOGETHER_MAX}; each is an input of its own. One
     * that cannot be sent again, because its alarm or ticket is over, stays where it is.
     */
    long decideLetters(List<LetterOrder> orders) throws InterruptedException;

    /**
     * Takes messages of an SNMPv3 engine again that lost its count of starts. A replay of its messages
     * from before is taken too, until its first new one.
     *
     * @param engineId in lower-case hex
     */
    long acceptEngine(String engineId, String operator) throws InterruptedException;
}
