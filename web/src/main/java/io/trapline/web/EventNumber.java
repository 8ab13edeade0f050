package io.trapline.web;

import io.trapline.mediation.board.EventRow;
import io.trapline.mediation.board.Readings;

/** Finds a journaled message by the number in an address. */
final class EventNumber {

    private EventNumber() {}

    static EventRow find(Readings readings, String number) {
        long record;
        try {
            record = Long.parseLong(number);
        } catch (NumberFormatException e) {
            throw new Problem(400, "badParameter", "A record number is a whole number, not \"" + number + "\".");
        }
        return readings.event(record).orElseThrow(() -> Problem.notFound("event with record number", number));
    }
}
