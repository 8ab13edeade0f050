package io.trapline.mediation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.config.ConfigException;
import io.trapline.mediation.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped rules and the messages beside them: none without one, and clears that end what was raised. */
final class ShippedFixturesTest {

    /** Alarms that a device raises and ends by restarting: the words of the end are often all it says. */
    private static final Set<String> ENDED_UNSEEN = Set.of("reboot");

    private static List<Fixtures.Result> results = List.of();

    @TempDir
    Path folder;

    @BeforeAll
    static void run() throws IOException, ConfigException {
        results = Fixtures.run(ShippedRulesTest.FOLDER, RuleLoader.load(List.of(ShippedRulesTest.FOLDER)));
    }

    @Test
    void everyRuleIsReachedByAFixture() throws ConfigException {
        List<Rule> rules = RuleLoader.rules(List.of(ShippedRulesTest.FOLDER));
        assertThat(rules).hasSizeGreaterThan(1_000);
        assertThat(unreached(rules, results)).isEmpty();
    }

    /** The check above checks something: a rule more, and it names it. */
    @Test
    void aRuleWithoutAFixtureIsNamed() throws IOException, ConfigException {
        Files.writeString(
                folder.resolve("planted.yaml"),
                "version: 1\nfamily: planted\nrules:\n"
                        + "  - {name: silent, trap: 1.3.6.1.4.1.32473.9, note: link, problem: p}\n");
        List<Rule> rules = RuleLoader.rules(List.of(ShippedRulesTest.FOLDER, folder));
        assertThat(unreached(rules, results)).containsExactly("planted/silent");
    }

    /** Raise and clear of one fault have one key: kind of alarm and first name of the object. */
    @Test
    void everyClearEndsAnAlarmThatAMessageBesideItRaises() {
        Map<Path, Set<String>> raised = keys(Signal.RAISE);
        Map<Path, Set<String>> cleared = keys(Signal.CLEAR);
        assertThat(cleared.values().stream().mapToInt(Set::size).sum()).isGreaterThan(350);
        cleared.forEach((where, keys) -> assertThat(raised.getOrDefault(where, Set.of()))
                .as("raised in %s", where)
                .containsAll(keys));
    }

    private static Map<Path, Set<String>> keys(Signal signal) {
        Map<Path, Set<String>> keys = new TreeMap<>();
        for (Fixtures.Result result : results) {
            Verdict verdict = result.verdict();
            if (verdict != null && verdict.signal() == signal && !ENDED_UNSEEN.contains(verdict.alarmType())) {
                keys.computeIfAbsent(result.folder(), k -> new TreeSet<>()).add(key(verdict));
            }
        }
        return keys;
    }

    private static String key(Verdict verdict) {
        return verdict.alarmType() + " on "
                + (verdict.objects().isEmpty()
                        ? "the device"
                        : verdict.objects().getFirst());
    }

    private static Set<String> unreached(List<Rule> rules, List<Fixtures.Result> results) {
        Set<String> ids = rules.stream().map(Rule::id).collect(Collectors.toCollection(TreeSet::new));
        results.forEach(result -> ids.remove(result.ruleId()));
        return ids;
    }

    /** Not a demand: prints what is covered where, so that a gap is seen. What does not exist has no fixture. */
    @Test
    void theMatrixOfVendorsAndTopicsIsPrinted() {
        Map<String, Set<String>> topics = new TreeMap<>();
        for (Fixtures.Result result : results) {
            if (result.verdict() != null && result.verdict().recognised()) {
                String vendor = ShippedRulesTest.FOLDER
                        .relativize(result.folder())
                        .getName(0)
                        .toString();
                topics.computeIfAbsent(vendor, k -> new TreeSet<>())
                        .add(result.verdict().alarmType());
            }
        }
        assertThat(CoverageMatrix.of(topics)).contains("empty cells");
        assertThat(CoverageMatrix.mistakes(topics)).isEmpty();
        assertThat(CoverageMatrix.mistakes(Map.of("mikrotik", Set.of("ponLink"))))
                .containsExactly("mikrotik PON");
        System.out.println(CoverageMatrix.of(topics));
    }
}
