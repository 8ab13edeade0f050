package io.trapline.mediation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FixturesTest {

    @TempDir
    Path folder;

    @Test
    void everyShippedFixtureIsJudgedAsExpected() throws IOException, ConfigException {
        Rulebook rules = RuleLoader.load(List.of(ShippedRulesTest.FOLDER));
        List<Fixtures.Result> results = Fixtures.run(ShippedRulesTest.FOLDER, rules);
        assertThat(results).hasSizeGreaterThan(120);
        assertThat(results)
                .allSatisfy(result -> assertThat(result.differences())
                        .as("%s line %d", result.folder(), result.line())
                        .isEmpty());
    }

    @Test
    void aDifferenceIsSaid() throws IOException {
        Files.writeString(folder.resolve("input"), "<186>nothing anybody knows\n<186>again\n");
        Files.writeString(
                folder.resolve("expected.json"),
                "[{\"signal\": \"raise\", \"alarmType\": \"generic\", \"objects\": [], \"colour\": \"red\"}]");
        List<Fixtures.Result> results = Fixtures.run(folder, RuleLoaderTest.NONE);
        assertThat(results.getFirst().differences())
                .containsExactly(
                        "signal: expected \"raise\", found \"note\" (rule generic)", "a verdict has no \"colour\"");
        assertThat(results.getLast().differences()).containsExactly("expected.json has no verdict for it");
    }
}
