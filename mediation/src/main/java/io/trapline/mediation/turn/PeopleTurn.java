package io.trapline.mediation.turn;

import io.trapline.mediation.Change;
import io.trapline.mediation.Input;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.ClearKind;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.alarm.DeedBook;
import io.trapline.mediation.alarm.Standing;

/** What people do to alarms. What changed nothing leaves no trace but its input. */
final class PeopleTurn {

    private final AlarmTurn alarms;
    private final TicketTurn tickets;
    private final Places places;

    PeopleTurn(AlarmTurn alarms, TicketTurn tickets, Places places) {
        this.alarms = alarms;
        this.tickets = tickets;
        this.places = places;
    }

    void act(Turn turn, Input.OperatorAction action) {
        switch (action.action()) {
            // No alarm has such an id: others act, this is its record.
            case ACCEPT_ENGINE, CANCEL_MAINTENANCE, FREE_WORDS -> {}
            case COMMENT_CUSTOMER -> noted(turn, DeedBook.customer(action.alarmId()), Deed.COMMENT, action);
            case COMMENT -> {
                var book = turn.state().alarms();
                if (book.open(action.alarmId()).isPresent()
                        || book.cleared(action.alarmId()).isPresent()) {
                    noted(turn, action.alarmId(), Deed.COMMENT, action);
                }
            }
            default -> turn.state().alarms().open(action.alarmId()).ifPresent(alarm -> act(turn, alarm, action));
        }
    }

    private void act(Turn turn, Alarm alarm, Input.OperatorAction action) {
        String id = alarm.id();
        String operator = action.operator();
        switch (action.action()) {
            case ACKNOWLEDGE -> {
                turn.apply(new Change.AlarmAcknowledged(id, true, operator));
                noted(turn, id, "ack", action);
            }
            case UNACKNOWLEDGE -> {
                turn.apply(new Change.AlarmAcknowledged(id, false, operator));
                noted(turn, id, "unack", action);
            }
            case CLEAR -> {
                alarms.end(turn, alarm, ClearKind.BY_OPERATOR, operator);
                noted(turn, id, "clear", action);
            }
            case CLEAR_BY_TICKET -> {
                alarms.end(turn, alarm, ClearKind.BY_TICKET, action.text());
                noted(turn, id, "clearByTicket", action);
            }
            case SHELVE -> {
                long until = turn.at().streamNanos() + action.nanos();
                turn.apply(new Change.AlarmShelved(id, new Standing.Shelf(operator, until, cut(action.text()))));
                noted(turn, id, "shelve", action);
            }
            case UNSHELVE -> {
                if (alarm.standing().shelf() != null) {
                    turn.apply(new Change.AlarmShelved(id, null));
                    noted(turn, id, "unshelve", action);
                    turn.state().alarms().open(id).ifPresent(back -> tickets.told(turn, back));
                }
            }
            case VERIFY -> {
                turn.apply(new Change.AlarmDoubted(id, ""));
                noted(turn, id, "verify", action);
            }
            case OPEN_TICKET -> {
                if (tickets.open(turn, alarm, action.text())) {
                    noted(turn, id, Deed.OPEN_TICKET, action);
                }
            }
            case GROUP -> group(turn, alarm, action);
            case UNGROUP -> pin(turn, alarm, "", "ungroup", action);
            case ACCEPT_ENGINE, CANCEL_MAINTENANCE, COMMENT, COMMENT_CUSTOMER, FREE_WORDS -> {}
        }
    }

    /** Nothing is its own cause, over however many others. */
    private void group(Turn turn, Alarm alarm, Input.OperatorAction action) {
        var book = turn.state().alarms();
        String parent = action.text();
        if (book.open(parent).isPresent() && !Kin.below(book, parent, alarm.id())) {
            pin(turn, alarm, parent, "group", action);
        }
    }

    private void pin(Turn turn, Alarm alarm, String parent, String what, Input.OperatorAction action) {
        turn.apply(new Change.AlarmPinned(alarm.id(), parent));
        noted(turn, alarm.id(), what, action);
        if (alarm.self()) {
            places.bind(turn, alarm);
        } else {
            places.relocate(turn, alarm);
        }
    }

    private static void noted(Turn turn, String subject, String what, Input.OperatorAction action) {
        turn.apply(new Change.DeedDone(subject, new Deed(turn.at(), action.operator(), what, cut(action.text()))));
    }

    static String cut(String text) {
        return text.length() <= Deed.TEXT_MAX ? text : text.substring(0, Deed.TEXT_MAX);
    }
}
