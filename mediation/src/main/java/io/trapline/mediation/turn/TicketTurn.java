package io.trapline.mediation.turn;

import io.trapline.enrichment.Impact;
import io.trapline.mediation.Change;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.forward.TicketWork.Action;
import io.trapline.mediation.ticket.DeadLetter;
import io.trapline.mediation.ticket.Symptoms;
import io.trapline.mediation.ticket.Ticket;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What alarms mean for tickets. */
final class TicketTurn {

    private final Policy policy;

    TicketTurn(Policy policy) {
        this.policy = policy;
    }

    /**
     * The alarm is new, came back or was looked up again: plan tickets that it lacks, update those that say
     * something else. What is suppressed waits until it is told again. An alarm that affects nobody any more,
     * because people said so, opens no ticket; the one that is open is told.
     */
    void told(Turn turn, Alarm alarm) {
        boolean hurts = hurts(turn, alarm);
        if (alarm.standing().quiet() || !hurts && !(alarm.impact() instanceof Impact.Known)) {
            return;
        }
        var tickets = turn.state().tickets();
        for (Policy.Destination destination : policy.destinations()) {
            String key = key(destination, alarm);
            var mine = tickets.ticket(key).filter(t -> t.phase() != Ticket.Phase.COALESCED);
            if (!hurts && mine.filter(t -> t.phase() == Ticket.Phase.PLANNED).isPresent()) {
                turn.apply(new Change.TicketCoalesced(key));
            } else if (mine.isEmpty() && hurts) {
                turn.apply(new Change.TicketPlanned(key, destination.name(), alarm.id(), due(turn, destination)));
            } else {
                mine.filter(t -> t.phase().live() && t.phase() != Ticket.Phase.PLANNED)
                        .filter(t -> differs(turn, t, alarm))
                        .ifPresent(t -> release(turn, t, Action.UPDATE, alarm));
            }
        }
    }

    /**
     * An alarm follows from another one now, or hurts others than before: a ticket that their cause lacks is planned,
     * the desk that has one is told after the grouping wait, however many there are by then.
     */
    void joined(Turn turn, String alarmId) {
        var book = turn.state().alarms();
        Alarm cause = Following.cause(book, alarmId).orElse(null);
        if (cause == null || cause.id().equals(alarmId) || cause.standing().quiet()) {
            return;
        }
        boolean hurts = itself(cause)
                || book.open(alarmId).filter(TicketTurn::itself).isPresent()
                || Following.hurts(book, alarmId);
        for (Policy.Destination destination : policy.destinations()) {
            Ticket mine = mine(turn, destination, cause);
            if (mine == null && hurts) {
                turn.apply(new Change.TicketPlanned(
                        key(destination, cause), destination.name(), cause.id(), due(turn, destination)));
            } else {
                stale(turn, destination, mine);
            }
        }
    }

    /** An alarm does not follow from this one any more. */
    void left(Turn turn, String causeId) {
        Alarm cause = Following.cause(turn.state().alarms(), causeId).orElse(null);
        if (cause == null || cause.standing().quiet()) {
            return;
        }
        for (Policy.Destination destination : policy.destinations()) {
            Ticket mine = mine(turn, destination, cause);
            if (mine != null && mine.phase() == Ticket.Phase.PLANNED && !hurts(turn, cause)) {
                turn.apply(new Change.TicketCoalesced(mine.key()));
            } else {
                stale(turn, destination, mine);
            }
        }
    }

    private @Nullable Ticket mine(Turn turn, Policy.Destination destination, Alarm alarm) {
        return turn.state()
                .tickets()
                .ticket(key(destination, alarm))
                .filter(ticket -> ticket.phase() != Ticket.Phase.COALESCED)
                .orElse(null);
    }

    private static void stale(Turn turn, Policy.Destination destination, @Nullable Ticket ticket) {
        if (ticket != null
                && ticket.phase().live()
                && ticket.phase() != Ticket.Phase.PLANNED
                && !turn.state().tickets().stale().containsKey(ticket.key())) {
            turn.apply(new Change.TicketStale(ticket.key(), due(turn, destination)));
        }
    }

    private static long due(Turn turn, Policy.Destination destination) {
        return turn.at().streamNanos() + destination.groupingWait().toNanos();
    }

    private static boolean hurts(Turn turn, Alarm alarm) {
        return itself(alarm) || Following.hurts(turn.state().alarms(), alarm.id());
    }

    private static boolean itself(Alarm alarm) {
        return alarm.impact() instanceof Impact.Known known && known.customers() > 0;
    }

    private static boolean differs(Turn turn, Ticket ticket, Alarm alarm) {
        return !ticket.digest().equals(Following.of(turn.state(), alarm.id()).digest(alarm));
    }

    /** A person wants a ticket now; false where there is one, or no such destination. */
    boolean open(Turn turn, Alarm alarm, String name) {
        for (Policy.Destination destination : policy.destinations()) {
            String key = key(destination, alarm);
            var mine = turn.state().tickets().ticket(key);
            boolean lives = mine.filter(t -> t.phase().live() && t.phase() != Ticket.Phase.PLANNED
                            || t.phase() == Ticket.Phase.RESOLVING)
                    .isPresent();
            if (destination.name().equals(name) && !lives) {
                openLetters(turn, name, key).forEach(letter -> turn.apply(taken(letter, false)));
                if (mine.filter(t -> t.phase() == Ticket.Phase.PLANNED).isEmpty()) {
                    turn.apply(new Change.TicketPlanned(
                            key, name, alarm.id(), turn.at().streamNanos()));
                }
                turn.state().tickets().ticket(key).ifPresent(ticket -> release(turn, ticket, Action.OPEN, alarm));
                return true;
            }
        }
        return false;
    }

    /** The alarm ended. Of two that have one ticket, as a person said, the one that ends last resolves it. */
    void ended(Turn turn, Alarm cleared) {
        for (Ticket ticket : turn.state().tickets().of(cleared.id())) {
            if (ticket.phase() == Ticket.Phase.PLANNED) {
                turn.apply(new Change.TicketCoalesced(ticket.key()));
            } else if (ticket.phase().live() && turn.state().tickets().shared(ticket)) {
                turn.apply(new Change.TicketLeft(ticket.key()));
            } else if (ticket.phase().live()) {
                release(turn, ticket, Action.RESOLVE, cleared);
            }
        }
    }

    /** Releases the opens that are due by now, by (deadline, key), then what follows from alarms told before. */
    void deadlines(Turn turn, long streamNanos) {
        var tickets = turn.state().tickets();
        for (var due = tickets.dueBy(streamNanos); due.isPresent(); due = tickets.dueBy(streamNanos)) {
            Ticket ticket = due.get();
            var alarm = turn.state().alarms().open(ticket.alarmId());
            if (alarm.isPresent() && !alarm.get().standing().quiet()) {
                release(turn, ticket, Action.OPEN, alarm.get());
            } else {
                turn.apply(new Change.TicketCoalesced(ticket.key()));
            }
        }
        for (var stale = tickets.staleBy(streamNanos); stale.isPresent(); stale = tickets.staleBy(streamNanos)) {
            Ticket ticket = stale.get();
            Alarm alarm = turn.state().alarms().open(ticket.alarmId()).orElse(null);
            if (alarm != null && !alarm.standing().quiet() && differs(turn, ticket, alarm)) {
                release(turn, ticket, Action.UPDATE, alarm);
            } else {
                turn.apply(new Change.TicketStale(ticket.key(), Long.MAX_VALUE));
            }
        }
    }

    /** Dead letters of the open of a ticket. */
    static List<DeadLetter> openLetters(Turn turn, String destination, String key) {
        return turn.state().tickets().letters().ofTicket(destination, key).stream()
                .filter(letter -> letter.work().action() == Action.OPEN)
                .toList();
    }

    static Change.LetterTaken taken(DeadLetter letter, boolean dropped) {
        return new Change.LetterTaken(letter.work().destination(), letter.work().seq(), dropped);
    }

    static void release(Turn turn, Ticket ticket, Action action, Alarm alarm) {
        String link = turn.state().tickets().link(ticket.key());
        release(turn, new Target(ticket.destination(), ticket.key(), link), action, alarm);
    }

    /** @param reference the desk's id, where a person said which it is; else null */
    record Target(String destination, String key, @Nullable String reference) {}

    static void release(Turn turn, Target to, Action action, Alarm alarm) {
        long seq = turn.state().tickets().nextSeq(to.destination());
        List<String> without = List.copyOf(turn.state().exclusions().customers(alarm.id()));
        // What still stands when a cause is over does not follow from it any more: it stands for itself.
        Symptoms symptoms = action == Action.RESOLVE ? Symptoms.NONE : Following.of(turn.state(), alarm.id());
        turn.apply(new Change.WorkReleased(
                seq, to.destination(), to.key(), action, alarm, without, to.reference(), symptoms));
    }

    /** The key of an alarm's ticket at a destination; empty where none of that name is configured. */
    Optional<String> key(String name, Alarm alarm) {
        return policy.destinations().stream()
                .filter(destination -> destination.name().equals(name))
                .findFirst()
                .map(destination -> key(destination, alarm));
    }

    boolean configured(String name) {
        return policy.destinations().stream()
                .anyMatch(destination -> destination.name().equals(name));
    }

    /** Each reopening is a generation of its own. */
    private String key(Policy.Destination destination, Alarm alarm) {
        long generation = alarm.standing().reopens() + 1;
        return policy.installation() + ":" + destination.name() + ":" + alarm.id() + ":" + generation;
    }
}
