package io.trapline.mediation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.config.ConfigException;
import io.trapline.enrichment.AliasKind;
import io.trapline.mediation.Severity;
import io.trapline.mediation.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One line says how a fault begins and how it ends, and nothing else ends it. */
final class PairsTest {

    private static final String MIB = "1.3.6.1.4.1.32473.1.";

    @TempDir
    Path folder;

    private Rulebook rules = RuleLoaderTest.NONE;

    @BeforeEach
    void load() throws IOException, ConfigException {
        Files.writeString(folder.resolve("pairs.yaml"), """
                version: 1
                family: acme
                alarms:
                  optics: { event_type: communicationsAlarm, probable_cause: degradedSignal, severity: minor, reopen: 9m }
                fields:
                  port: [{ value: 1.3.6.1.4.1.32473.2.1 }]
                  state: [{ value: 1.3.6.1.4.1.32473.2.2 }]
                  number: [{ trap: 1.3.6.1.4.1.32473.1 }]
                objects: [{ kind: object, field: port }]
                pairs:
                  - { name: rx-power-low, alarm: optics, raise: 1.3.6.1.4.1.32473.1.1, clear: 1.3.6.1.4.1.32473.1.2 }
                  - { name: laser-off, alarm: optics, raise: 1.3.6.1.4.1.32473.1.3, clear: 1.3.6.1.4.1.32473.1.4,
                      severity: major, problem: "The laser of {port} is dark", objects: [] }
                  - { name: any, alarm: optics, trap: 1.3.6.1.4.1.32473.1.*, state: state, ends: [6], begins: [1, 2],
                      severity: { field: state, map: { 1: critical } }, variant: number }
                  - { name: hot, alarm: optics, trap: 1.3.6.1.4.1.32473.1.9, state: state, ends: 0 }
                """);
        rules = RuleLoader.load(List.of(folder));
    }

    @Test
    void twoTrapsAreTheTwoEndsOfOneFault() {
        Verdict raised = trap("1", "17", "0");
        assertThat(raised.signal()).isEqualTo(Signal.RAISE);
        assertThat(raised.ruleId()).isEqualTo("acme/rx-power-low");
        assertThat(raised.severity()).isEqualTo(Severity.MINOR);
        assertThat(raised.specificProblem()).isEqualTo("Rx power low: 17");
        assertThat(raised.care().reopenWithin()).hasMinutes(9);
        Verdict cleared = trap("2", "17", "0");
        assertThat(cleared.signal()).isEqualTo(Signal.CLEAR);
        assertThat(cleared.ruleId()).isEqualTo("acme/rx-power-low-over");
        assertThat(cleared.severity()).isEqualTo(Severity.CLEARED);
        assertThat(cleared.specificProblem()).isEqualTo("Over: Rx power low: 17");
        assertThat(cleared.alarmType()).isEqualTo(raised.alarmType()).isEqualTo("optics:rx-power-low");
        assertThat(cleared.objects())
                .isEqualTo(raised.objects())
                .containsExactly(new ObjectName(AliasKind.OBJECT, "17"));
    }

    @Test
    void anotherFaultOfTheKindIsAnotherAlarm() {
        Verdict dark = trap("3", "17", "0");
        assertThat(dark.alarmType()).isEqualTo("optics:laser-off");
        assertThat(dark.severity()).isEqualTo(Severity.MAJOR);
        assertThat(dark.specificProblem()).isEqualTo("The laser of 17 is dark");
        assertThat(dark.objects()).isEmpty();
        assertThat(trap("4", "17", "0").specificProblem()).isEqualTo("Over: The laser of 17 is dark");
    }

    @Test
    void aStateInOneTrapIsTheBeginningOrTheEndOrNeither() {
        assertThat(trap("7", "17", "1").signal()).isEqualTo(Signal.RAISE);
        assertThat(trap("7", "17", "1").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(trap("7", "17", "2").severity()).isEqualTo(Severity.MINOR);
        assertThat(trap("7", "17", "6").signal()).isEqualTo(Signal.CLEAR);
        assertThat(trap("7", "17", "6").alarmType()).isEqualTo("optics:7");
        assertThat(trap("8", "17", "6").alarmType()).isEqualTo("optics:8");
        assertThat(trap("7", "17", "5").recognised()).isFalse();
    }

    @Test
    void withoutBeginningsEverythingElseIsOne() {
        assertThat(trap("9", "17", "3").signal()).isEqualTo(Signal.RAISE);
        assertThat(trap("9", "17", "3").alarmType()).isEqualTo("optics:hot");
        assertThat(trap("9", "17", "0").signal()).isEqualTo(Signal.CLEAR);
        assertThat(rules.judge(Messages.trap(MIB + "9")).recognised()).isFalse();
    }

    private Verdict trap(String number, String port, String state) {
        return rules.judge(
                Messages.trap(MIB + number, "1.3.6.1.4.1.32473.2.1.0", port, "1.3.6.1.4.1.32473.2.2.0", state));
    }
}
