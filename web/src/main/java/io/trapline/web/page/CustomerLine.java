package io.trapline.web.page;

import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.web.query.CustomerColumn;
import io.trapline.web.query.Figures;
import io.trapline.web.query.Tiers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the board of affected customers.
 *
 * @param stale the BSS could not be read lately: who hangs where may have changed
 */
public record CustomerLine(Figures figures, List<CustomerColumn> columns, boolean stale) {

    public CustomerRow row() {
        return figures.row();
    }

    /** The alarm that explains it best; null when it is not on the board. */
    public @Nullable AlarmRow cause() {
        return figures.cause();
    }

    public int tierRank() {
        return Tiers.rank(row().tier());
    }

    public long down() {
        return figures.count(ServiceState.DOWN);
    }

    public long degraded() {
        return figures.count(ServiceState.DEGRADED);
    }

    public long atRisk() {
        return figures.count(ServiceState.AT_RISK);
    }

    /** Alarms beyond the one shown. */
    public int moreAlarms() {
        return Math.max(0, row().alarmIds().size() - 1);
    }

    /** Who acknowledged; empty when nobody or not everything. */
    public String acknowledgedBy() {
        AlarmRow alarm = cause();
        return !figures.acknowledged() || alarm == null ? "" : alarm.standing().acknowledgedBy();
    }

    /** How precisely the alarm was tied to this customer. */
    public Sureness sureness() {
        AlarmRow alarm = cause();
        if (stale) return Sureness.STALE;
        return alarm == null || alarm.object().isEmpty() ? Sureness.DEVICE : Sureness.EXACT;
    }

    /** True when a desk refused or lost the ticket. */
    public boolean ticketFailed() {
        String ticket = row().ticket();
        return ticket != null && ticket.endsWith("parked");
    }
}
