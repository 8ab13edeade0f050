package io.trapline.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A journal that is only read, beside the one that is written. */
final class KeptJournalTest extends JournalScene {

    @Override
    Journal open(JournalOptions with, StreamClock clock, Disk on) {
        return ChronicleJournal.open(with, clock, on);
    }

    @Test
    void whatIsThereIsReadWhileTheWriterGoesOn() throws IOException {
        var first = open();
        first.append(payloads("a", "b"));
        first.append(payloads("c"));
        first.close();
        var writer = open();
        writer.append(payloads("d", "e"));
        awaitDurable(writer, 5);
        Map<String, Long> before = files();
        try (var kept = KeptJournal.open(options)) {
            writer.append(payloads("f"));
            awaitDurable(writer, 6);
            assertThat(kept.first()).isEqualTo(1);
            assertThat(kept.last()).isEqualTo(5);
            assertThat(texts(read(kept, 1))).containsExactly("1:a", "2:b", "3:c", "4:d", "5:e");
            assertThat(texts(read(kept, 3))).containsExactly("3:c", "4:d", "5:e");
            assertThat(texts(read(kept, 5))).containsExactly("5:e");
            assertThat(read(kept, 6)).as("written after it was opened").isEmpty();
            assertThatThrownBy(() -> kept.append(payloads("g"))).hasMessageContaining("only read");
        }
        assertThat(files()).isEqualTo(before);
        assertThat(texts(read(writer, 6))).containsExactly("6:f");
    }

    @Test
    void theFolderOfAWriterThatWroteNothingYetStaysToo() throws IOException {
        var first = open();
        first.append(payloads("a"));
        first.close();
        var writer = open();
        Map<String, Long> before = files();
        try (var kept = KeptJournal.open(options)) {
            assertThat(texts(read(kept, 1))).containsExactly("1:a");
        }
        assertThat(files()).isEqualTo(before);
        writer.append(payloads("b"));
        awaitDurable(writer, 2);
        assertThat(texts(read(writer, 1))).containsExactly("1:a", "2:b");
    }

    @Test
    void numbersWithGapsAreReadAsTheyAre() {
        var outcomes = JournalOptions.outcomes(folder.resolve("outcome")).withBlocks(1 << 20, 1 << 20);
        var writer = open(outcomes);
        for (long number : List.of(3L, 7L, 8L, 21L)) {
            writer.appendAt(number, number, number, payloads("x").getFirst());
        }
        try (var kept = KeptJournal.open(outcomes)) {
            assertThat(kept.last()).isEqualTo(21);
            assertThat(texts(read(kept, 4))).containsExactly("7:x", "8:x", "21:x");
        }
    }

    @Test
    void whatIsNotThereIsNotMade() {
        try (var kept = KeptJournal.open(options)) {
            assertThat(kept.last()).isZero();
            assertThat(read(kept, 1)).isEmpty();
        }
        assertThat(options.folder()).doesNotExist();
    }

    /** Each file with the bytes in it; space allocated ahead comes and goes, so sizes of roll files are not compared. */
    private Map<String, Long> files() throws IOException {
        var found = new TreeMap<String, Long>();
        try (var paths = Files.walk(folder)) {
            paths.forEach(path -> found.put(folder.relativize(path).toString(), size(path)));
        }
        return found;
    }

    private static long size(Path path) {
        try {
            return path.toString().endsWith(".cq4") || Files.isDirectory(path) ? 0 : Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
