package io.trapline.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Records that say their number, appended to a journal on a small disk; knows what was acknowledged. */
final class DiskLoad {

    private final AtomicLong acknowledged = new AtomicLong();
    private long slowestResumeMillis;

    /** The last record that was durable. */
    long acknowledged() {
        return acknowledged.get();
    }

    long slowestResumeMillis() {
        return slowestResumeMillis;
    }

    /** Appends until refused; true when it was for lack of space. */
    Appended appendUntilRefused(Journal journal) {
        while (true) {
            var appended = append(journal);
            if (!(appended instanceof Appended.Written)) {
                return appended;
            }
        }
    }

    Appended append(Journal journal) {
        long number = journal.last() + 1;
        var appended = journal.append(List.of(JournalChild.payload(number, 5_000)));
        if (appended instanceof Appended.Written) {
            journal.whenDurable(number, () -> acknowledged.accumulateAndGet(number, Math::max));
        }
        return appended;
    }

    void awaitResumed(Journal journal) {
        long started = System.nanoTime();
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> append(journal) instanceof Appended.Written);
        slowestResumeMillis = Math.max(slowestResumeMillis, (System.nanoTime() - started) / 1_000_000);
    }

    long missing(Journal journal) {
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

    void settle(Journal journal) {
        await().atMost(Duration.ofSeconds(10)).until(() -> journal.durable() == journal.last());
    }
}
