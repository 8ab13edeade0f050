package io.trapline.mediation.inbox;

import java.time.Instant;
import java.util.List;

/**
 * The inbox at a time; immutable.
 *
 * @param version grows with every change
 * @param since when counting began
 * @param total unknown traps counted since, also those without a place
 * @param overflow those of them that found the table full: counted, in no group
 * @param gone those of them whose records the journal had let go before they were looked at
 * @param groupsMax groups that have a place
 * @param rows newest first
 */
public record InboxView(
        long version, Instant since, long total, long overflow, long gone, int groupsMax, List<InboxRow> rows) {

    /** Nothing came yet. */
    public static InboxView empty(Instant since) {
        return new InboxView(0, since, 0, 0, 0, InboxTable.GROUPS_MAX, List.of());
    }
}
