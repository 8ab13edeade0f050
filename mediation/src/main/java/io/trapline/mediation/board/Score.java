package io.trapline.mediation.board;

import io.trapline.mediation.board.CustomerRow.ServiceRow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which customers are looked at: {@code min(999, sum over services of tier weight x
 * state weight x 40)}, with every term spelt out. Money and SLA terms join when the BSS side has them.
 */
record Score(int points, List<String> reasons) {

    private static final int MAX = 999;
    private static final int UNIT = 40;
    private static final Map<String, Integer> TIER = Map.of("platinum", 8, "gold", 4, "silver", 2, "bronze", 1);
    private static final int OTHER_TIER = 1;

    static Score of(String tier, List<ServiceRow> services) {
        int weight = TIER.getOrDefault(tier, OTHER_TIER);
        var counts = new EnumMap<ServiceState, Integer>(ServiceState.class);
        services.forEach(service -> counts.merge(service.state(), 1, Integer::sum));
        var reasons = new ArrayList<String>();
        double sum = 0;
        for (var entry : counts.entrySet()) {
            double state = weight(entry.getKey());
            double term = entry.getValue() * weight * state * UNIT;
            sum += term;
            reasons.add("%d %s × %s %d × %s × %d = %d"
                    .formatted(
                            entry.getValue(),
                            entry.getKey().word(),
                            tier,
                            weight,
                            plain(state),
                            UNIT,
                            Math.round(term)));
        }
        int points = (int) Math.min(MAX, Math.round(sum));
        if (sum > MAX) {
            reasons.add("limited to " + MAX);
        }
        return new Score(points, List.copyOf(reasons));
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
