package io.trapline.deploy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fuzzer finds what it is there to find, and nothing where nothing is. */
class PlantedFaultsTest {

    private static final int SECONDS = 30;
    private static final int SECONDS_IN_VAIN = 4;

    @ParameterizedTest
    @EnumSource(value = PlantedTarget.Fault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aPlantedFaultIsFound(PlantedTarget.Fault fault) {
        assertThat(run(fault, SECONDS).finding()).contains(fault.says);
    }

    @ParameterizedTest
    @EnumSource(value = PlantedTarget.Fault.class, names = "NONE")
    void nothingIsFoundWhereNothingIsWrong(PlantedTarget.Fault fault) {
        Campaign.Found found = run(fault, SECONDS_IN_VAIN);
        assertThat(found.finding()).isEmpty();
        assertThat(found.inputs()).isGreaterThan(1_000);
    }

    private static Campaign.Found run(PlantedTarget.Fault fault, int seconds) {
        var campaign =
                new Campaign("planted-" + fault.name(), PlantedTarget.class.getName(), Seeds.lines("seed"), List.of());
        return campaign.run(seconds, Map.of("trapline.fuzz.planted", fault.name()));
    }
}
