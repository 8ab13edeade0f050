package io.trapline.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder, a disk that a test can fill, and journals that are closed behind each test. */
abstract class JournalScene {

    @TempDir
    Path folder;

    private final List<Journal> open = new ArrayList<>();
    final SteppedDisk disk = new SteppedDisk();

    /** A journal of the implementation under test. */
    abstract Journal open(JournalOptions options, StreamClock clock, Disk disk);

    JournalOptions options;

    @BeforeEach
    void smallBlocks() {
        options = JournalOptions.input(folder.resolve("input"))
                .withBlocks(1 << 20, 1 << 20)
                .withReserveBytes(1 << 20);
    }

    @AfterEach
    void closeAll() {
        open.forEach(Journal::close);
    }

    Journal open() {
        return open(options);
    }

    Journal open(JournalOptions with) {
        return open(with, StreamClock.system());
    }

    Journal open(JournalOptions with, StreamClock clock) {
        var journal = open(with, clock, disk);
        open.add(journal);
        return journal;
    }

    static List<byte[]> payloads(String... texts) {
        var all = new ArrayList<byte[]>();
        for (var text : texts) {
            all.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return all;
    }

    static List<Entry> read(Journal journal, long from) {
        var entries = new ArrayList<Entry>();
        try (var tail = journal.tail(from)) {
            for (var entry = tail.poll(); entry != null; entry = tail.poll()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    static List<String> texts(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.number() + ":" + new String(entry.payload(), StandardCharsets.UTF_8))
                .toList();
    }

    static void awaitDurable(Journal journal, long number) {
        try {
            assertThat(journal.awaitBeyond(number - 1, Duration.ofSeconds(10))).isTrue();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
