package io.trapline.mediation.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InstantTextTest {

    private static final long NANOS = 1_000_000_000L;

    private final InstantText texts = new InstantText();

    @Test
    void saysWhatTheLibrarySays() {
        Random random = new Random(7);
        long[] steps = {1, 1_000, 1_000_000, 10_000_000, NANOS, 3_600 * NANOS};
        long nanos = -5 * NANOS;
        for (int i = 0; i < 100_000; i++) {
            nanos += steps[random.nextInt(steps.length)] * random.nextInt(20);
            Instant instant = Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
            assertThat(texts.of(nanos)).isEqualTo(instant.toString());
        }
    }

    @Test
    void goesBackToo() {
        assertThat(texts.of(1_793_534_283_125_000_000L)).isEqualTo("2026-11-01T11:58:03.125Z");
        assertThat(texts.of(0)).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(texts.of(Long.MIN_VALUE)).isEqualTo("1677-09-21T00:12:43.145224192Z");
    }
}
