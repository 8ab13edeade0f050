package io.trapline.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that fail, or were left in the middle of something, and the readers that come past. */
final class RetirementTest {

    @TempDir
    Path folder;

    /** Fails once when told to, or until told otherwise. */
    private static final class FailingDisk implements Disk {

        private final Disk disk = new PortableDisk(Path.of("."));
        private volatile boolean failing;
        private volatile boolean always;

        @Override
        public long usableBytes() {
            return Long.MAX_VALUE;
        }

        @Override
        public boolean allocate(Path file, long from, long to) throws IOException {
            if (failing) {
                failing = always;
                throw new IOException("Input/output error");
            }
            return disk.allocate(file, from, to);
        }

        @Override
        public void release(Path file, long from) {
            // Plain files stay as long as they are.
        }

        @Override
        public long allocatedBytes(Path file) throws IOException {
            return Files.size(file);
        }
    }

    private JournalOptions options() {
        return JournalOptions.input(folder)
                .withBlocks(1 << 20, 1 << 20)
                .withReserveBytes(0)
                .withRoll(RollEvery.SECOND);
    }

    private static void awaitSettled(Journal journal) {
        await().atMost(Duration.ofSeconds(10)).until(() -> journal.durable() == journal.last());
    }

    private static void append(Journal journal, int records) {
        for (int i = 0; i < records; i++) {
            long number = journal.last() + 1;
            assertThat(journal.append(List.of(JournalChild.payload(number, 300))))
                    .isInstanceOf(Appended.Written.class);
        }
    }

    private static void assertAllThere(Journal journal, long records) {
        var entries = JournalContract.read(journal, 1);
        assertThat(entries).hasSize((int) records);
        for (var entry : entries) {
            assertThat(entry.payload()).isEqualTo(JournalChild.payload(entry.number(), 300));
        }
        assertThat(journal.status().damaged()).isZero();
    }

    @Test
    void theFirstErrorOpensAFreshFolderAndLosesNoNumber() throws Exception {
        var time = new SteppedTime();
        var disk = new FailingDisk();
        var ran = new ConcurrentLinkedQueue<Long>();
        try (var journal = ChronicleJournal.open(options(), time.clock(), disk)) {
            append(journal, 50);
            journal.whenDurable(50, () -> ran.add(50L));
            disk.failing = true;
            time.pass(Duration.ofSeconds(2));
            assertThat(journal.append(List.of(new byte[10])))
                    .isInstanceOfSatisfying(
                            Appended.Failed.class,
                            failed -> assertThat(failed.detail()).contains("Input/output error"));
            assertThat(journal.last()).isEqualTo(50);
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> journal.status().detail().isEmpty());
            append(journal, 50);
            awaitSettled(journal);
            await().until(() -> ran.contains(50L));
            assertAllThere(journal, 100);
            assertThat(journal.status().retired()).isEqualTo(1);
            assertThat(journal.status().folders()).isEqualTo(2);
        }
        try (var journal = ChronicleJournal.open(options(), time.clock(), disk)) {
            assertThat(journal.last()).isEqualTo(100);
            assertAllThere(journal, 100);
        }
    }

    @Test
    void aDiskThatFailsForLongIsTriedAgainAndLeavesNoHeapOfFolders() throws Exception {
        var disk = new FailingDisk();
        try (var journal = ChronicleJournal.open(options(), StreamClock.system(), disk)) {
            append(journal, 5);
            awaitSettled(journal);
            disk.failing = true;
            disk.always = true;
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                journal.append(List.of(new byte[1000]));
                return journal.status().retired() >= 3;
            });
            assertThat(QueueFolder.list(folder)).hasSizeLessThanOrEqualTo(2);
            disk.always = false;
            disk.failing = false;
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> journal.append(List.of(JournalChild.payload(journal.last() + 1, 300)))
                            instanceof Appended.Written);
            awaitSettled(journal);
            assertThat(JournalContract.read(journal, 1)).hasSize((int) journal.last());
            assertThat(journal.status().damaged()).isZero();
        }
    }

    @Test
    void aTailGoesOnOverARetirementAndMissesNothing() {
        var time = new SteppedTime();
        var disk = new FailingDisk();
        try (var journal = ChronicleJournal.open(options(), time.clock(), disk);
                var tail = journal.tail(1)) {
            long expected = 1;
            for (int round = 0; round < 3; round++) {
                append(journal, 20);
                awaitSettled(journal);
                for (var entry = tail.poll(); entry != null; entry = tail.poll()) {
                    assertThat(entry.number()).isEqualTo(expected++);
                }
                disk.failing = true;
                time.pass(Duration.ofSeconds(2));
                journal.append(List.of(new byte[10]));
                await().atMost(Duration.ofSeconds(5))
                        .until(() -> journal.status().detail().isEmpty());
            }
            assertThat(expected).isEqualTo(61);
            assertThat(journal.status().retired()).isEqualTo(3);
        }
    }

    @Test
    void aHalfMadeRollFileStopsNeitherStartNorReaders() throws IOException {
        try (var journal = ChronicleJournal.open(options(), StreamClock.system())) {
            append(journal, 30);
        }
        var queue = QueueFolder.list(folder).getFirst();
        Files.write(queue.path().resolve("20991231-235900T.cq4"), new byte[70_000]);
        Files.write(queue.path().resolve("20991231-235901T.cq4"), new byte[0]);
        try (var journal = ChronicleJournal.open(options(), StreamClock.system())) {
            append(journal, 30);
            awaitSettled(journal);
            assertAllThere(journal, 60);
        }
    }

    @Test
    void aHealthyFolderIsNeverScanned() throws IOException {
        var time = new SteppedTime();
        try (var journal = ChronicleJournal.open(options(), time.clock())) {
            for (int i = 0; i < 40; i++) {
                append(journal, 25);
                time.pass(Duration.ofMillis(100));
            }
            awaitSettled(journal);
            readWithoutScanning(time);
        }
        readWithoutScanning(time);
    }

    private void readWithoutScanning(SteppedTime time) throws IOException {
        var queue = QueueFolder.list(folder).getFirst();
        for (long from : new long[] {1, 2, 300, 777, 1000}) {
            try (var reader = new FolderReader(queue, time.clock(), true, from)) {
                long last = from - 1;
                while (last < 1000) {
                    var document = reader.next();
                    assertThat(document).isNotNull();
                    assertThat(document.first()).isEqualTo(last + 1);
                    last = document.last();
                }
                assertThat(reader.scanning()).isFalse();
            }
        }
    }

    @Test
    void restartsWithoutRecordsLeaveNoFoldersBehind() throws IOException {
        for (int i = 0; i < 5; i++) {
            ChronicleJournal.open(options(), StreamClock.system()).close();
        }
        assertThat(QueueFolder.list(folder)).hasSize(1);
    }
}
