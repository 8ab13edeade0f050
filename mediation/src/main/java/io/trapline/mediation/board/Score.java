package io.trapline.mediation.board;

import io.trapline.config.ScoreWeights;
import io.trapline.enrichment.CustomerProfile.Flag;
import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.board.CustomerRow.ServiceRow;
import io.trapline.mediation.impact.Measures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The order in which customers are looked at, with every term spelt out. At most {@value #MAX}; the weights are
 * {@link ScoreWeights}:
 *
 * <ul>
 *   <li>for each service tier weight x state weight x unit;
 *   <li>up to the SLA's points as the restore target of the SLA is used up, all of it when it is breached;
 *   <li>those of a band for each step of monthly revenue at risk: above 0, 100, 1,000, 10,000, 100,000;
 *   <li>those of a flag for an emergency service, a hospital or a government.
 * </ul>
 *
 * <p>Minutes that maintenance excuses are named with the terms and count for nothing in them.
 */
final class Score {

    private static final int MAX = 999;
    private static final List<BigDecimal> BANDS = List.of(
            BigDecimal.ZERO,
            BigDecimal.valueOf(100),
            BigDecimal.valueOf(1_000),
            BigDecimal.valueOf(10_000),
            BigDecimal.valueOf(100_000));

    private final ScoreWeights weights;

    Score(ScoreWeights weights) {
        this.weights = weights;
    }

    /** @param reasons the terms, in words */
    record Points(int points, List<String> reasons) {}

    /** Every weight there is, by its name. */
    List<About.Named> weights() {
        var all = new ArrayList<About.Named>();
        weights.tiers().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(e -> all.add(
                        new About.Named("tier." + e.getKey(), e.getValue().toString())));
        all.add(new About.Named("tier.other", Integer.toString(weights.otherTier())));
        for (ServiceState state : List.of(ServiceState.DOWN, ServiceState.DEGRADED, ServiceState.AT_RISK)) {
            all.add(new About.Named("state." + state.word(), plain(weight(state))));
        }
        all.add(new About.Named("unit", Integer.toString(weights.unit())));
        all.add(new About.Named("sla", Integer.toString(weights.sla())));
        all.add(new About.Named("revenueBand", Integer.toString(weights.revenueBand())));
        all.add(new About.Named("flag", Integer.toString(weights.flag())));
        all.add(new About.Named("max", Integer.toString(MAX)));
        return all;
    }

    Points of(String tier, Set<Flag> flags, List<ServiceRow> services, Measures measures) {
        var reasons = new ArrayList<String>();
        double sum = services(tier, services, reasons) + sla(measures, reasons);
        excused(measures, reasons);
        sum += revenue(measures.mrrAtRisk(), measures.currency(), reasons);
        if (!flags.isEmpty()) {
            sum += weights.flag();
            reasons.add("%s = %d"
                    .formatted(Collections.min(flags).name().toLowerCase(java.util.Locale.ROOT), weights.flag()));
        }
        if (sum > MAX) {
            reasons.add("limited to " + MAX);
        }
        return new Points((int) Math.min(MAX, Math.round(sum)), List.copyOf(reasons));
    }

    private double services(String tier, List<ServiceRow> services, List<String> reasons) {
        int weight = weights.tiers().getOrDefault(tier, weights.otherTier());
        var counts = new EnumMap<ServiceState, Integer>(ServiceState.class);
        services.forEach(service -> counts.merge(service.state(), 1, Integer::sum));
        double sum = 0;
        for (ServiceState state : List.of(ServiceState.DOWN, ServiceState.DEGRADED, ServiceState.AT_RISK)) {
            Integer count = counts.get(state);
            if (count == null) {
                continue;
            }
            double term = count * weight * weight(state) * weights.unit();
            sum += term;
            reasons.add("%d %s × %s %d × %s × %d = %d"
                    .formatted(
                            count, state.word(), tier, weight, plain(weight(state)), weights.unit(), Math.round(term)));
        }
        return sum;
    }

    private double sla(Measures measures, List<String> reasons) {
        Long left = measures.timeToBreach();
        Long target = measures.restoreTarget();
        if (left == null || target == null || target <= 0) {
            return 0;
        }
        if (left <= 0) {
            reasons.add("SLA breached = " + weights.sla());
            return weights.sla();
        }
        double term = weights.sla() * Math.max(0, 1 - (double) left / target);
        reasons.add("SLA %d × (1 − %s/%s min) = %d"
                .formatted(weights.sla(), minutes(left), minutes(target), Math.round(term)));
        return term;
    }

    private static void excused(Measures measures, List<String> reasons) {
        BigDecimal excused = measures.excusedMinutes();
        if (excused.setScale(1, RoundingMode.HALF_UP).signum() > 0) {
            BigDecimal down = excused.add(measures.customerMinutesLost());
            reasons.add("%s of %s min excused by maintenance = 0".formatted(tenths(excused), tenths(down)));
        }
    }

    private static String minutes(long seconds) {
        return tenths(BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(60), 3, RoundingMode.HALF_UP));
    }

    private static String tenths(BigDecimal minutes) {
        return minutes.setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    private double revenue(@Nullable BigDecimal mrr, @Nullable String currency, List<String> reasons) {
        if (mrr == null) {
            return 0;
        }
        long band = BANDS.stream().filter(least -> mrr.compareTo(least) > 0).count();
        if (band > 0) {
            reasons.add("revenue %s %s, band %d × %d = %d"
                    .formatted(
                            mrr.toPlainString(),
                            currency == null ? "" : currency,
                            band,
                            weights.revenueBand(),
                            band * weights.revenueBand()));
        }
        return (double) band * weights.revenueBand();
    }

    private double weight(ServiceState state) {
        return switch (state) {
            case DOWN -> 1.0;
            case DEGRADED -> weights.degradedPercent() / 100.0;
            case AT_RISK -> weights.atRiskPercent() / 100.0;
            case UP -> 0;
        };
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
