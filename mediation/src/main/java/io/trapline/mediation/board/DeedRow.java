package io.trapline.mediation.board;

import io.trapline.mediation.alarm.Deed;
import java.time.Instant;
import java.util.List;

/**
 * What somebody did or said about an alarm or a customer.
 *
 * @param recordNumber of the journaled action
 * @param what a word: ack, unack, clear, clearByTicket, shelve, unshelve, comment, verify
 * @param text comment, reason or reference, from a person: hostile until escaped
 */
public record DeedRow(long recordNumber, Instant at, String operator, String what, String text) {

    static List<DeedRow> of(List<Deed> deeds) {
        return deeds.stream()
                .map(d -> new DeedRow(
                        d.at().number(), Times.instant(d.at().wallNanos()), d.operator(), d.what(), d.text()))
                .toList();
    }
}
