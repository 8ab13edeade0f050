package io.trapline.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, by us or by others, costs nothing that was acknowledged, and passes. */
final class FullDiskTest {

    private static final int CYCLES = Integer.getInteger("trapline.fullDiskCycles", 4);
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    private final AtomicLong acknowledged = new AtomicLong();
    private long slowestResumeMillis;

    private JournalOptions options(CappedDisk capped) {
        return JournalOptions.input(capped.path().resolve("input"))
                .withBlocks(1 << 20, 4 << 20)
                .withReserveBytes(8 * MIB);
    }

    /** Appends until refused; true when it was for lack of space. */
    private Appended appendUntilRefused(Journal journal) {
        while (true) {
            var appended = append(journal);
            if (!(appended instanceof Appended.Written)) {
                return appended;
            }
        }
    }

    private Appended append(Journal journal) {
        long number = journal.last() + 1;
        var appended = journal.append(List.of(JournalChild.payload(number, 5_000)));
        if (appended instanceof Appended.Written) {
            journal.whenDurable(number, () -> acknowledged.accumulateAndGet(number, Math::max));
        }
        return appended;
    }

    private void awaitResumed(Journal journal) {
        long started = System.nanoTime();
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> append(journal) instanceof Appended.Written);
        slowestResumeMillis = Math.max(slowestResumeMillis, (System.nanoTime() - started) / 1_000_000);
    }

    private long missing(Journal journal) {
        long expected = journal.first();
        long missing = 0;
        try (var tail = journal.tail(1)) {
            for (var entry = tail.poll(); entry != null; entry = tail.poll()) {
                assertThat(entry.payload()).isEqualTo(JournalChild.payload(entry.number(), 5_000));
                missing += entry.number() - expected;
                expected = entry.number() + 1;
            }
        }
        return missing + Math.max(0, acknowledged.get() - (expected - 1));
    }

    private void settle(Journal journal) {
        await().atMost(Duration.ofSeconds(10)).until(() -> journal.durable() == journal.last());
    }

    @Test
    void filledByOurselvesItStopsAtTheReserve() throws Exception {
        try (var capped = CappedDisk.mount(folder, 96 * MIB)) {
            long missing;
            try (var journal = ChronicleJournal.open(options(capped), StreamClock.system())) {
                assertThat(appendUntilRefused(journal)).isInstanceOf(Appended.Full.class);
                assertThat(capped.usableBytes()).isGreaterThanOrEqualTo(8 * MIB);
                settle(journal);
                assertThat(missing(journal)).isZero();
                assertThat(journal.status().retired()).isZero();
            }
            try (var journal = ChronicleJournal.open(options(capped), StreamClock.system())) {
                missing = missing(journal);
                assertThat(journal.status().damaged()).isZero();
            }
            System.err.printf("FIGURE filledByOurselves acknowledged=%d missing=%d%n", acknowledged.get(), missing);
            assertThat(acknowledged.get()).isGreaterThan(10_000);
            assertThat(missing).isZero();
        }
    }

    @Test
    void filledByAnotherProgramItStopsAndResumes() throws Exception {
        try (var capped = CappedDisk.mount(folder, 192 * MIB)) {
            try (var journal = ChronicleJournal.open(options(capped), StreamClock.system())) {
                for (int i = 0; i < CYCLES; i++) {
                    var appender = Thread.ofPlatform().start(() -> appendUntilRefused(journal));
                    var ballast = capped.fill();
                    appender.join();
                    assertThat(append(journal)).isNotInstanceOf(Appended.Written.class);
                    Files.delete(ballast);
                    journal.retain(journal.durable());
                    awaitResumed(journal);
                    settle(journal);
                    assertThat(missing(journal)).isZero();
                }
                System.err.printf(
                        "FIGURE filledByOthers cycles=%d acknowledged=%d missing=0 slowestResumeMillis=%d retired=%d%n",
                        CYCLES,
                        acknowledged.get(),
                        slowestResumeMillis,
                        journal.status().retired());
            }
            try (var journal = ChronicleJournal.open(options(capped), StreamClock.system())) {
                assertThat(missing(journal)).isZero();
            }
        }
    }

    @Test
    void aDiskWithoutAByteLeftIsStartedOnAndRead() throws Exception {
        try (var capped = CappedDisk.mount(folder, 96 * MIB)) {
            try (var journal = ChronicleJournal.open(options(capped), StreamClock.system())) {
                for (int i = 0; i < 2000; i++) {
                    append(journal);
                }
                settle(journal);
            }
            var ballast = capped.fill();
            try (var journal = ChronicleJournal.open(options(capped), StreamClock.system())) {
                assertThat(append(journal)).isInstanceOf(Appended.Full.class);
                assertThat(journal.last()).isEqualTo(2000);
                assertThat(missing(journal)).isZero();
                assertThat(journal.status().damaged()).isZero();
                Files.delete(ballast);
                awaitResumed(journal);
                settle(journal);
                assertThat(missing(journal)).isZero();
            }
        }
    }

    /** The last line of defence: a gate that lets appends run into the full disk. */
    @Test
    void withoutTheGateTheFirstErrorRetiresTheFolderAndNothingAcknowledgedIsLost() throws Exception {
        try (var capped = CappedDisk.mount(folder, 96 * MIB)) {
            try (var journal = ChronicleJournal.open(options(capped), StreamClock.system(), new Boundless(capped))) {
                for (int i = 0; i < 500; i++) {
                    append(journal);
                }
                settle(journal);
                var ballast = capped.fill();
                assertThat(appendUntilRefused(journal)).isInstanceOf(Appended.Failed.class);
                Files.delete(ballast);
                awaitResumed(journal);
                settle(journal);
                assertThat(journal.status().retired()).isPositive();
                long lost = missing(journal);
                long acknowledgedLost = lost - journal.status().damaged();
                System.err.printf(
                        "FIGURE withoutGate acknowledged=%d acknowledgedLost=%d acceptedLost=%d resumeMillis=%d"
                                + " retired=%d%n",
                        acknowledged.get(),
                        acknowledgedLost,
                        lost,
                        slowestResumeMillis,
                        journal.status().retired());
                assertThat(acknowledgedLost).isZero();
            }
        }
    }

    /** Promises any space and knows of no limit, until the disk has really some again. */
    private record Boundless(CappedDisk capped) implements Disk {

        @Override
        public long usableBytes() {
            return Long.MAX_VALUE;
        }

        @Override
        public boolean allocate(Path file, long from, long to) throws java.io.IOException {
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
            return true;
        }

        @Override
        public void release(Path file, long from) {
            // Nothing was allocated.
        }

        @Override
        public long allocatedBytes(Path file) {
            return 0;
        }
    }
}
