package io.trapline.mediation.board;

import java.time.Instant;
import java.util.List;

/**
 * What could not be tied to customers, worst first. Messages that wait for an inventory are neither
 * matched nor unmatched.
 *
 * @param since from when on events are counted
 * @param matched events that led to customers
 * @param unmatched events that did not, without those that people decided about
 * @param coveragePercent matched of both; 100 when there were none
 * @param groupsDropped groups that were forgotten because there were too many
 */
public record UnmatchedView(
        Instant since,
        long matched,
        long unmatched,
        double coveragePercent,
        int total,
        long groupsDropped,
        List<UnmatchedRow> items) {}
