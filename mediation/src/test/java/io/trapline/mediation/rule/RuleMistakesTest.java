package io.trapline.mediation.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.trapline.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One folder per mistake: {@code input.yaml} and every word said about it in {@code expected.txt}. */
final class RuleMistakesTest {

    private static final Path MISTAKES = Path.of("src", "test", "resources", "rule-mistakes");

    @TempDir
    Path folder;

    static Stream<Path> mistakes() throws IOException {
        try (Stream<Path> folders = Files.list(MISTAKES)) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isSaidWithItsPlaceAndItsCure(Path mistake) throws IOException {
        Files.copy(mistake.resolve("input.yaml"), folder.resolve("input.yaml"));
        assertThat(said()).isEqualToNormalizingNewlines(Files.readString(mistake.resolve("expected.txt")));
    }

    @Test
    void everyCodeIsExplained() throws Exception {
        String readme = Files.readString(Path.of("..", "config", "README.md"));
        for (var field : Codes.class.getDeclaredFields()) {
            assertThat(readme).contains("| " + field.get(null) + " | ");
        }
    }

    @Test
    void aFileWithAnotherEndingIsNotPassedOver() throws IOException {
        Files.writeString(folder.resolve("input.yml"), "version: 1\nfamily: x\n");
        assertThat(said()).isEqualTo("input.yml:1:1  error RUL-001  rule files end in .yaml; rename it\n");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> RuleLoader.load(List.of(folder.resolve("none"))));
        assertThat(refused.findings())
                .singleElement()
                .satisfies(f ->
                        assertThat(f.toString()).contains("none:1:1  error RUL-001  folder of rules cannot be read"));
    }

    private String said() {
        ConfigException refused = catchThrowableOfType(ConfigException.class, () -> RuleLoader.load(List.of(folder)));
        return refused.findings().stream()
                .map(finding -> finding.toString().replace(folder + "/", "") + "\n")
                .collect(Collectors.joining());
    }
}
