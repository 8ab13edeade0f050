package io.trapline.mediation.impact;

import io.trapline.enrichment.Sla;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How one agreement stands against its SLA.
 *
 * @param availability percent of the time of the period so far, on the SLA's clock; null when that
 *     clock has not run yet
 * @param creditPercent of the step that is reached whatever comes; 0 for none
 * @param millisToNextStep further down time on the SLA's clock until the next step; null when there is none
 */
record SlaStanding(
        @Nullable BigDecimal availability,
        BigDecimal creditPercent,
        @Nullable Long millisToNextStep) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SCALE = 4;

    /**
     * The calendar unit over which availability is counted.
     *
     * @param start first millisecond
     * @param end the millisecond after the last
     */
    record Term(long start, long end) {

        /** The unit that a time lies in. */
        static Term of(Sla sla, ZoneId site, long now) {
            var zone = zone(sla, site);
            LocalDate day = Instant.ofEpochMilli(now).atZone(zone).toLocalDate();
            LocalDate first = switch (sla.period()) {
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
                case YEAR -> day.withDayOfYear(1);
            };
            LocalDate next = switch (sla.period()) {
                case MONTH -> first.plusMonths(1);
                case QUARTER -> first.plusMonths(3);
                case YEAR -> first.plusYears(1);
            };
            return new Term(
                    first.atStartOfDay(zone).toInstant().toEpochMilli(),
                    next.atStartOfDay(zone).toInstant().toEpochMilli());
        }

        private static ZoneId zone(Sla sla, ZoneId site) {
            var own = sla.zone();
            return own == null ? site : own;
        }
    }

    /** @param down all down time of the agreement, of this period at least */
    static SlaStanding of(Sla sla, ZoneId site, Spans down, long now) {
        var clock = SlaClock.of(sla, site);
        var term = Term.of(sla, site, now);
        long lost = clock.millis(down.within(term.start(), Math.min(now, term.end())));
        long elapsed = clock.millis(term.start(), now);
        long total = clock.millis(term.start(), term.end());
        BigDecimal reached = BigDecimal.ZERO;
        Long left = null;
        for (Sla.Credit credit : sla.credits()) {
            long allowed = allowed(total, credit.belowPercent());
            if (lost > allowed) {
                reached = credit.creditPercent();
            } else {
                left = allowed - lost;
                break;
            }
        }
        return new SlaStanding(percentUp(lost, elapsed), reached, left);
    }

    /** Down time that leaves availability at the limit, not below it. */
    private static long allowed(long total, BigDecimal belowPercent) {
        return BigDecimal.valueOf(total)
                .multiply(HUNDRED.subtract(belowPercent))
                .divide(HUNDRED, 0, RoundingMode.FLOOR)
                .longValueExact();
    }

    private static @Nullable BigDecimal percentUp(long lost, long elapsed) {
        return elapsed <= 0
                ? null
                : HUNDRED.subtract(BigDecimal.valueOf(lost)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(elapsed), SCALE, RoundingMode.HALF_UP));
    }
}
