package io.trapline.deploy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every target for a minute, two at a time. {@code -Dtrapline.fuzz.seconds=N} makes it longer,
 * {@code -Dtrapline.fuzz.targets=NAME,NAME} chooses. What a campaign found and read is in
 * {@code deploy/target/fuzz/NAME}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzTest {

    static final int AT_A_TIME = 2;

    private final ExecutorService lanes = Executors.newFixedThreadPool(AT_A_TIME);
    private final Map<String, Future<Campaign.Found>> running = new TreeMap<>();

    /** How long each target runs. */
    int seconds() {
        return Integer.getInteger("trapline.fuzz.seconds", 60);
    }

    Stream<Campaign> campaigns() {
        String chosen = System.getProperty("trapline.fuzz.targets", "");
        return Targets.all().stream()
                .filter(campaign -> chosen.isEmpty() || ("," + chosen + ",").contains("," + campaign.name() + ","));
    }

    @BeforeAll
    void start() {
        campaigns()
                .forEach(campaign ->
                        running.put(campaign.name(), lanes.submit(() -> campaign.run(seconds(), Map.of()))));
    }

    @AfterAll
    void end() {
        lanes.shutdownNow();
    }

    @ParameterizedTest
    @MethodSource("campaigns")
    void holds(Campaign campaign) throws Exception {
        Campaign.Found found =
                Objects.requireNonNull(running.get(campaign.name())).get();
        System.out.println("fuzz " + campaign.name() + ": " + seconds() + " s, " + found);
        assertThat(found.finding()).isEmpty();
        // A campaign that tried nothing, or code that was not instrumented, would find nothing either.
        assertThat(found.inputs()).isGreaterThan(100L * seconds());
        assertThat(found.edges()).isGreaterThan(50);
    }
}
