package io.trapline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One folder per mistake: {@code input.yaml} and every word said about it in {@code expected.txt}. */
final class MistakesTest {

    private static final Path MISTAKES = Path.of("src", "test", "resources", "mistakes");

    @TempDir
    Path folder;

    static Stream<String> mistakes() throws IOException {
        try (Stream<Path> folders = Files.list(MISTAKES)) {
            return folders.map(f -> f.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isSaidWithItsPlaceAndItsCure(String mistake) throws IOException {
        Path input = MISTAKES.resolve(mistake).resolve("input.yaml");
        assertThat(said(Files.readAllBytes(input)))
                .isEqualToNormalizingNewlines(
                        Files.readString(MISTAKES.resolve(mistake).resolve("expected.txt")));
    }

    @Test
    void everyCodeIsShownByAMistakeAndExplainedInTheReadme() throws Exception {
        Set<String> codes = new TreeSet<>();
        for (var field : Codes.class.getDeclaredFields()) {
            codes.add((String) field.get(null));
        }
        String readme = Files.readString(Path.of("README.md"));
        assertThat(codes).allSatisfy(code -> assertThat(readme).contains("| " + code + " | "));
        StringBuilder all = new StringBuilder();
        for (String mistake : mistakes().toList()) {
            all.append(Files.readString(MISTAKES.resolve(mistake).resolve("expected.txt")));
        }
        // CFG-018 needs a file of a megabyte, CFG-001 none at all: see YamlFileTest.
        codes.removeIf(code -> all.indexOf(code) >= 0);
        assertThat(codes).containsExactlyInAnyOrder(Codes.UNREADABLE, Codes.TOO_BIG);
    }

    private String said(byte[] input) throws IOException {
        Path file = Shipped.in(folder, "input.yaml", "");
        Files.write(file, input);
        Files.createDirectories(folder.resolve("credentials"));
        Files.writeString(folder.resolve("credentials").resolve("v3-auth"), "hidden");
        Files.writeString(folder.resolve("credentials").resolve("v3-priv"), "hidden");
        Files.writeString(folder.resolve("plain-file"), "\n");
        Map<String, String> environment = Map.of(
                "EMPTY",
                "",
                "PORT",
                "eighty",
                "CREDENTIALS_DIRECTORY",
                folder.resolve("credentials").toString());
        SettingsReader.Reading reading = SettingsReader.check(file, environment);
        return reading.findings().stream()
                .map(finding -> finding.toString().replace(folder + "/", "") + "\n")
                .collect(Collectors.joining());
    }
}
