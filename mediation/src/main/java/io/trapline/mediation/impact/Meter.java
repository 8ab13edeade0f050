package io.trapline.mediation.impact;

import io.trapline.enrichment.Agreement;
import io.trapline.enrichment.Business;
import io.trapline.enrichment.Sla;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads minutes and money off open outages at one moment. Cheap to make; safe for any thread.
 *
 * @param site zone for SLAs that name none, and of the month by which revenue is spread
 * @param now stream time
 */
public record Meter(Business business, ZoneId site, long now) {

    private static final BigDecimal MINUTE = BigDecimal.valueOf(60_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SCALE = 3;

    /** Of one customer or a part of it. */
    public Measures of(CustomerImpact impact) {
        var sum = new MeasureSum();
        List<Spans.Span> down = new ArrayList<>();
        List<Spans.Span> counted = new ArrayList<>();
        Map<String, List<HurtLine>> byAgreement = new TreeMap<>();
        long userMillis = 0;
        int repeats = 0;
        for (HurtLine line : impact.lines()) {
            Spans whole = line.outage().down(now);
            down.addAll(whole.list());
            counted.addAll(line.counted(now).list());
            userMillis = Math.addExact(userMillis, Math.multiplyExact(whole.millis(), (long) line.endUsers()));
            repeats += line.repeats();
            String product = line.productId();
            if (product != null && line.outage().hurt()) {
                byAgreement.computeIfAbsent(product, id -> new ArrayList<>()).add(line);
            }
        }
        long lost = Spans.union(counted).millis();
        sum.add(minutes(lost), minutes(userMillis), repeats);
        sum.excused(minutes(Spans.union(down).millis() - lost));
        byAgreement.forEach((product, lines) ->
                business.agreement(product).ifPresent(agreement -> agreement(sum, agreement, lines, impact)));
        return sum.measures(monthHours());
    }

    /** Of several together. */
    public Measures sum(Iterable<Measures> parts) {
        var sum = new MeasureSum();
        parts.forEach(sum::add);
        return sum.measures(monthHours());
    }

    private void agreement(MeasureSum sum, Agreement agreement, List<HurtLine> lines, CustomerImpact impact) {
        BigDecimal mrr = agreement.mrr();
        String currency = currency(agreement, lines.getFirst());
        boolean hurtNow = lines.stream().anyMatch(line -> isHurt(line.outage()));
        if (mrr != null && hurtNow) {
            sum.mrr(mrr, currency);
        }
        String slaId = agreement.slaId();
        Sla sla = slaId == null ? null : business.sla(slaId).orElse(null);
        if (sla == null) {
            return;
        }
        Spans down = impact.downBefore().getOrDefault(agreement.productId(), Spans.NONE);
        for (HurtLine line : lines) {
            down = down.plus(line.counted(now));
        }
        SlaStanding standing = SlaStanding.of(sla, site, down, now);
        sum.availability(standing.availability());
        Long left = standing.millisToNextStep();
        if (left != null) {
            sum.nextStep(left / 1_000);
        }
        if (mrr != null && !sla.credits().isEmpty()) {
            BigDecimal fee = mrr.multiply(BigDecimal.valueOf(months(sla.period())));
            sum.credit(fee.multiply(standing.creditPercent()).divide(HUNDRED, SCALE, RoundingMode.HALF_UP), currency);
        }
        Duration target = sla.restoreTarget();
        if (target != null && hurtNow) {
            SlaClock clock = SlaClock.of(sla, site);
            long gone = lines.stream()
                    .filter(line -> isHurt(line.outage()))
                    .mapToLong(line ->
                            clock.millis(Spans.of(line.outage().since(), now).minus(line.excused())))
                    .max()
                    .orElse(0);
            sum.breach(Math.floorDiv(target.toMillis() - gone, 1_000), target.toSeconds());
        }
    }

    private String currency(Agreement agreement, HurtLine line) {
        String own = agreement.currency();
        if (own != null) {
            return own;
        }
        return business.account(line.accountId()).map(terms -> terms.currency()).orElse("");
    }

    private static boolean isHurt(OpenOutage outage) {
        return switch (outage.state()) {
            case DOWN, DEGRADED -> true;
            case AT_RISK, UP -> false;
        };
    }

    private BigDecimal monthHours() {
        var first = Instant.ofEpochMilli(now).atZone(site).toLocalDate().withDayOfMonth(1);
        return BigDecimal.valueOf(
                Duration.between(first.atStartOfDay(site), first.plusMonths(1).atStartOfDay(site))
                        .toHours());
    }

    private static int months(Sla.Period period) {
        return switch (period) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case YEAR -> 12;
        };
    }

    static BigDecimal minutes(long millis) {
        return BigDecimal.valueOf(millis).divide(MINUTE, SCALE, RoundingMode.HALF_UP);
    }
}
