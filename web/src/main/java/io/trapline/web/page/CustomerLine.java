package io.trapline.web.page;

import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.web.query.BoardIndex;
import io.trapline.web.query.Tiers;
import org.jspecify.annotations.Nullable;

/**
 * One row of the board of affected customers.
 *
 * @param cause the alarm that explains it best; null when it is not on the board
 */
public record CustomerLine(CustomerRow row, @Nullable AlarmRow cause, long down, long degraded, long atRisk) {

    public static CustomerLine of(CustomerRow row, BoardIndex index) {
        return new CustomerLine(
                row,
                index.cause(row).orElse(null),
                count(row, ServiceState.DOWN),
                count(row, ServiceState.DEGRADED),
                count(row, ServiceState.AT_RISK));
    }

    private static long count(CustomerRow row, ServiceState state) {
        return row.services().stream().filter(s -> s.state() == state).count();
    }

    public int tierRank() {
        return Tiers.rank(row.tier());
    }

    /** Alarms beyond the one shown. */
    public int moreAlarms() {
        return Math.max(0, row.alarmIds().size() - 1);
    }

    /** For those who hear the page instead of seeing it. */
    public String servicesAloud() {
        return down + " down, " + degraded + " degraded, " + atRisk + " at risk";
    }
}
