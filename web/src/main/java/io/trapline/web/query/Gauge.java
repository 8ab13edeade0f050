package io.trapline.web.query;

import io.trapline.mediation.impact.CustomerImpact;
import io.trapline.mediation.impact.Measures;
import io.trapline.mediation.impact.Meter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Minutes and money of one customer as they stood at one moment and how they go on, so that pages need not
 * be worked out again every second.
 *
 * @param at milliseconds of stream time
 * @param measures as of then
 * @param perMinute customer-minutes that a minute adds: 1 while a service is down and not excused, else 0
 * @param excusedPerMinute the same of minutes that are excused
 * @param target of {@code breach}, in seconds; 0 when there is none
 * @param turn when the next time that is excused begins or ends, and all this goes on in another way
 */
public record Gauge(
        long at,
        Measures measures,
        BigDecimal perMinute,
        BigDecimal excusedPerMinute,
        @Nullable Deadline breach,
        @Nullable Deadline creditStep,
        long target,
        long turn) {

    private static final long MINUTE = 60_000;

    /** A gauge that is older is read again: the clock of an SLA may have stopped or started. */
    private static final long KEPT_MILLIS = 5 * MINUTE;

    /** As things stand now. */
    public static Gauge of(CustomerImpact impact, Meter meter) {
        Measures now = meter.of(impact);
        if (impact.lines().isEmpty()) {
            return new Gauge(meter.now(), now, BigDecimal.ZERO, BigDecimal.ZERO, null, null, 0, Long.MAX_VALUE);
        }
        long turn = turn(impact, meter.now());
        long step = Math.min(MINUTE, turn - meter.now());
        Measures then = new Meter(meter.business(), meter.site(), meter.now() + step).of(impact);
        Long target = now.restoreTarget();
        return new Gauge(
                meter.now(),
                now,
                rate(now.customerMinutesLost(), then.customerMinutesLost(), step),
                rate(now.excusedMinutes(), then.excusedMinutes(), step),
                deadline(meter.now(), now.timeToBreach(), then.timeToBreach()),
                deadline(meter.now(), now.timeToNextCreditStep(), then.timeToNextCreditStep()),
                target == null ? 0 : target,
                turn);
    }

    private static long turn(CustomerImpact impact, long now) {
        return impact.lines().stream()
                .flatMap(line -> line.excused().list().stream())
                .flatMapToLong(span -> LongStream.of(span.from(), span.to()))
                .filter(edge -> edge > now)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Minutes by the minute; of less than one, the whole number that it would be. */
    private static BigDecimal rate(BigDecimal before, BigDecimal after, long step) {
        BigDecimal more = after.subtract(before);
        return step == MINUTE
                ? more
                : more.multiply(BigDecimal.valueOf(MINUTE)).divide(BigDecimal.valueOf(step), 0, RoundingMode.HALF_UP);
    }

    private static @Nullable Deadline deadline(long now, @Nullable Long before, @Nullable Long after) {
        if (before == null) return null;
        return after == null ? new Deadline(now + before * 1_000, true) : Deadline.of(now, before, after);
    }

    /** False when it must be read again. */
    boolean holds(long now) {
        Deadline step = creditStep;
        return now - at < KEPT_MILLIS && now >= at && now < turn && (step == null || !step.runs() || !step.past(now));
    }

    /** True when the restore target is due before so many milliseconds, or is past. */
    boolean breachWithin(long millis, long now) {
        Deadline due = breach;
        return due != null && due.left(now) < millis;
    }

    /** Customer-minutes lost by then. */
    public BigDecimal minutes(long now) {
        return by(now, measures.customerMinutesLost(), perMinute);
    }

    /** Customer-minutes excused by then. */
    public BigDecimal excused(long now) {
        return by(now, measures.excusedMinutes(), excusedPerMinute);
    }

    private BigDecimal by(long now, BigDecimal sum, BigDecimal rate) {
        return sum.add(rate.multiply(BigDecimal.valueOf(Math.max(0, now - at)))
                .divide(BigDecimal.valueOf(MINUTE), 3, RoundingMode.HALF_UP));
    }
}
