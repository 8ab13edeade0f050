package io.trapline.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class JournalIntakeTest {

    private final MemoryJournal journal = new MemoryJournal();
    private final JournalIntake intake = new JournalIntake(journal, 1, 0, Instant.EPOCH);

    @Test
    void aBatchIsOneDocumentWithConsecutiveNumbers() {
        assertThat(intake.accept(batch(3))).isEqualTo(new Receipt.Journaled(1, 3));
        assertThat(intake.accept(batch(2))).isEqualTo(new Receipt.Journaled(4, 5));
        assertThat(journal.documents()).containsExactly(3, 2);
        var ledger = intake.ledger();
        assertThat(ledger.read()).isEqualTo(5);
        assertThat(ledger.journaled()).isEqualTo(5);
        assertThat(ledger.lastNumber()).isEqualTo(5);
        assertThat(ledger.balanced()).isTrue();
    }

    @Test
    void aFullDiskRefusesAndBrakes() {
        journal.room(0);
        assertThat(intake.accept(batch(3))).isEqualTo(new Receipt.Refused(Refusal.DISK_RESERVE));
        assertThat(intake.open()).isFalse();
        assertThat(intake.ledger().refused()).containsEntry(Refusal.DISK_RESERVE, 3L);
        assertThat(intake.ledger().balanced()).isTrue();
        journal.room(10);
        Awaitility.await().until(intake::open);
        assertThat(intake.accept(batch(1))).isEqualTo(new Receipt.Journaled(1, 1));
    }

    @Test
    void aBrokenJournalRefuses() {
        journal.failing(true);
        assertThat(intake.accept(batch(2))).isEqualTo(new Receipt.Refused(Refusal.JOURNAL_ERROR));
        assertThat(intake.ledger().refused()).containsEntry(Refusal.JOURNAL_ERROR, 2L);
        assertThat(intake.ledger().balanced()).isTrue();
    }

    @Test
    void theRestOfAHalfWrittenBatchIsRefused() {
        journal.room(2);
        assertThat(intake.accept(batch(5))).isEqualTo(new Receipt.Journaled(1, 2));
        var ledger = intake.ledger();
        assertThat(ledger.read()).isEqualTo(5);
        assertThat(ledger.journaled()).isEqualTo(2);
        assertThat(ledger.refused()).containsEntry(Refusal.DISK_RESERVE, 3L);
        assertThat(ledger.balanced()).isTrue();
    }

    @Test
    void whatAStreamHoldsBackIsNotCounted() {
        journal.room(2);
        var offered = intake.offer(Haul.of(batch(5)));
        assertThat(offered).isEqualTo(new Offered(new Receipt.Journaled(1, 2), 3, Refusal.DISK_RESERVE));
        assertThat(intake.ledger().read()).isEqualTo(2);
        assertThat(intake.ledger().refusedTotal()).isZero();
        assertThat(intake.ledger().balanced()).isTrue();
        intake.refuse(Refusal.STOPPING, 3);
        assertThat(intake.ledger().read()).isEqualTo(5);
        assertThat(intake.ledger().balanced()).isTrue();
    }

    @Test
    void whatAGateTurnsAwayIsATerm() {
        var haul = new Haul(4, batch(1), Map.of(Refusal.UNKNOWN_COMMUNITY, 2, Refusal.NOT_A_NOTIFICATION, 1));
        intake.accept(haul);
        intake.accept(new Haul(1, List.of(), Map.of(Refusal.UNKNOWN_COMMUNITY, 1)));
        var ledger = intake.ledger();
        assertThat(ledger.read()).isEqualTo(5);
        assertThat(ledger.journaled()).isEqualTo(1);
        assertThat(ledger.refused()).containsEntry(Refusal.UNKNOWN_COMMUNITY, 3L);
        assertThat(ledger.balanced()).isTrue();
    }

    @Test
    void aRecordLostBetweenSocketAndJournalShows() {
        var leaking =
                new JournalIntake(journal, 1, 0, Instant.EPOCH, arrivals -> arrivals.subList(0, arrivals.size() - 1));
        leaking.accept(batch(3));
        assertThat(leaking.ledger().read()).isEqualTo(3);
        assertThat(leaking.ledger().journaled()).isEqualTo(2);
        assertThat(leaking.ledger().balanced()).isFalse();
        var leakingStream =
                new JournalIntake(journal, 1, 0, Instant.EPOCH, arrivals -> arrivals.subList(0, arrivals.size() - 1));
        assertThat(leakingStream.offer(Haul.of(batch(3))).left()).isZero();
        assertThat(leakingStream.ledger().balanced()).isFalse();
    }

    @Test
    void whatWasFoundInTheJournalEntersAsRecovered() {
        intake.accept(batch(10));
        var restarted = new JournalIntake(journal, 8, 3, Instant.EPOCH);
        restarted.accept(batch(2));
        var ledger = restarted.ledger();
        assertThat(ledger.startNumber()).isEqualTo(8);
        assertThat(ledger.recovered()).isEqualTo(3);
        assertThat(ledger.read()).isEqualTo(2);
        assertThat(ledger.journaled()).isEqualTo(5);
        assertThat(ledger.lastNumber()).isEqualTo(12);
        assertThat(ledger.balanced()).isTrue();
    }

    @Test
    void afterTheStopEverythingIsRefused() {
        intake.stop();
        assertThat(intake.accept(batch(2))).isEqualTo(new Receipt.Refused(Refusal.STOPPING));
        assertThat(intake.ledger().balanced()).isTrue();
    }

    @Test
    void everyCutIsConsistentUnderLoad() throws Exception {
        var done = new AtomicBoolean();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 3; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int n = 0; n < 20_000; n++) {
                    if (n % 7 == 0) {
                        intake.refuse(Refusal.UNKNOWN_COMMUNITY, 1);
                    }
                    intake.accept(batch(1 + n % 5));
                }
            }));
        }
        var looker = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                var ledger = intake.ledger();
                assertThat(ledger.balanced()).isTrue();
                assertThat(ledger.lastNumber()).isEqualTo(ledger.journaled());
            }
        });
        var failure = new ArrayList<Throwable>();
        looker.setUncaughtExceptionHandler((thread, error) -> failure.add(error));
        for (var thread : threads) {
            thread.join();
        }
        done.set(true);
        looker.join();
        assertThat(failure).isEmpty();
        assertThat(intake.ledger().journaled()).isEqualTo(180_000);
    }

    private static List<Arrival> batch(int size) {
        return Collections.nCopies(size, new Arrival(Envelope.internal(), new byte[] {1}));
    }
}
