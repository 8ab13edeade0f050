package io.trapline.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The full disk for everybody: a quota that we and others fill, and errors, under a load that never pauses. */
final class InjectedDiskTest {

    private static final int CYCLES = 5;
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    private final DiskLoad load = new DiskLoad();
    private volatile boolean ended;

    private JournalOptions options() {
        return JournalOptions.input(folder).withBlocks(1 << 20, 4 << 20).withReserveBytes(8 * MIB);
    }

    private Thread appender(Journal journal, AtomicInteger refusals) {
        return Thread.ofPlatform().start(() -> {
            while (!ended) {
                if (!(load.append(journal) instanceof Appended.Written)) {
                    refusals.incrementAndGet();
                    Thread.onSpinWait();
                }
            }
        });
    }

    @Test
    void aQuotaFilledByOthersUnderLoadCostsNothingAcknowledged() throws Exception {
        var disk = new QuotaDisk(folder, 160 * MIB);
        var refusals = new AtomicInteger();
        try (var journal = ChronicleJournal.open(options(), StreamClock.system(), disk)) {
            var appender = appender(journal, refusals);
            for (int i = 0; i < CYCLES; i++) {
                int before = refusals.get();
                disk.fill();
                Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> refusals.get() > before);
                long last = journal.last();
                disk.empty();
                journal.retain(journal.durable());
                Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> journal.last() > last);
            }
            ended = true;
            appender.join();
            load.settle(journal);
            assertThat(load.missing(journal)).isZero();
            assertThat(journal.status().damaged()).isZero();
        }
        reopened(disk, refusals);
    }

    @Test
    void errorsUnderLoadRetireFoldersAndCostNothingAcknowledged() throws Exception {
        var disk = new QuotaDisk(folder, 1_024 * MIB);
        var refusals = new AtomicInteger();
        try (var journal = ChronicleJournal.open(options(), StreamClock.system(), disk)) {
            var appender = appender(journal, refusals);
            for (int i = 0; i < CYCLES; i++) {
                int retired = journal.status().retired();
                disk.failNext(1 + i);
                Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> disk.errorsLeft() == 0);
                long last = journal.last();
                Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> journal.last() > last);
                assertThat(journal.status().retired()).isGreaterThan(retired);
            }
            ended = true;
            appender.join();
            load.settle(journal);
            assertThat(load.missing(journal) - journal.status().damaged()).isZero();
        }
        reopened(disk, refusals);
    }

    private void reopened(QuotaDisk disk, AtomicInteger refusals) {
        try (var journal = ChronicleJournal.open(options(), StreamClock.system(), disk)) {
            long missing = load.missing(journal) - journal.status().damaged();
            System.err.printf(
                    "FIGURE injectedDisk acknowledged=%d refusals=%d missing=%d%n",
                    load.acknowledged(), refusals.get(), missing);
            assertThat(missing).isZero();
        }
    }
}
