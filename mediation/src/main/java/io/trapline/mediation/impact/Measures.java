package io.trapline.mediation.impact;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What open outages cost somebody: a customer, an account, a virtual operator, or all. Null stands for
 * "there is none", never for "unknown but something".
 *
 * @param customerMinutesLost sum over customers of the union of the down time of their services that is not
 *     excused
 * @param excusedMinutes what of that union is excused: with the minutes lost it is the time that they were down
 * @param userMinutes sum over services of down minutes times people who use them, excused or not
 * @param currency of all money here; null when nobody says, {@code mixed} when there is more than one, and
 *     then there is no sum
 * @param mrrAtRisk monthly revenue of the agreements with a service down or degraded, each once
 * @param revenueAtRiskPerHour that by the hours of this month
 * @param slaAvailability percent of this SLA period so far; the worst of the agreements
 * @param slaCreditExposure money of the credit steps reached, whatever comes
 * @param timeToNextCreditStep seconds of further down time on the SLA's clock; the least of the agreements
 * @param timeToBreach seconds on the SLA's clock until the restore target of the oldest outage, negative
 *     after it; the least of the agreements
 * @param restoreTarget seconds, of the agreement that {@code timeToBreach} is of
 * @param repeatFaults times in the last 30 days that these services failed and were mended
 */
public record Measures(
        BigDecimal customerMinutesLost,
        BigDecimal excusedMinutes,
        BigDecimal userMinutes,
        @Nullable String currency,
        @Nullable BigDecimal mrrAtRisk,
        @Nullable BigDecimal revenueAtRiskPerHour,
        @Nullable BigDecimal slaAvailability,
        @Nullable BigDecimal slaCreditExposure,
        @Nullable Long timeToNextCreditStep,
        @Nullable Long timeToBreach,
        @Nullable Long restoreTarget,
        int repeatFaults) {

    /** Of somebody whom nothing hurts. */
    public static final Measures NONE = new Measures(
            BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, null, null, null, null, null, null, null, null, 0);
}
