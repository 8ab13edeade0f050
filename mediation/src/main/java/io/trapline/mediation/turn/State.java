package io.trapline.mediation.turn;

import io.trapline.mediation.Change;
import io.trapline.mediation.EventNote;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.alarm.AlarmBook;
import io.trapline.mediation.alarm.ClaimBook;
import io.trapline.mediation.complaint.Chatter;
import io.trapline.mediation.complaint.ComplaintBook;
import io.trapline.mediation.exclusion.ExclusionBook;
import io.trapline.mediation.inform.InformWindow;
import io.trapline.mediation.maintenance.WindowBook;
import io.trapline.mediation.poll.PollBook;
import io.trapline.mediation.task.TaskBook;
import io.trapline.mediation.ticket.TicketBook;
import io.trapline.mediation.worklist.DecisionBook;
import io.trapline.mediation.worklist.Subject;
import io.trapline.mediation.worklist.UnmatchedBook;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the mediator remembers. Changes only through {@link #evolve}; the same outcomes in the
 * same order give the same state. Owned by one thread.
 */
public final class State {

    private final AlarmBook alarms = new AlarmBook();
    private final WindowBook windows = new WindowBook();
    private final DecisionBook decisions = new DecisionBook();
    private final UnmatchedBook unmatched = new UnmatchedBook();
    private final ExclusionBook exclusions = new ExclusionBook();
    private final TicketBook tickets = new TicketBook();
    private final TaskBook tasks = new TaskBook();
    private final InformWindow informs = new InformWindow();
    private final ClaimBook claims = new ClaimBook();
    private final ComplaintBook complaints = new ComplaintBook();
    private final Chatter chatter = new Chatter();
    private final PollBook polls = new PollBook();
    private final LinkedHashSet<String> reevaluation = new LinkedHashSet<>();
    private @Nullable String inventoryVersion;
    private boolean bssAway;
    private @Nullable String rulesVersion;
    private long decided;
    private long streamNanos;

    public AlarmBook alarms() {
        return alarms;
    }

    public WindowBook windows() {
        return windows;
    }

    /** What people decided about words that lead to no customer. */
    public DecisionBook decisions() {
        return decisions;
    }

    /** Those words, counted. */
    public UnmatchedBook unmatched() {
        return unmatched;
    }

    /** Customers whom people said an alarm does not affect. */
    public ExclusionBook exclusions() {
        return exclusions;
    }

    public TicketBook tickets() {
        return tickets;
    }

    /** What other systems asked for. */
    public TaskBook tasks() {
        return tasks;
    }

    public ClaimBook claims() {
        return claims;
    }

    public ComplaintBook complaints() {
        return complaints;
    }

    public Chatter chatter() {
        return chatter;
    }

    /** What devices were asked about alarms in doubt. */
    public PollBook polls() {
        return polls;
    }

    public InformWindow informs() {
        return informs;
    }

    /** Version of the inventory in use; null before the first. */
    public @Nullable String inventoryVersion() {
        return inventoryVersion;
    }

    /** True while the BSS cannot be read: the inventory in use is the last that was good. */
    public boolean bssAway() {
        return bssAway;
    }

    /** Version of the rules in use; null before the first. */
    public @Nullable String rulesVersion() {
        return rulesVersion;
    }

    /** Ids of open alarms still to be looked up again, in order. */
    public List<String> reevaluation() {
        return List.copyOf(reevaluation);
    }

    /** How many open alarms are still to be looked up again. */
    public int reevaluationSize() {
        return reevaluation.size();
    }

    /** The first {@code count} of {@link #reevaluation}, without copying the rest. */
    List<String> reevaluationFirst(int count) {
        return reevaluation.stream().limit(count).toList();
    }

    /** Number of the newest input whose outcome is in here. */
    public long decided() {
        return decided;
    }

    /** Stream time of that input. */
    public long streamNanos() {
        return streamNanos;
    }

    /** Evolves by a whole outcome, as read back from the outcome journal. */
    public void evolve(Outcome outcome) {
        for (Change change : outcome.changes()) {
            evolve(change, outcome.stamp());
        }
        heard(outcome.note(), outcome.stamp());
        advance(outcome);
    }

    /** Evolves by one change that the input at {@code at} decided. */
    void evolve(Change change, Stamp at) {
        alarms.evolve(change);
        tickets.evolve(change, at);
        tasks.evolve(change, at);
        windows.evolve(change);
        claims.evolve(change, at.streamNanos());
        complaints.evolve(change);
        chatter.evolve(change);
        decisions.evolve(change);
        polls.evolve(change, at);
        exclusions.evolve(change);
        switch (change) {
            case Change.AlarmCleared c -> reevaluation.remove(c.alarmId());
            case Change.InformSeen c -> informs.see(c.key(), at.streamNanos());
            case Change.InventoryUsed c -> inventoryVersion = c.version();
            case Change.BssStood c -> stood(c.away());
            case Change.RulesUsed c -> rulesVersion = c.version();
            case Change.ReevaluationQueued c -> queue(c);
            case Change.KinQueued c -> {
                reevaluation.addAll(alarms.childrenOf(c.parent()));
                reevaluation.addAll(alarms.raisedSince(c.sinceNanos()));
            }
            case Change.WordsDecided c -> spoken(c.kept().decision().subject());
            case Change.WordsFreed c -> spoken(c.subject());
            case Change.ReevaluationTaken c -> reevaluationFirst(c.count()).forEach(reevaluation::remove);
            default -> {}
        }
    }

    /** A message was decided on. */
    void heard(@Nullable EventNote note, Stamp at) {
        if (note != null) {
            chatter.heard(note, Math.max(streamNanos, at.streamNanos()));
        }
    }

    /** An input is decided, and its changes are in here. */
    void advance(Outcome outcome) {
        unmatched.add(outcome, alarms);
        Stamp at = outcome.stamp();
        decided = at.number();
        streamNanos = Math.max(streamNanos, at.streamNanos());
    }

    /** Puts back what a snapshot holds beside alarms, tickets and informs. */
    public void restore(
            @Nullable String inventory, @Nullable String rules, long number, long stream, List<String> toReevaluate) {
        inventoryVersion = inventory;
        rulesVersion = rules;
        decided = number;
        streamNanos = stream;
        reevaluation.addAll(toReevaluate);
    }

    /** Puts back whether it was away. */
    public void restoreBss(boolean away) {
        bssAway = away;
    }

    private void stood(boolean away) {
        bssAway = away;
        if (!away) {
            alarms.open().stream()
                    .filter(alarm -> Places.pending(alarm.impact()))
                    .forEach(alarm -> reevaluation.add(alarm.id()));
        }
    }

    private void spoken(Subject subject) {
        alarms.open().stream().filter(subject::touches).forEach(alarm -> reevaluation.add(alarm.id()));
    }

    private void queue(Change.ReevaluationQueued c) {
        if (c.everything()) {
            alarms.open().forEach(alarm -> reevaluation.add(alarm.id()));
        } else {
            reevaluation.addAll(alarms.touching(new java.util.HashSet<>(c.changedResources())));
        }
    }
}
