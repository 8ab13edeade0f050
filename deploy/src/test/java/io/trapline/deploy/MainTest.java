package io.trapline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line in this process: what it prints where, and with which code it ends. */
class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theVersionGoesToStdout() {
        assertThat(run("", "version")).isEqualTo(Exit.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("trapline ").contains("Java 25");
        assertThat(err.size()).isZero();
    }

    @Test
    void anUnknownVerbIsAUsageErrorAndLeavesStdoutEmpty() {
        assertThat(run("", "bogus")).isEqualTo(Exit.USAGE);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("'bogus'");
    }

    @Test
    void anUnknownVerbIsToldWhereTheVerbsAreListed() {
        for (String word : List.of("bogus", "confg")) {
            err.reset();
            assertThat(run("", word)).isEqualTo(Exit.USAGE);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("'trapline --help' lists the verbs.");
        }
    }

    @Test
    void helpIsAtEveryVerbOnStdoutAndSaysWholeSentences() {
        var seen = new ArrayList<List<String>>();
        for (List<String> verb : verbs(Main.commands(terminal(""), new StopRequest()), List.of())) {
            out.reset();
            var asked = new ArrayList<>(verb);
            asked.add("--help");
            assertThat(run("", asked.toArray(String[]::new))).as("%s", asked).isEqualTo(Exit.OK);
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("Usage: trapline " + String.join(" ", verb))
                    .contains("--help")
                    .doesNotContain("<arg");
            seen.add(verb);
        }
        assertThat(err.size()).isZero();
        assertThat(seen).contains(List.of(), List.of("run"), List.of("audit", "verify"), List.of("unmatched", "map"));
    }

    /** Below {@code line}, and that itself; each is one line of the list above it: a sentence. */
    private static List<List<String>> verbs(CommandLine line, List<String> words) {
        assertThat(line.getCommandSpec().usageMessage().description()[0])
                .as("%s", words)
                .endsWith(".");
        var all = new ArrayList<List<String>>(List.of(words));
        line.getSubcommands().forEach((word, below) -> {
            var longer = new ArrayList<>(words);
            longer.add(word);
            all.addAll(verbs(below, longer));
        });
        return all;
    }

    @Test
    void noVerbIsAUsageError() {
        assertThat(run("")).isEqualTo(Exit.USAGE);
        assertThat(run("", "config")).isEqualTo(Exit.USAGE);
    }

    @Test
    void everyFindingOfAFileIsPrintedWithItsPlace(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("bad.yaml"), "version: 1\nsite: { name: a, colour: red }\nlistners: []\n");
        assertThat(run("", "config", "check", file.toString())).isEqualTo(Exit.FINDINGS);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(l -> l.startsWith(file + ":2:18  error CFG-") && l.contains("colour"))
                .anyMatch(l -> l.startsWith(file + ":3:1  error CFG-") && l.contains("listners"));
    }

    @Test
    void theShippedFileHasNoError() {
        var shipped = Path.of(System.getProperty("trapline.home", ".."), "config/etc/trapline.yaml");
        assertThat(run("", "config", "check", shipped.toString())).isEqualTo(Exit.OK);
    }

    @Test
    void aLineThatIsDecodedIsOneLineOfJson() {
        var line = "<34>1 2003-10-11T22:14:15.003Z h su - ID47 - hello";
        var input = java.util.Base64.getEncoder().encodeToString(line.getBytes(StandardCharsets.UTF_8));
        var request = "{\"id\":7,\"kind\":\"syslog\",\"input_b64\":\"" + input + "\"}\n";
        assertThat(run(request, "decode", "--jsonl")).isEqualTo(Exit.OK);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("\"id\":7", "\"ok\":true", "\"hostname\":\"h\"", "\"message\":\"hello\"");
    }

    @Test
    void theShippedRulesJudgeTheirFixturesAsExpected() {
        assertThat(run("", "test", rules().toString())).isEqualTo(Exit.OK);
        var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSizeGreaterThan(120).first().asString().startsWith("ok 1 - ");
        assertThat(lines.getLast()).isEqualTo("1.." + (lines.size() - 1));
    }

    @Test
    void aVerdictThatIsNotTheExpectedOneIsAFinding(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("input"), "<186>nobody knows this\n");
        Files.writeString(
                folder.resolve("expected.json"),
                "[{\"signal\": \"raise\", \"alarmType\": \"generic\", \"objects\": []}]");
        assertThat(run("", "test", folder.toString(), "--rules", rules().toString()))
                .isEqualTo(Exit.FINDINGS);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("not ok 1 - :1", "signal: expected \"raise\", found \"note\"");
    }

    @Test
    void aFolderWithoutFixturesAndOneWithBrokenOnesAreFindings(@TempDir Path folder) throws IOException {
        assertThat(run("", "test", folder.toString(), "--rules", rules().toString()))
                .isEqualTo(Exit.FINDINGS);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no fixture found");
        Files.writeString(folder.resolve("input"), "<186>a\n");
        Files.writeString(folder.resolve("expected.json"), "[{\n  \"signal\": raise}]");
        assertThat(run("", "test", folder.toString(), "--rules", rules().toString()))
                .isEqualTo(Exit.FINDINGS);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("expected.json:2:");
        err.reset();
        Files.writeString(folder.resolve("expected.json"), "[{\n  \"signal\": 1");
        assertThat(run("", "test", folder.toString(), "--rules", rules().toString()))
                .isEqualTo(Exit.FINDINGS);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("expected.json:2:")
                .doesNotContain("REDACTED");
    }

    private static Path rules() {
        return Path.of(System.getProperty("trapline.home", ".."), "config/etc/rules");
    }

    private int run(String input, String... args) {
        return Main.execute(terminal(input), new StopRequest(), args);
    }

    private Terminal terminal(String input) {
        return new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
