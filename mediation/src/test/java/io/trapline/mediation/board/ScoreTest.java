package io.trapline.mediation.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.config.ScoreWeights;
import io.trapline.enrichment.CustomerProfile.Flag;
import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.board.CustomerRow.ServiceRow;
import io.trapline.mediation.impact.Measures;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The arithmetic of a score: its terms add up to its points, with the weights of the operator. */
class ScoreTest {

    private static final ScoreWeights OTHER = new ScoreWeights(Map.of("gold", 3, "wood", 0), 2, 50, 10, 10, 100, 5, 7);

    private final Score shipped = new Score(ScoreWeights.DEFAULT);

    @Test
    void theTermsAddUpToThePoints() {
        var score = shipped.of(
                "gold",
                Set.of(Flag.HOSPITAL),
                services(ServiceState.DOWN, ServiceState.DEGRADED, ServiceState.AT_RISK),
                measures("250", 600L, 1_200L, "0"));
        assertThat(score.reasons())
                .containsExactly(
                        "1 down × gold 4 × 1 × 40 = 160",
                        "1 degraded × gold 4 × 0.4 × 40 = 64",
                        "1 atRisk × gold 4 × 0.15 × 40 = 24",
                        "SLA 250 × (1 − 10/20 min) = 125",
                        "revenue 250 EUR, band 2 × 20 = 40",
                        "hospital = 100");
        assertThat(score.points()).isEqualTo(160 + 64 + 24 + 125 + 40 + 100);
    }

    @Test
    void otherWeightsGiveOtherTerms() {
        var score = new Score(OTHER)
                .of(
                        "gold",
                        Set.of(Flag.HOSPITAL),
                        services(ServiceState.DOWN, ServiceState.DEGRADED, ServiceState.AT_RISK),
                        measures("250", -1L, 1_200L, "0"));
        assertThat(score.reasons())
                .containsExactly(
                        "1 down × gold 3 × 1 × 10 = 30",
                        "1 degraded × gold 3 × 0.5 × 10 = 15",
                        "1 atRisk × gold 3 × 0.1 × 10 = 3",
                        "SLA breached = 100",
                        "revenue 250 EUR, band 2 × 5 = 10",
                        "hospital = 7");
        assertThat(score.points()).isEqualTo(165);
        assertThat(new Score(OTHER)
                        .of("tin", Set.of(), services(ServiceState.DOWN), Measures.NONE)
                        .points())
                .as("a tier that nobody named")
                .isEqualTo(20);
        assertThat(new Score(OTHER).weights())
                .contains(new About.Named("tier.wood", "0"), new About.Named("flag", "7"));
    }

    @Test
    void excusedMinutesAreNamedAndCountForNothing() {
        var with = shipped.of("gold", Set.of(), services(ServiceState.DOWN), measures(null, null, null, "4"));
        var without = shipped.of("gold", Set.of(), services(ServiceState.DOWN), measures(null, null, null, "0.04"));
        assertThat(with.reasons()).contains("4 of 10 min excused by maintenance = 0");
        assertThat(without.reasons()).noneMatch(reason -> reason.contains("excused"));
        assertThat(with.points()).isEqualTo(without.points());
    }

    @Test
    void moreThanTheMostIsSaid() {
        var many =
                services(ServiceState.DOWN, ServiceState.DOWN, ServiceState.DOWN, ServiceState.DOWN, ServiceState.DOWN);
        var score = shipped.of("platinum", Set.of(), many, Measures.NONE);
        assertThat(score.points()).isEqualTo(999);
        assertThat(score.reasons()).containsExactly("5 down × platinum 8 × 1 × 40 = 1600", "limited to 999");
    }

    private static List<ServiceRow> services(ServiceState... states) {
        return java.util.stream.Stream.of(states)
                .map(state -> new ServiceRow("S", "S", state, "A", Instant.EPOCH))
                .toList();
    }

    private static Measures measures(
            @Nullable String mrr, @Nullable Long toBreach, @Nullable Long target, String excused) {
        return new Measures(
                new BigDecimal("6"),
                new BigDecimal(excused),
                BigDecimal.TEN,
                mrr == null ? null : "EUR",
                mrr == null ? null : new BigDecimal(mrr),
                null,
                null,
                null,
                null,
                toBreach,
                target,
                0);
    }
}
