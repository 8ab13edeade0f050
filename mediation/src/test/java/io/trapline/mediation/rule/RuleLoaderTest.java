package io.trapline.mediation.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trapline.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RuleLoaderTest {

    static final Rulebook NONE = new CompiledRulebook(List.of());

    @TempDir
    Path folder;

    @Test
    void theVersionDependsOnTheRulesAndNotOnTheFilesTheyAreIn() throws IOException, ConfigException {
        Path one = Files.createDirectories(folder.resolve("one"));
        Path two = Files.createDirectories(folder.resolve("two"));
        String alarms =
                "version: 1\nfamily: a\nalarms:\n  link: {event_type: other, probable_cause: other, severity: minor}\n";
        String rules = "version: 1\nfamily: b\nrules:\n  - {name: x, trap: 1.3.6.1, raise: link, problem: p}\n";
        Files.writeString(one.resolve("1.yaml"), alarms);
        Files.writeString(one.resolve("2.yaml"), rules);
        Files.writeString(two.resolve("1.yaml"), "# another comment\n" + rules);
        Files.writeString(two.resolve("2.yaml"), alarms);
        String version = RuleLoader.load(List.of(one)).version();
        assertThat(version)
                .matches("[0-9a-f]{16}")
                .isEqualTo(RuleLoader.load(List.of(two)).version());
        Files.writeString(two.resolve("1.yaml"), rules.replace("problem: p", "problem: q"));
        assertThat(RuleLoader.load(List.of(two)).version()).isNotEqualTo(version);
    }

    /** Words of any vendor come after what a vendor says, and a word of everyday speech is no name of a port. */
    @Test
    void aGeneralFileIsAskedLastAndNeedsATellingName() throws IOException, ConfigException {
        Path any = Files.createDirectories(folder.resolve("any"));
        Path one = Files.createDirectories(folder.resolve("one"));
        Files.writeString(
                any.resolve("a.yaml"),
                "version: 1\nfamily: a\ngeneral: true\nalarms:\n"
                        + "  link: {event_type: other, probable_cause: other, severity: minor}\nrules:\n"
                        + "  - {name: down, match: \"nterface {port} is down\", raise: link, problem: p,"
                        + " objects: [{kind: ifName, field: port}]}\n");
        Files.writeString(
                one.resolve("b.yaml"),
                "version: 1\nfamily: b\nrules:\n  - {name: own, match: \"is down\", note: link, problem: p}\n");
        Rulebook general = RuleLoader.load(List.of(any));
        assertThat(general.judge(Messages.syslog(null, "interface ge-1 is down"))
                        .ruleId())
                .isEqualTo("a/down");
        assertThat(general.judge(Messages.syslog(null, "interface B is down")).ruleId())
                .isEqualTo("a/down");
        assertThat(general.judge(Messages.syslog(null, "INTERFACE Ge-7 IS DOWN"))
                        .objects())
                .extracting(ObjectName::value)
                .containsExactly("Ge-7");
        assertThat(general.judge(Messages.syslog(null, "the interface link is down"))
                        .ruleId())
                .isEqualTo("generic");
        assertThat(RuleLoader.load(List.of(any, one))
                        .judge(Messages.syslog(null, "interface ge-1 is down"))
                        .ruleId())
                .isEqualTo("b/own");
    }

    @Test
    void aGeneralFileNamesNoMessage() throws IOException {
        Files.writeString(
                folder.resolve("a.yaml"),
                "version: 1\nfamily: a\ngeneral: true\nalarms:\n"
                        + "  link: {event_type: other, probable_cause: other, severity: minor}\nrules:\n"
                        + "  - {name: down, trap: 1.3.6.1, raise: link, problem: p}\n");
        ConfigException refused = catchThrowableOfType(ConfigException.class, () -> RuleLoader.load(List.of(folder)));
        assertThat(refused.findings().toString()).contains("a general file has rules by match: alone");
    }
}
