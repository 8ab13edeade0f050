package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk under a product that is talked to gets full, once by another program and once by what it
 * writes itself. It stays up and says so; what it answered is there; with space it goes on by itself.
 */
class FullDiskRunTest {

    private static final int RESERVE_MIB = 64;
    private static final int PER_SECOND = 150;
    private static final int LINE_BYTES = 60_000;
    private static final Duration SOON = Duration.ofSeconds(120);
    private static final Duration RESUMED = Duration.ofSeconds(5);

    private long slowestResumeMillis;

    @Test
    void itStaysUpSaysSoAndGoesOn(@TempDir Path folder) throws Exception {
        try (var disk = SmallDisk.mount(folder, 448)) {
            var site = new Site(folder)
                    .data(disk.path().resolve("data"))
                    .journal(RESERVE_MIB + "MiB", "10GiB")
                    .bss("jdbc:postgresql://127.0.0.1:1/bss");
            var answered = new HashSet<Integer>();
            var keptFree = disk.ballast("kept-free", 64);
            try (var product = site.start()) {
                answered.addAll(filledByAnother(site, folder, disk));
                answered.addAll(filledByItself(site, folder, disk, keptFree));
                assertThat(product.isAlive()).isTrue();
                site.api().assertLedgerBalanced();
                assertThat(product.stop()).isZero();
            }
            var there = Readback.of(site.data());
            assertThat(there.missing(answered))
                    .as("answered informs that are gone")
                    .isEmpty();
            for (int connection = 1; connection <= 2; connection++) {
                var lines = there.lines(connection);
                assertThat(lines).isNotEmpty();
                assertThat(lines.getLast()).as("lines without a hole").isEqualTo(lines.size() - 1);
            }
            System.out.printf(
                    "FIGURE fullDisk fills=2 answered=%d missing=0 slowestResumeMillis=%d%n",
                    answered.size(), slowestResumeMillis);
        }
    }

    private Set<Integer> filledByAnother(Site site, Path folder, SmallDisk disk) throws Exception {
        try (var load = new Load(site, folder, 1, PER_SECOND, 0)) {
            load.awaitAnswers(PER_SECOND, SOON);
            var ballast = disk.ballast("ballast", Integer.MAX_VALUE);
            assertFull(site, load);
            Files.delete(ballast);
            assertResumed(site, load);
            load.stop();
            return load.informs().answered();
        }
    }

    /** It wants to keep more than the disk holds. */
    private Set<Integer> filledByItself(Site site, Path folder, SmallDisk disk, Path keptFree) throws Exception {
        try (var load = new Load(site, folder, 2, PER_SECOND, LINE_BYTES)) {
            assertFull(site, load);
            assertThat(disk.usableMebibytes()).isGreaterThanOrEqualTo(RESERVE_MIB);
            Files.delete(keptFree);
            assertResumed(site, load);
            load.stop();
            return load.informs().answered();
        }
    }

    private static void assertFull(Site site, Load load) throws IOException {
        await().atMost(SOON).until(() -> site.api().text("/readyz").contains("input journal is full"));
        assertThat(site.api().text("/customers")).contains("input journal is full");
        await().atMost(SOON).until(() -> nothingIsAnswered(load));
        await().atMost(SOON)
                .until(() -> site.api()
                        .get("/api/v1/ledger")
                        .get("refused")
                        .toString()
                        .contains("diskReserve"));
        site.api().assertLedgerBalanced();
    }

    /** What had been journaled before may still be answered; then a second's informs go without. */
    private static boolean nothingIsAnswered(Load load) {
        int answers = load.informs().answered().size();
        int unanswered = load.informs().unanswered();
        await().atMost(SOON).until(() -> load.informs().unanswered() > unanswered + PER_SECOND);
        return load.informs().answered().size() == answers;
    }

    private void assertResumed(Site site, Load load) {
        long began = System.nanoTime();
        load.awaitAnswers(1, RESUMED);
        slowestResumeMillis = Math.max(slowestResumeMillis, (System.nanoTime() - began) / 1_000_000);
        load.awaitAnswers(PER_SECOND, SOON);
        await().atMost(SOON).until(() -> !site.api().text("/readyz").contains("input journal is full"));
    }
}
