package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of alarms, told as text: one file per rule in {@code alarm-stories}. */
class AlarmStoriesTest {

    private static final Path STORIES = Path.of("src", "test", "resources", "alarm-stories");

    static Stream<Path> stories() throws IOException {
        try (Stream<Path> files = Files.list(STORIES)) {
            return files.filter(f -> f.toString().endsWith(".story")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void comesTrue(Path story) throws IOException {
        List<String> lines = Files.readAllLines(story);
        assertThat(lines).as("expectations").anyMatch(line -> line.startsWith("  "));
        assertThat(new Story().tell(lines)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void isToldDifferentlyWhenOneWordIsChanged(Path story) throws IOException {
        List<String> lines = Files.readAllLines(story);
        int last = lines.lastIndexOf(
                lines.stream().filter(l -> l.startsWith("  ")).toList().getLast());
        String changed = lines.get(last) + " and more";
        lines.set(last, changed);
        assertThat(new Story().tell(lines)).singleElement().asString().contains("and more");
    }

    @Test
    void everyPartOfTheLifeHasItsStory() throws IOException {
        assertThat(stories().map(f -> f.getFileName().toString().replace(".story", "")))
                .contains(
                        "hold-down",
                        "repeat-and-severity",
                        "clear-by-event",
                        "clear-by-operator",
                        "clear-by-timeout",
                        "clear-by-ticket",
                        "reopen",
                        "clear-before-raise",
                        "late-copies",
                        "flapping",
                        "shelving",
                        "acknowledging",
                        "storm-of-a-source",
                        "storm-of-all",
                        "restarted-device",
                        "collector-down",
                        "dropped-datagrams",
                        "asked-and-answered",
                        "asked-in-vain",
                        "table-confirms-and-clears",
                        "table-in-part",
                        "table-empty-or-absent",
                        "table-not-asked",
                        "root-cause",
                        "maintenance-of-a-device",
                        "maintenance-of-customers",
                        "maintenance-repeats",
                        "maintenance-excused",
                        "root-cause-comes-last");
    }
}
