package io.trapline.mediation.board;

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
 * The order in which customers are looked at, with every term spelt out. At most {@value #MAX}:
 *
 * <ul>
 *   <li>for each service tier weight x state weight x {@value #UNIT};
 *   <li>up to {@value #SLA} as the restore target of the SLA is used up, all of it when it is breached;
 *   <li>{@value #BAND} for each step of monthly revenue at risk: above 0, 100, 1,000, 10,000, 100,000;
 *   <li>{@value #FLAG} for an emergency service, a hospital or a government.
 * </ul>
 *
 * <p>Minutes that maintenance excuses are named with the terms and count for nothing in them.
 */
record Score(int points, List<String> reasons) {

    private static final int MAX = 999;
    private static final int UNIT = 40;
    private static final int SLA = 250;
    private static final int BAND = 20;
    private static final int FLAG = 100;
    private static final Map<String, Integer> TIER = Map.of("platinum", 8, "gold", 4, "silver", 2, "bronze", 1);
    private static final int OTHER_TIER = 1;
    private static final List<BigDecimal> BANDS = List.of(
            BigDecimal.ZERO,
            BigDecimal.valueOf(100),
            BigDecimal.valueOf(1_000),
            BigDecimal.valueOf(10_000),
            BigDecimal.valueOf(100_000));

    /** Every weight there is, by its name. */
    static List<About.Named> weights() {
        var weights = new ArrayList<About.Named>();
        TIER.entrySet().stream()
                .sorted(java.util.Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(e -> weights.add(
                        new About.Named("tier." + e.getKey(), e.getValue().toString())));
        weights.add(new About.Named("tier.other", Integer.toString(OTHER_TIER)));
        for (ServiceState state : List.of(ServiceState.DOWN, ServiceState.DEGRADED, ServiceState.AT_RISK)) {
            weights.add(new About.Named("state." + state.word(), plain(weight(state))));
        }
        weights.add(new About.Named("unit", Integer.toString(UNIT)));
        weights.add(new About.Named("sla", Integer.toString(SLA)));
        weights.add(new About.Named("revenueBand", Integer.toString(BAND)));
        weights.add(new About.Named("flag", Integer.toString(FLAG)));
        weights.add(new About.Named("max", Integer.toString(MAX)));
        return weights;
    }

    static Score of(String tier, Set<Flag> flags, List<ServiceRow> services, Measures measures) {
        var reasons = new ArrayList<String>();
        double sum = services(tier, services, reasons) + sla(measures, reasons);
        excused(measures, reasons);
        sum += revenue(measures.mrrAtRisk(), measures.currency(), reasons);
        if (!flags.isEmpty()) {
            sum += FLAG;
            reasons.add("%s = %d".formatted(Collections.min(flags).name().toLowerCase(java.util.Locale.ROOT), FLAG));
        }
        if (sum > MAX) {
            reasons.add("limited to " + MAX);
        }
        return new Score((int) Math.min(MAX, Math.round(sum)), List.copyOf(reasons));
    }

    private static double services(String tier, List<ServiceRow> services, List<String> reasons) {
        int weight = TIER.getOrDefault(tier, OTHER_TIER);
        var counts = new EnumMap<ServiceState, Integer>(ServiceState.class);
        services.forEach(service -> counts.merge(service.state(), 1, Integer::sum));
        double sum = 0;
        for (ServiceState state : List.of(ServiceState.DOWN, ServiceState.DEGRADED, ServiceState.AT_RISK)) {
            Integer count = counts.get(state);
            if (count == null) {
                continue;
            }
            double term = count * weight * weight(state) * UNIT;
            sum += term;
            reasons.add("%d %s × %s %d × %s × %d = %d"
                    .formatted(count, state.word(), tier, weight, plain(weight(state)), UNIT, Math.round(term)));
        }
        return sum;
    }

    private static double sla(Measures measures, List<String> reasons) {
        Long left = measures.timeToBreach();
        Long target = measures.restoreTarget();
        if (left == null || target == null || target <= 0) {
            return 0;
        }
        if (left <= 0) {
            reasons.add("SLA breached = " + SLA);
            return SLA;
        }
        double term = SLA * Math.max(0, 1 - (double) left / target);
        reasons.add("SLA %d × (1 − %s/%s min) = %d".formatted(SLA, minutes(left), minutes(target), Math.round(term)));
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

    private static double revenue(@Nullable BigDecimal mrr, @Nullable String currency, List<String> reasons) {
        if (mrr == null) {
            return 0;
        }
        long band = BANDS.stream().filter(least -> mrr.compareTo(least) > 0).count();
        if (band > 0) {
            reasons.add("revenue %s %s, band %d × %d = %d"
                    .formatted(mrr.toPlainString(), currency == null ? "" : currency, band, BAND, band * BAND));
        }
        return (double) band * BAND;
    }

    private static double weight(ServiceState state) {
        return switch (state) {
            case DOWN -> 1.0;
            case DEGRADED -> 0.4;
            case AT_RISK -> 0.15;
            case UP -> 0;
        };
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
