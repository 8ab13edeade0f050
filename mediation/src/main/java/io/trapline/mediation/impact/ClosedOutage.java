package io.trapline.mediation.impact;

import io.trapline.enrichment.ServiceState;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A service was down or degraded and is up again. Whose it was is as of its end.
 *
 * @param from when it was last up before
 * @param to when it was up again
 * @param down when it was down in between
 * @param excused what of that does not count for its SLA
 * @param productId the agreement it is sold under
 * @param alarmId the alarm that began it
 */
public record ClosedOutage(
        String serviceId,
        String customerId,
        String accountId,
        @Nullable String vnoId,
        @Nullable String productId,
        int endUsers,
        long from,
        long to,
        Spans down,
        Spans excused,
        String alarmId) {

    public BigDecimal downMinutes() {
        return Meter.minutes(down.millis());
    }

    public BigDecimal excusedMinutes() {
        return Meter.minutes(excused.millis());
    }

    /** As a line whose service is up: minutes are as they were, nothing is at risk any more. */
    HurtLine line() {
        var over = new OpenOutage(serviceId, ServiceState.UP, from, down, OpenOutage.NOT_DOWN, true, alarmId);
        return new HurtLine(over, customerId, accountId, vnoId, productId, endUsers, 0, excused);
    }
}
