package io.trapline.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, by us or by others, costs nothing that was acknowledged, and passes. */
final class FullDiskTest {

    private static final int CYCLES = Integer.getInteger("trapline.fullDiskCycles", 4);
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    private final DiskLoad load = new DiskLoad();

    private JournalOptions options(CappedDisk capped) {
        return JournalOptions.input(capped.path().resolve("input"))
                .withBlocks(1 << 20, 4 << 20)
                .withReserveBytes(8 * MIB);
    }

    @Test
    void filledByOurselvesItStopsAtTheReserve() throws Exception {
        try (var capped = CappedDisk.mount(folder, 96 * MIB)) {
            long missing;
            try (var journal = ChronicleJournal.open(options(capped), StreamClock.system())) {
                assertThat(load.appendUntilRefused(journal)).isInstanceOf(Appended.Full.class);
                assertThat(capped.usableBytes()).isGreaterThanOrEqualTo(8 * MIB);
                load.settle(journal);
                assertThat(load.missing(journal)).isZero();
                assertThat(journal.status().retired()).isZero();
            }
            try (var journal = ChronicleJournal.open(options(capped), StreamClock.system())) {
                missing = load.missing(journal);
                assertThat(journal.status().damaged()).isZero();
            }
            System.err.printf("FIGURE filledByOurselves acknowledged=%d missing=%d%n", load.acknowledged(), missing);
            assertThat(load.acknowledged()).isGreaterThan(10_000);
            assertThat(missing).isZero();
        }
    }

    @Test
    void filledByAnotherProgramItStopsAndResumes() throws Exception {
        try (var capped = CappedDisk.mount(folder, 192 * MIB)) {
            try (var journal = ChronicleJournal.open(options(capped), StreamClock.system())) {
                for (int i = 0; i < CYCLES; i++) {
                    var appender = Thread.ofPlatform().start(() -> load.appendUntilRefused(journal));
                    var ballast = capped.fill();
                    appender.join();
                    assertThat(load.append(journal)).isNotInstanceOf(Appended.Written.class);
                    Files.delete(ballast);
                    journal.retain(journal.durable());
                    load.awaitResumed(journal);
                    load.settle(journal);
                    assertThat(load.missing(journal)).isZero();
                }
                System.err.printf(
                        "FIGURE filledByOthers cycles=%d acknowledged=%d missing=0 slowestResumeMillis=%d retired=%d%n",
                        CYCLES,
                        load.acknowledged(),
                        load.slowestResumeMillis(),
                        journal.status().retired());
            }
            try (var journal = ChronicleJournal.open(options(capped), StreamClock.system())) {
                assertThat(load.missing(journal)).isZero();
            }
        }
    }

    @Test
    void aDiskWithoutAByteLeftIsStartedOnAndRead() throws Exception {
        try (var capped = CappedDisk.mount(folder, 96 * MIB)) {
            try (var journal = ChronicleJournal.open(options(capped), StreamClock.system())) {
                for (int i = 0; i < 2000; i++) {
                    load.append(journal);
                }
                load.settle(journal);
            }
            var ballast = capped.fill();
            try (var journal = ChronicleJournal.open(options(capped), StreamClock.system())) {
                assertThat(load.append(journal)).isInstanceOf(Appended.Full.class);
                assertThat(journal.last()).isEqualTo(2000);
                assertThat(load.missing(journal)).isZero();
                assertThat(journal.status().damaged()).isZero();
                Files.delete(ballast);
                load.awaitResumed(journal);
                load.settle(journal);
                assertThat(load.missing(journal)).isZero();
            }
        }
    }

    /** The last line of defence: a gate that lets appends run into the full disk. */
    @Test
    void withoutTheGateTheFirstErrorRetiresTheFolderAndNothingAcknowledgedIsLost() throws Exception {
        try (var capped = CappedDisk.mount(folder, 96 * MIB)) {
            try (var journal = ChronicleJournal.open(options(capped), StreamClock.system(), new Boundless(capped))) {
                for (int i = 0; i < 500; i++) {
                    load.append(journal);
                }
                load.settle(journal);
                var ballast = capped.fill();
                assertThat(load.appendUntilRefused(journal)).isInstanceOf(Appended.Failed.class);
                Files.delete(ballast);
                load.awaitResumed(journal);
                load.settle(journal);
                assertThat(journal.status().retired()).isPositive();
                long lost = load.missing(journal);
                long acknowledgedLost = lost - journal.status().damaged();
                System.err.printf(
                        "FIGURE withoutGate acknowledged=%d acknowledgedLost=%d acceptedLost=%d resumeMillis=%d"
                                + " retired=%d%n",
                        load.acknowledged(),
                        acknowledgedLost,
                        lost,
                        load.slowestResumeMillis(),
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
