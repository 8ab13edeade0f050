package io.trapline.mediation.board;

import io.trapline.mediation.ticket.DeadLetter;
import io.trapline.mediation.turn.LetterTurn;
import io.trapline.mediation.turn.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter: something that a desk was to be told and was not. Texts of device and desk are hostile until
 * escaped.
 *
 * @param letterId {@code destination:seq}
 * @param key of the ticket
 * @param action open, update or resolve
 * @param object with the device as received
 * @param reference the desk's id of the ticket; null when it never gave one
 * @param why what the desk said
 * @param obstacle what keeps it from being sent again, see {@link LetterTurn#obstacle}; empty when nothing does
 */
public record LetterRow(
        String letterId,
        String destination,
        long seq,
        String key,
        String action,
        String alarmId,
        String object,
        String problem,
        @Nullable String reference,
        String why,
        Instant at,
        String obstacle) {

    private static final Comparator<LetterRow> NEWEST = Comparator.comparing(LetterRow::at)
            .reversed()
            .thenComparing(LetterRow::destination)
            .thenComparing(Comparator.comparingLong(LetterRow::seq).reversed());

    static List<LetterRow> of(State state) {
        return state.tickets().letters().all().stream()
                .map(letter -> of(state, letter))
                .sorted(NEWEST)
                .toList();
    }

    private static LetterRow of(State state, DeadLetter letter) {
        var work = letter.work();
        var alarm = work.alarm();
        var ticket = state.tickets().ticket(work.key());
        return new LetterRow(
                work.destination() + ":" + work.seq(),
                work.destination(),
                work.seq(),
                work.key(),
                work.action().name().toLowerCase(Locale.ROOT),
                alarm.id(),
                (alarm.evidence().value() + " " + alarm.object()).strip(),
                alarm.specificProblem(),
                ticket.map(t -> t.reference()).orElse(work.reference()),
                letter.why(),
                Times.instant(letter.at().wallNanos()),
                LetterTurn.obstacle(state, letter));
    }
}
