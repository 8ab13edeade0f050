package io.trapline.mediation.rule;

import static org.assertj.core.api.Assertions.assertThat;

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
}
