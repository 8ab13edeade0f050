package io.trapline.web.query;

import io.trapline.mediation.impact.CustomerImpact;
import io.trapline.mediation.impact.Measures;
import io.trapline.mediation.impact.Meter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Minutes and money of one customer as they stood at one moment and how they go on, so that pages need not
 * be worked out again every second.
 *
 * @param at milliseconds of stream time
 * @param measures as of then
 * @param perMinute customer-minutes that a minute adds: 1 while a service is down, else 0
 * @param target of {@code breach}, in seconds; 0 when there is none
 */
public record Gauge(
        long at,
        Measures measures,
        BigDecimal perMinute,
        @Nullable Deadline breach,
        @Nullable Deadline creditStep,
        long target) {

    private static final long MINUTE = 60_000;

    /** A gauge that is older is read again: the clock of an SLA may have stopped or started. */
    private static final long KEPT_MILLIS = 5 * MINUTE;

    static Gauge of(CustomerImpact impact, Meter meter) {
        Measures now = meter.of(impact);
        if (impact.lines().isEmpty()) return new Gauge(meter.now(), now, BigDecimal.ZERO, null, null, 0);
        Measures then = new Meter(meter.business(), meter.site(), meter.now() + MINUTE).of(impact);
        Long target = now.restoreTarget();
        return new Gauge(
                meter.now(),
                now,
                then.customerMinutesLost().subtract(now.customerMinutesLost()),
                deadline(meter.now(), now.timeToBreach(), then.timeToBreach()),
                deadline(meter.now(), now.timeToNextCreditStep(), then.timeToNextCreditStep()),
                target == null ? 0 : target);
    }

    private static @Nullable Deadline deadline(long now, @Nullable Long before, @Nullable Long after) {
        if (before == null) return null;
        return after == null ? new Deadline(now + before * 1_000, true) : Deadline.of(now, before, after);
    }

    /** False when it must be read again. */
    boolean holds(long now) {
        Deadline step = creditStep;
        return now - at < KEPT_MILLIS && now >= at && (step == null || !step.runs() || !step.past(now));
    }

    /** True when the restore target is due before so many milliseconds, or is past. */
    boolean breachWithin(long millis, long now) {
        Deadline due = breach;
        return due != null && due.left(now) < millis;
    }

    /** Customer-minutes lost by then. */
    public BigDecimal minutes(long now) {
        return measures.customerMinutesLost()
                .add(perMinute
                        .multiply(BigDecimal.valueOf(Math.max(0, now - at)))
                        .divide(BigDecimal.valueOf(MINUTE), 3, java.math.RoundingMode.HALF_UP));
    }
}
