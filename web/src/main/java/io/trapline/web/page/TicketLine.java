package io.trapline.web.page;

import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.LetterRow;
import io.trapline.mediation.board.TicketRow;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A ticket and the alarm it is about, and how far what the desk has is from what it should have.
 *
 * @param letter the newest thing that the desk was not told of it; null when it was told all
 */
public record TicketLine(
        AlarmRow alarm, TicketRow ticket, @Nullable LetterRow letter) {

    public TicketLine(AlarmRow alarm, TicketRow ticket) {
        this(alarm, ticket, null);
    }

    /** @param letters all there are, the newest first */
    static TicketLine of(AlarmRow alarm, TicketRow ticket, List<LetterRow> letters) {
        return new TicketLine(
                alarm,
                ticket,
                letters.stream()
                        .filter(letter -> letter.key().equals(ticket.key())
                                && letter.destination().equals(ticket.destination()))
                        .findFirst()
                        .orElse(null));
    }

    /** States of a ticket that there is, or will be, at the desk. */
    public static final Set<String> LIVING = Set.of("sending", "open", "updating", "resolving", "unknown");

    /**
     * One word: {@code same}; {@code underway} while something is on its way; {@code missing} when the alarm is
     * open and the desk has no ticket; {@code left} when the alarm is over and the desk's ticket is not; {@code behind} when the desk was not told
     * what the alarm is now.
     */
    public String drift() {
        if (!newest()) return "same";
        boolean over = alarm.clearedAt() != null;
        return switch (ticket.state()) {
            case "planned", "sending", "updating", "resolving", "unknown" -> "underway";
            case "parked" -> over ? ticket.reference() == null ? "same" : "left" : "missing";
            case "open" -> over ? "left" : letter == null ? "same" : "behind";
            case "resolved", "coalesced" -> over ? "same" : "missing";
            default -> "same";
        };
    }

    /** True when a person can have it opened again. */
    public boolean canOpen() {
        return newest() && alarm.clearedAt() == null && !LIVING.contains(ticket.state());
    }

    /** False for the ticket of a time before the alarm was raised again, which is history. */
    private boolean newest() {
        return alarm.tickets().stream()
                .filter(other -> other.destination().equals(ticket.destination()))
                .reduce((before, after) -> after)
                .filter(ticket::equals)
                .isPresent();
    }
}
