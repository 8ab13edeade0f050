package io.trapline.mediation.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.forward.Delivery.Cause;
import io.trapline.mediation.forward.Delivery.Deferred;
import io.trapline.mediation.forward.Delivery.Unknown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private static final ForwarderPolicy POLICY = new ForwarderPolicy(
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofDays(30),
            5,
            Duration.ofSeconds(30),
            Duration.ofSeconds(3));

    private final Circuit circuit = new Circuit(POLICY, new Random(1), 0);

    @Test
    void nothingWaitsAtFirst() {
        assertThat(circuit.untilNext(0)).isZero();
    }

    @Test
    void theBackOffOfABusyDeskSpreadsBetweenMinAndADoublingCeiling() {
        for (int failures = 1; failures <= 12; failures++) {
            Duration ceiling = Duration.ofSeconds(Math.min(300, 1L << failures));
            var waits = new ArrayList<Duration>();
            for (int seed = 0; seed < 200; seed++) {
                var one = new Circuit(POLICY, new Random(seed), 0);
                for (int i = 0; i < failures; i++) {
                    one.failed(busy(null), 0);
                }
                waits.add(one.untilNext(0));
            }
            assertThat(waits).allSatisfy(w -> assertThat(w).isBetween(Duration.ofSeconds(1), ceiling));
            long half = ceiling.plusSeconds(1).dividedBy(2).toNanos();
            assertThat(waits).anyMatch(w -> w.toNanos() < half).anyMatch(w -> w.toNanos() > half);
        }
    }

    @Test
    void aBusyDeskNeverOpensTheCircuit() {
        for (int i = 0; i < 50; i++) {
            circuit.failed(busy(null), 0);
        }
        assertThat(circuit.open()).isFalse();
    }

    @Test
    void whatTheDeskAsksForIsHonouredUpToAnHour() {
        circuit.failed(busy(Duration.ofSeconds(77)), 0);
        assertThat(circuit.untilNext(0)).isEqualTo(Duration.ofSeconds(77));
        circuit.failed(new Unknown("503", Duration.ofMinutes(20)), 0);
        assertThat(circuit.untilNext(0)).isEqualTo(Duration.ofMinutes(20));
        circuit.failed(busy(Duration.ofDays(3650)), 0);
        assertThat(circuit.untilNext(0)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void fiveOutagesOpenItAndOneAnswerClosesIt() {
        for (int i = 0; i < 5; i++) {
            assertThat(circuit.open()).isFalse();
            circuit.failed(new Deferred("dead", Cause.UNREACHABLE, null), 0);
        }
        assertThat(circuit.open()).isTrue();
        assertThat(circuit.untilNext(0)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(33));
        circuit.answered();
        assertThat(circuit.open()).isFalse();
    }

    @Test
    void anUnknownFateLeavesTheDeskTimeToSettle() {
        var hasty = new Circuit(
                new ForwarderPolicy(
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofDays(1),
                        5,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(3)),
                new Random(1),
                0);
        hasty.failed(new Unknown("timeout", null), 0);
        assertThat(hasty.untilNext(0)).isEqualTo(Duration.ofSeconds(3));
    }

    private static Deferred busy(@Nullable Duration retryAfter) {
        return new Deferred("429", Cause.BUSY, retryAfter);
    }
}
