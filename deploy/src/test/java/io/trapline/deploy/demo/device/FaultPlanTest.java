package io.trapline.deploy.demo.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.deploy.demo.device.Device.Port;
import io.trapline.deploy.demo.device.Device.Voice;
import io.trapline.deploy.demo.device.FaultPlan.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final List<Device> FLEET = List.of(
            new Device("olt-1", "10.20.4.1", Voice.TRAP_V1, List.of(new Port(1, "0/0/1"), new Port(2, "0/0/2"))),
            new Device("r-1", "10.20.5.1", Voice.SYSLOG_JUNIPER, List.of(new Port(1, "ge-0/0/1"))));

    @Test
    void theSameSeedGivesTheSameFaults() {
        assertThat(steps(7, 200)).isEqualTo(steps(7, 200)).isNotEqualTo(steps(8, 200));
    }

    @Test
    void theFirstFaultComesAtOnceAndTimeNeverRunsBack() {
        var steps = steps(1, 500);
        assertThat(steps.getFirst().atMillis()).isLessThan(1_000);
        assertThat(steps).isSortedAccordingTo((a, b) -> Long.compare(a.atMillis(), b.atMillis()));
    }

    @Test
    void aLinkFailsOnlyWhenUpAndHealsOnlyWhenDown() {
        var down = new HashSet<String>();
        for (var step : steps(1, 1_000)) {
            var link = step.device().name() + " " + step.port().ifName();
            assertThat(step.up() ? down.remove(link) : down.add(link))
                    .as(step.toString())
                    .isTrue();
        }
    }

    @Test
    void aFleetIsReadAsItWasWritten() throws IOException {
        var lines = new BufferedReader(new StringReader(Fleet.write(FLEET)));
        assertThat(Fleet.read(lines)).isEqualTo(FLEET);
        assertThat(lines.readLine()).isNull();
    }

    private static List<Step> steps(long seed, int count) {
        var plan = new FaultPlan(FLEET, seed);
        return Stream.generate(plan::next).limit(count).toList();
    }
}
