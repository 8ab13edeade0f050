package io.trapline.mediation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.config.ConfigException;
import io.trapline.enrichment.AliasKind;
import io.trapline.mediation.Severity;
import io.trapline.mediation.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ShippedRulesTest {

    static final Path FOLDER = Path.of("..", "config", "etc", "rules");

    private static Rulebook rules = RuleLoaderTest.NONE;

    @BeforeAll
    static void load() throws ConfigException {
        rules = RuleLoader.load(List.of(FOLDER));
    }

    @Test
    void aLinkDownTrapRaisesALinkAlarmOnItsInterface() {
        Verdict verdict = rules.judge(Messages.trap(
                "1.3.6.1.6.3.1.1.5.3",
                "1.3.6.1.2.1.2.2.1.1.1203112",
                "1203112",
                "1.3.6.1.2.1.2.2.1.7.1203112",
                "1",
                "1.3.6.1.2.1.2.2.1.8.1203112",
                "2",
                "1.3.6.1.2.1.31.1.1.1.1.1203112",
                "0/3/12"));
        assertThat(verdict)
                .isEqualTo(new Verdict(
                        "if-mib/link-down",
                        true,
                        Signal.RAISE,
                        "link",
                        "communicationsAlarm",
                        Severity.MAJOR,
                        "lossOfSignal",
                        "Link 0/3/12 is down",
                        List.of(
                                new ObjectName(AliasKind.IF_INDEX, "1203112"),
                                new ObjectName(AliasKind.IF_NAME, "0/3/12")),
                        new Care(
                                Duration.ZERO,
                                Duration.ofMinutes(10),
                                Duration.ZERO,
                                new Care.Flap(8, Duration.ofMinutes(10), Duration.ofMinutes(5)),
                                Duration.ZERO,
                                false)));
    }

    @Test
    void theIndexOfAnyColumnNamesTheInterface() {
        Verdict verdict = rules.judge(Messages.trap("1.3.6.1.6.3.1.1.5.4", "1.3.6.1.2.1.2.2.1.8.7", "1"));
        assertThat(verdict.signal()).isEqualTo(Signal.CLEAR);
        assertThat(verdict.severity()).isEqualTo(Severity.CLEARED);
        assertThat(verdict.objects()).containsExactly(new ObjectName(AliasKind.IF_INDEX, "7"));
    }

    @Test
    void aCiscoLineAndItsOppositeShareTypeAndObject() {
        Verdict down = rules.judge(Messages.syslog(
                "LINK-3-UPDOWN", "%LINK-3-UPDOWN: Interface GigabitEthernet0/3, changed state to down"));
        Verdict up = rules.judge(
                Messages.syslog("LINK-3-UPDOWN", "%LINK-3-UPDOWN: Interface GigabitEthernet0/3, changed state to up"));
        assertThat(down.signal()).isEqualTo(Signal.RAISE);
        assertThat(up.signal()).isEqualTo(Signal.CLEAR);
        assertThat(down.alarmType()).isEqualTo(up.alarmType()).isEqualTo("link");
        assertThat(down.objects())
                .isEqualTo(up.objects())
                .containsExactly(new ObjectName(AliasKind.IF_NAME, "GigabitEthernet0/3"));
    }

    @Test
    void aJuniperLineNamesIndexAndName() {
        Verdict verdict = rules.judge(Messages.syslog(
                "SNMP_TRAP_LINK_DOWN",
                "SNMP_TRAP_LINK_DOWN: ifIndex 526, ifAdminStatus up(1), ifOperStatus down(2), ifName ge-0/0/1"));
        assertThat(verdict.signal()).isEqualTo(Signal.RAISE);
        assertThat(verdict.objects())
                .containsExactly(
                        new ObjectName(AliasKind.IF_INDEX, "526"), new ObjectName(AliasKind.IF_NAME, "ge-0/0/1"));
    }

    /** Without an object the device itself is meant, and with it everyone behind it. */
    @Test
    void nothingCutsOffAWholeDeviceButTheLossOfItsPower() throws ConfigException {
        assertThat(RuleLoader.rules(List.of(FOLDER)))
                .filteredOn(
                        rule -> rule.signal() == Signal.RAISE && rule.objects().isEmpty())
                .filteredOn(rule -> rule.grade().otherwise().compareTo(Severity.MAJOR) <= 0)
                .extracting(rule -> rule.alarm().name())
                .containsOnly("powerLoss");
    }

    @Test
    void everyAlarmThatIsClearedIsRaisedByARule() throws ConfigException {
        Map<Signal, Set<String>> types = RuleLoader.rules(List.of(FOLDER)).stream()
                .collect(Collectors.groupingBy(
                        Rule::signal, Collectors.mapping(rule -> rule.alarm().name(), Collectors.toSet())));
        assertThat(types.get(Signal.RAISE)).containsAll(types.getOrDefault(Signal.CLEAR, Set.of()));
        assertThat(types.get(Signal.CLEAR)).hasSizeGreaterThan(30);
    }

    /** What its own family never clears must end by itself when nobody repeats it. */
    @Test
    void noAlarmStaysForEver() throws ConfigException {
        List<Rule> all = RuleLoader.rules(List.of(FOLDER));
        Set<String> cleared = all.stream()
                .filter(rule -> rule.signal() == Signal.CLEAR)
                .map(ShippedRulesTest::kindInFamily)
                .collect(Collectors.toSet());
        assertThat(all)
                .filteredOn(rule -> rule.signal() == Signal.RAISE && !cleared.contains(kindInFamily(rule)))
                .hasSizeGreaterThan(40)
                .filteredOn(rule -> rule.care().clearAfter().isZero())
                .extracting(Rule::id)
                .isEmpty();
    }

    private static String kindInFamily(Rule rule) {
        return rule.id().substring(0, rule.id().indexOf('/')) + " "
                + rule.alarm().name();
    }

    @Test
    void whatNoRuleKnowsIsNotedWithItsOwnSeverity() {
        Verdict verdict = rules.judge(Messages.syslog(null, "something else\nhappened", 2, Map.of()));
        assertThat(verdict.ruleId()).isEqualTo("generic");
        assertThat(verdict.recognised()).isFalse();
        assertThat(verdict.signal()).isEqualTo(Signal.NOTE);
        assertThat(verdict.severity()).isEqualTo(Severity.MAJOR);
        assertThat(verdict.specificProblem()).isEqualTo("something else happened");
    }

    /** A person must see something, also of a message whose structured data is all of it. */
    @Test
    void whatHasNoTextIsNotedWithWhatItHas() {
        Verdict data =
                rules.judge(Messages.syslog(null, " ", 4, Map.of("x@32473", Map.of("port", "7", "state", "broken"))));
        assertThat(data.specificProblem()).contains("port=7").contains("state=broken");
        assertThat(data.severity()).isEqualTo(Severity.WARNING);
        assertThat(rules.judge(Messages.syslog(null, "")).specificProblem()).isEqualTo("A message without text");
    }
}
