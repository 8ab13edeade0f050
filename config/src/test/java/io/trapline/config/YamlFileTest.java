package io.trapline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are none, or that mean harm. */
@Timeout(10)
final class YamlFileTest {

    @TempDir
    Path folder;

    @Test
    void aMissingFileSaysSo() {
        assertThat(said(folder.resolve("none.yaml")))
                .containsExactly(":1:1  error CFG-001  no such file; name it with --config FILE");
    }

    @Test
    void aFolderIsNoFile() {
        assertThat(said(folder)).containsExactly(":1:1  error CFG-001  is a folder, expected a file");
    }

    @Test
    void anEndlessFileIsReadNoFurtherThanAMegabyte() {
        assertThat(said(Path.of("/dev/zero")))
                .containsExactly(":1:1  error CFG-018  is longer than 1 MiB; this is not a configuration file");
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        Path deep = Files.writeString(folder.resolve("deep.yaml"), "a: " + "[".repeat(1000) + "]".repeat(1000));
        assertThat(said(deep)).containsExactly(":1:1  error CFG-018  nested deeper than 20 levels");
    }

    @Test
    void anchorsThatMultiplyAreRefusedUnexpanded() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(said(Files.writeString(folder.resolve("bomb.yaml"), bomb)))
                .hasSize(40)
                .allMatch(s -> s.contains("CFG-017"));
    }

    @Test
    void aFileThatContainsItselfIsRefused() throws IOException {
        assertThat(said(Files.writeString(folder.resolve("loop.yaml"), "a: &a\n  b: *a\n")))
                .containsExactly(":1:4  error CFG-017  \"&a\" is an anchor; anchors are not supported, write it out"
                        + " twice. Quote the value if it begins with &");
    }

    @Test
    void plainWordsKeepTheirSpelling() throws IOException {
        List<String> words =
                List.of("on", "NO", "yes", "00123", "12:30:45", "0x1F", "1_000", "2026-11-01", "<<", "1e3", "=");
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            file.append("k").append(i).append(": ").append(words.get(i)).append('\n');
        }
        Findings findings = new Findings();
        Section top = YamlFile.read(Files.writeString(folder.resolve("words.yaml"), file), findings)
                .orElseThrow();
        for (int i = 0; i < words.size(); i++) {
            assertThat(top.required("k" + i).text()).isEqualTo(words.get(i));
        }
        top.close();
        assertThat(findings.sorted()).isEmpty();
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreNoMistake() throws IOException {
        Findings findings = new Findings();
        Path file = Files.writeString(folder.resolve("windows.yaml"), "\uFEFFwait: 30s\r\nroom: 8MiB\r\n");
        try (Section top = YamlFile.read(file, findings).orElseThrow()) {
            assertThat(top.required("wait").duration("1s", "1h")).isEqualTo(Duration.ofSeconds(30));
            assertThat(top.required("room").size("1B", "1GiB")).isEqualTo(8L << 20);
        }
        assertThat(findings.sorted()).isEmpty();
    }

    private static List<String> said(Path file) {
        Findings findings = new Findings();
        Optional<Section> top = YamlFile.read(file, findings);
        assertThat(top).isEmpty();
        return findings.sorted().stream()
                .map(f -> f.toString().substring(file.toString().length()))
                .toList();
    }
}
