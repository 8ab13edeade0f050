package io.trapline.mediation.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is true of an alarm beside its life cycle, as readers see it.
 *
 * @param lifecycle {@code raised}, {@code updated}, {@code cleared}
 * @param acknowledgedBy empty when nobody did
 * @param suppressions why nobody is notified: {@code maintenance}, {@code flapping}, {@code parent}, {@code shelved}
 * @param turnsPerHour rate of raises and clears while it flaps; else 0
 * @param shelvedUntil stream time; null when it is not shelved
 * @param parentId alarm that is the cause of this one; empty when there is none
 * @param windows ids of the maintenance windows it falls into
 * @param unverified why it may long be over; empty when it is certain
 * @param firstRaisedAt before any reopening
 * @param clearKind byEvent, byOperator, byTimeout, byTicket, byPoll; empty while open
 * @param deeds how many things people did and said
 */
public record AlarmStanding(
        String lifecycle,
        String acknowledgedBy,
        List<String> suppressions,
        long reopens,
        double turnsPerHour,
        @Nullable Instant shelvedUntil,
        String shelvedBy,
        String shelvedWhy,
        String parentId,
        List<String> windows,
        String unverified,
        Instant firstRaisedAt,
        String clearKind,
        String clearedBy,
        int deeds) {

    /** An alarm of which nothing more is to be said. */
    public static AlarmStanding plain(String lifecycle, Instant raisedAt) {
        return new AlarmStanding(lifecycle, "", List.of(), 0, 0, null, "", "", "", List.of(), "", raisedAt, "", "", 0);
    }

    public boolean shelved() {
        return shelvedUntil != null;
    }

    public boolean flapping() {
        return suppressions.contains("flapping");
    }
}
