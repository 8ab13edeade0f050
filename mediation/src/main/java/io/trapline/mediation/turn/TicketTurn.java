package io.trapline.mediation.turn;

import io.trapline.enrichment.Impact;
import io.trapline.mediation.Change;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.forward.TicketWork.Action;
import io.trapline.mediation.ticket.DeadLetter;
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
        if (!(alarm.impact() instanceof Impact.Known known) || alarm.standing().quiet()) {
            return;
        }
        var tickets = turn.state().tickets();
        for (Policy.Destination destination : policy.destinations()) {
            String key = key(destination, alarm);
            var mine = tickets.ticket(key).filter(t -> t.phase() != Ticket.Phase.COALESCED);
            if (known.customers() == 0
                    && mine.filter(t -> t.phase() == Ticket.Phase.PLANNED).isPresent()) {
                turn.apply(new Change.TicketCoalesced(key));
            } else if (mine.isEmpty() && known.customers() > 0) {
                long due = turn.at().streamNanos() + destination.groupingWait().toNanos();
                turn.apply(new Change.TicketPlanned(key, destination.name(), alarm.id(), due));
            } else {
                mine.filter(t -> t.phase().live() && t.phase() != Ticket.Phase.PLANNED)
                        .filter(t -> !t.digest().equals(known.digest()))
                        .ifPresent(t -> release(turn, t, Action.UPDATE, alarm));
            }
        }
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

    /** Releases the opens that are due by now, by (deadline, key). */
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
        turn.apply(new Change.WorkReleased(seq, to.destination(), to.key(), action, alarm, without, to.reference()));
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
