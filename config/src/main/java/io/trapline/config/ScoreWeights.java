package io.trapline.config;

import java.util.Map;

/**
 * Weights of the score by which customers are put in order.
 *
 * @param tiers by word, as the BSS has it
 * @param otherTier of all other words, and of none
 * @param degradedPercent of what a service that is down counts
 * @param atRiskPercent likewise
 * @param unit points of one service that is down, of a tier with weight 1
 * @param sla points when the restore target is used up
 * @param revenueBand points for each step of revenue at risk
 * @param flag points for an emergency service, a hospital or a government
 */
public record ScoreWeights(
        Map<String, Integer> tiers,
        int otherTier,
        int degradedPercent,
        int atRiskPercent,
        int unit,
        int sla,
        int revenueBand,
        int flag) {

    /** Where nothing is said. */
    public static final ScoreWeights DEFAULT =
            new ScoreWeights(Map.of("platinum", 8, "gold", 4, "silver", 2, "bronze", 1), 1, 40, 15, 40, 250, 20, 100);
}
