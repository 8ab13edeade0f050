package io.trapline.mediation.turn;

import io.trapline.mediation.Change;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.forward.TicketWork.Action;
import io.trapline.mediation.ticket.DeadLetter;
import io.trapline.mediation.ticket.LetterOrder;
import io.trapline.mediation.ticket.Relink;
import io.trapline.mediation.ticket.Ticket;
import org.jspecify.annotations.Nullable;

/** What people decide about tickets: which one an alarm has, and what becomes of dead letters. */
public final class LetterTurn {

    private final TicketTurn tickets;

    LetterTurn(TicketTurn tickets) {
        this.tickets = tickets;
    }

    /**
     * Names the ticket and tells the desk at once what it is about: that shows whether there is such a ticket.
     * What was on its way to be planned or parked is answered for by that.
     */
    void relink(Turn turn, Relink said) {
        Alarm alarm = turn.state().alarms().open(said.alarmId()).orElse(null);
        String key =
                alarm == null ? null : tickets.key(said.destination(), alarm).orElse(null);
        if (alarm == null || key == null) {
            return;
        }
        var book = turn.state().tickets();
        Ticket before = book.ticket(key).orElse(null);
        if (before != null && (before.phase() == Ticket.Phase.SENDING || before.phase() == Ticket.Phase.RESOLVING)) {
            return;
        }
        if (before != null && before.phase() == Ticket.Phase.PLANNED) {
            turn.apply(new Change.TicketCoalesced(key));
        }
        book.letters().ofTicket(said.destination(), key).stream()
                .filter(letter -> letter.work().action() != Action.RESOLVE)
                .forEach(letter -> turn.apply(TicketTurn.taken(letter, true)));
        turn.apply(new Change.TicketLinked(key, said.destination(), alarm.id(), said.reference()));
        book.ticket(key).ifPresent(ticket -> TicketTurn.release(turn, ticket, Action.UPDATE, alarm));
        String was = before == null || before.reference() == null ? "" : " (" + before.reference() + ")";
        String text = said.destination() + ": " + said.reference() + was;
        done(turn, alarm.id(), said.operator(), Deed.RELINK, reasoned(text, said.why()));
    }

    void decide(Turn turn, LetterOrder order) {
        DeadLetter letter = turn.state()
                .tickets()
                .letters()
                .of(order.destination(), order.seq())
                .orElse(null);
        if (letter == null) {
            return;
        }
        if (order.drop()) {
            turn.apply(TicketTurn.taken(letter, true));
        } else if (tickets.configured(order.destination())
                && obstacle(turn.state(), letter).isEmpty()) {
            turn.apply(TicketTurn.taken(letter, false));
            again(turn, letter);
        } else {
            return;
        }
        String text = order.destination() + ": " + letter.work().action().name().toLowerCase(java.util.Locale.ROOT);
        done(
                turn,
                letter.work().alarm().id(),
                order.operator(),
                order.drop() ? Deed.DROP : Deed.RESEND,
                reasoned(text, order.why()));
    }

    /**
     * A word for what keeps a dead letter from being sent again; empty when nothing does. {@code alarmOver}:
     * there is nothing left to open a ticket for; {@code hasTicket}: there is one by now; {@code ticketOver}:
     * the ticket is not open any more.
     */
    public static String obstacle(State state, DeadLetter letter) {
        String key = letter.work().key();
        Ticket ticket = state.tickets().ticket(key).orElse(null);
        Ticket.Phase phase = ticket == null ? null : ticket.phase();
        return switch (letter.work().action()) {
            case OPEN -> {
                boolean stands = state.alarms()
                        .open(letter.work().alarm().id())
                        .filter(alarm -> alarm.standing().reopens() + 1 == Ticket.generation(key))
                        .isPresent();
                yield !stands ? "alarmOver" : phase != null && there(phase) ? "hasTicket" : "";
            }
            case UPDATE -> phase == Ticket.Phase.OPEN || phase == Ticket.Phase.UPDATING ? "" : "ticketOver";
            case RESOLVE -> phase == null || phase == Ticket.Phase.PARKED ? "" : "ticketOver";
        };
    }

    private static boolean there(Ticket.Phase phase) {
        return phase != Ticket.Phase.PLANNED && (phase.live() || phase == Ticket.Phase.RESOLVING);
    }

    /** With the alarm as it stands now; as it stood at its end where that is what the desk must know. */
    private static void again(Turn turn, DeadLetter letter) {
        var work = letter.work();
        var book = turn.state().tickets();
        if (work.action() == Action.OPEN) {
            if (book.ticket(work.key())
                    .filter(t -> t.phase() == Ticket.Phase.PLANNED)
                    .isEmpty()) {
                turn.apply(new Change.TicketPlanned(
                        work.key(),
                        work.destination(),
                        work.alarm().id(),
                        turn.at().streamNanos()));
            }
            open(turn, work.alarm().id(), work.key());
        } else {
            Alarm alarm = work.action() == Action.RESOLVE
                    ? work.alarm()
                    : turn.state().alarms().open(work.alarm().id()).orElse(work.alarm());
            String link = book.link(work.key());
            var to = new TicketTurn.Target(work.destination(), work.key(), link == null ? work.reference() : link);
            TicketTurn.release(turn, to, work.action(), alarm);
        }
    }

    private static void open(Turn turn, String alarmId, String key) {
        turn.state()
                .alarms()
                .open(alarmId)
                .ifPresent(alarm -> turn.state()
                        .tickets()
                        .ticket(key)
                        .ifPresent(ticket -> TicketTurn.release(turn, ticket, Action.OPEN, alarm)));
    }

    private static String reasoned(String text, @Nullable String why) {
        return why == null || why.isEmpty() ? text : text + ": " + why;
    }

    /** Where nobody keeps the alarm any more, the journal alone does. */
    private static void done(Turn turn, String alarmId, String operator, String what, String text) {
        var alarms = turn.state().alarms();
        if (alarms.open(alarmId).isPresent() || alarms.cleared(alarmId).isPresent()) {
            turn.apply(new Change.DeedDone(alarmId, new Deed(turn.at(), operator, what, PeopleTurn.cut(text))));
        }
    }
}
