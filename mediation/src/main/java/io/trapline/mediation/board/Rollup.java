package io.trapline.mediation.board;

import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.impact.CustomerImpact;
import io.trapline.mediation.impact.HurtLine;
import io.trapline.mediation.impact.Measures;
import io.trapline.mediation.impact.Meter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is hurt of a group: of all, of a virtual operator, a tier, a place, a product, a problem. Each
 * customer counts once, with those of its services that belong to the group.
 *
 * @param affectedCustomers with a service down or degraded
 * @param atRiskCustomers with services at risk and none worse
 * @param affectedServices down or degraded
 * @param score of its worst customer; 0 without any
 */
public record Rollup(int affectedCustomers, int atRiskCustomers, int affectedServices, int score, Measures measures) {

    /** Of a group that nothing hurts. */
    public static final Rollup NONE = new Rollup(0, 0, 0, 0, Measures.NONE);

    /** Of everybody. */
    public static Rollup total(Board board) {
        return by(board, (row, line) -> "").getOrDefault("", NONE);
    }

    /**
     * Groups by name, ordered by it.
     *
     * @param key name of the group that a customer's service belongs to; null for none
     */
    public static Map<String, Rollup> by(Board board, BiFunction<CustomerRow, HurtLine, @Nullable String> key) {
        Map<String, Sum> sums = new TreeMap<>();
        for (CustomerRow row : board.customers()) {
            Map<String, List<HurtLine>> groups = new LinkedHashMap<>();
            for (HurtLine line : row.impact().lines()) {
                String group = key.apply(row, line);
                if (group != null) {
                    groups.computeIfAbsent(group, g -> new ArrayList<>()).add(line);
                }
            }
            groups.forEach((group, lines) ->
                    sums.computeIfAbsent(group, g -> new Sum()).add(row, lines, board.meter()));
        }
        Map<String, Rollup> rollups = new TreeMap<>();
        sums.forEach((group, sum) -> rollups.put(group, sum.rollup(board.meter())));
        return rollups;
    }

    /** Of these services of these customers. */
    static Rollup of(Map<CustomerRow, List<HurtLine>> hurt, Meter meter) {
        var sum = new Sum();
        hurt.forEach((row, lines) -> sum.add(row, lines, meter));
        return sum.rollup(meter);
    }

    private static final class Sum {

        private final List<Measures> measures = new ArrayList<>();
        private int affected;
        private int atRisk;
        private int services;
        private int score;

        void add(CustomerRow row, List<HurtLine> lines, Meter meter) {
            long hurt = lines.stream().filter(Sum::hurt).count();
            services += (int) hurt;
            if (hurt > 0) {
                affected++;
            } else if (lines.stream().anyMatch(line -> line.outage().state() == ServiceState.AT_RISK)) {
                atRisk++;
            }
            score = Math.max(score, row.score());
            measures.add(meter.of(new CustomerImpact(lines, row.impact().downBefore())));
        }

        private static boolean hurt(HurtLine line) {
            ServiceState state = line.outage().state();
            return state == ServiceState.DOWN || state == ServiceState.DEGRADED;
        }

        Rollup rollup(Meter meter) {
            return new Rollup(affected, atRisk, services, score, meter.sum(measures));
        }
    }
}
