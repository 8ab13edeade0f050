package io.trapline.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link Journal} does. One subclass per implementation. */
abstract class JournalContract extends JournalScene {

    @Test
    void anEmptyJournalStartsAtOne() {
        var journal = open();
        assertThat(journal.first()).isEqualTo(1);
        assertThat(journal.last()).isZero();
        assertThat(journal.durable()).isZero();
        assertThat(read(journal, 1)).isEmpty();
    }

    @Test
    void numbersAreConsecutiveOverBatches() {
        var journal = open();
        assertThat(journal.append(payloads("a", "b"))).isInstanceOfSatisfying(Appended.Written.class, written -> {
            assertThat(written.first()).isEqualTo(1);
            assertThat(written.last()).isEqualTo(2);
        });
        journal.append(payloads("c"));
        awaitDurable(journal, 3);
        assertThat(texts(read(journal, 1))).containsExactly("1:a", "2:b", "3:c");
        assertThat(journal.first()).isEqualTo(1);
        assertThat(journal.last()).isEqualTo(3);
    }

    @Test
    void aTailStartsInsideABatch() {
        var journal = open();
        journal.append(payloads("a", "b", "c"));
        journal.append(payloads("d"));
        awaitDurable(journal, 4);
        assertThat(texts(read(journal, 2))).containsExactly("2:b", "3:c", "4:d");
        assertThat(read(journal, 5)).isEmpty();
    }

    @Test
    void aRestartGoesOnBehindTheLastNumberAndTime() {
        var journal = open();
        journal.append(payloads("a", "b"));
        journal.close();
        var again = open();
        assertThat(again.last()).isEqualTo(2);
        assertThat(again.durable()).isEqualTo(2);
        assertThat(again.append(payloads("c")))
                .isInstanceOfSatisfying(
                        Appended.Written.class,
                        written -> assertThat(written.first()).isEqualTo(3));
        awaitDurable(again, 3);
        var entries = read(again, 1);
        assertThat(texts(entries)).containsExactly("1:a", "2:b", "3:c");
        assertThat(entries.getLast().streamNanos())
                .isGreaterThan(entries.getFirst().streamNanos());
        assertThat(again.status().damaged()).isZero();
    }

    @Test
    void aFloorIsNotGoneBelow() {
        open().close();
        var journal = open(options.withFloor(41));
        assertThat(journal.last()).isEqualTo(41);
        journal.append(payloads("x"));
        awaitDurable(journal, 42);
        assertThat(texts(read(journal, 1))).containsExactly("42:x");
    }

    @Test
    void actionsRunInTheOrderOfTheirNumbersOnceDurable() {
        var journal = open();
        var ran = new ConcurrentLinkedQueue<Long>();
        for (long number : new long[] {3, 1, 2}) {
            journal.whenDurable(number, () -> {
                assertThat(journal.durable()).isGreaterThanOrEqualTo(number);
                ran.add(number);
            });
        }
        assertThat(ran).isEmpty();
        journal.append(payloads("a", "b", "c"));
        await().until(() -> ran.size() == 3);
        assertThat(ran).containsExactly(1L, 2L, 3L);
        journal.whenDurable(2, () -> ran.add(22L));
        assertThat(ran).hasSize(4);
    }

    @Test
    void awaitBeyondWakesOnTheNextDurableRecord() throws Exception {
        var journal = open();
        assertThat(journal.awaitBeyond(0, Duration.ofMillis(20))).isFalse();
        var appender = Thread.ofPlatform().start(() -> journal.append(payloads("a")));
        assertThat(journal.awaitBeyond(0, Duration.ofSeconds(10))).isTrue();
        appender.join();
        assertThat(journal.durable()).isEqualTo(1);
    }

    @Test
    void aBatchLargerThanADocumentIsCutAndKeepsItsNumbers() {
        var journal = open();
        var many = new ArrayList<byte[]>();
        for (int i = 0; i < 40; i++) {
            many.add(new byte[20_000]);
        }
        assertThat(journal.append(many)).isInstanceOfSatisfying(Appended.Written.class, written -> {
            assertThat(written.first()).isEqualTo(1);
            assertThat(written.last()).isEqualTo(40);
        });
        awaitDurable(journal, 40);
        assertThat(read(journal, 1)).hasSize(40).allMatch(entry -> entry.payload().length == 20_000);
    }

    @Test
    void thePayloadLimitIsExact() {
        var journal = open();
        int max = options.payloadBytesMax();
        assertThat(journal.append(List.of(new byte[max]))).isInstanceOf(Appended.Written.class);
        assertThatThrownBy(() -> journal.append(List.of(new byte[] {1}, new byte[max + 1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A payload of %d bytes is larger than the %d that one record may have."
                        .formatted(max + 1, max));
        assertThat(journal.last()).isEqualTo(1);
        awaitDurable(journal, 1);
        assertThat(read(journal, 1).getFirst().payload()).hasSize(max);
    }

    @Test
    void anEmptyPayloadIsARecord() {
        var journal = open();
        journal.append(payloads("", "a", ""));
        awaitDurable(journal, 3);
        assertThat(texts(read(journal, 1))).containsExactly("1:", "2:a", "3:");
    }

    @Test
    void givenNumbersMayLeaveGapsAndNeverGoBack() {
        var journal = open(new JournalOptions(
                folder.resolve("outcomes"),
                false,
                false,
                0,
                0,
                1 << 20,
                1 << 20,
                RollEvery.FIVE_MINUTES,
                Duration.ofMillis(10)));
        var payload = payloads("x").getFirst();
        assertThat(journal.appendAt(7, 1000, 2000, payload)).isInstanceOf(Appended.Written.class);
        assertThat(journal.appendAt(12, 1001, 1999, payload)).isInstanceOf(Appended.Written.class);
        assertThat(journal.durable()).isEqualTo(12);
        assertThatThrownBy(() -> journal.appendAt(12, 1002, 2000, payload))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Number 12 cannot follow 12.");
        var entries = read(journal, 8);
        assertThat(texts(entries)).containsExactly("12:x");
        assertThat(entries.getFirst().streamNanos()).isEqualTo(1001);
        assertThat(entries.getFirst().wallNanos()).isEqualTo(1999);
        assertThat(journal.status().damaged()).isZero();
    }

    @Test
    void nothingIsWrittenBelowTheReserveAndItResumesByItself() {
        var journal = open();
        journal.append(payloads("a"));
        disk.usable(options.reserveBytes() - 1);
        await().until(() -> journal.status().braked());
        assertThat(journal.append(payloads("lost"))).isInstanceOf(Appended.Full.class);
        assertThat(journal.last()).isEqualTo(1);
        disk.usable(Long.MAX_VALUE);
        await().atMost(Duration.ofSeconds(5)).until(() -> journal.append(payloads("b")) instanceof Appended.Written);
        awaitDurable(journal, 2);
        assertThat(texts(read(journal, 1))).containsExactly("1:a", "2:b");
    }

    @Test
    void concurrentAppendersGetEveryNumberOnce() throws Exception {
        var journal = open();
        var threads = new ArrayList<Thread>();
        var acknowledged = new AtomicInteger();
        for (int t = 0; t < 4; t++) {
            int id = t;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 500; i++) {
                    var text = id + "-" + i;
                    if (journal.append(payloads(text, text)) instanceof Appended.Written written) {
                        journal.whenDurable(written.last(), acknowledged::incrementAndGet);
                    }
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> acknowledged.get() == 2000);
        var entries = read(journal, 1);
        assertThat(entries).hasSize(4000);
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).number()).isEqualTo(i + 1);
        }
        for (int t = 0; t < 4; t++) {
            var prefix = t + "-";
            var own = entries.stream()
                    .map(entry -> new String(entry.payload(), StandardCharsets.UTF_8))
                    .filter(text -> text.startsWith(prefix))
                    .toList();
            for (int i = 0; i < own.size(); i++) {
                assertThat(own.get(i)).isEqualTo(prefix + i / 2);
            }
        }
    }

    @Test
    void anInterruptedThreadAppendsAndReadsAllTheSame() {
        var journal = open();
        Thread.currentThread().interrupt();
        journal.append(payloads("a"));
        assertThat(Thread.interrupted()).isTrue();
        awaitDurable(journal, 1);
        Thread.currentThread().interrupt();
        assertThat(texts(read(journal, 1))).containsExactly("1:a");
        assertThat(Thread.interrupted()).isTrue();
        journal.append(payloads("b"));
        awaitDurable(journal, 2);
        assertThat(texts(read(journal, 1))).containsExactly("1:a", "2:b");
    }

    @Test
    void aTailFollowsWhileItIsWritten() {
        var journal = open();
        try (var tail = journal.tail(1)) {
            for (int i = 1; i <= 200; i++) {
                journal.append(payloads("n" + i));
                awaitDurable(journal, i);
                var entry = tail.poll();
                assertThat(entry).isNotNull();
                assertThat(entry.number()).isEqualTo(i);
                assertThat(tail.poll()).isNull();
            }
        }
    }

    /** One record per second of stream time, each in a roll file of its own. */
    private Journal rolling(SteppedTime time, int records) {
        var journal = open(options.withRoll(RollEvery.SECOND), time.clock());
        for (int i = 1; i <= records; i++) {
            journal.append(payloads("r" + i));
            time.pass(Duration.ofSeconds(1));
        }
        awaitDurable(journal, records);
        return journal;
    }

    @Test
    void aTailGoesFromFileToFile() {
        var journal = rolling(new SteppedTime(), 12);
        assertThat(read(journal, 1))
                .extracting(Entry::number)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(texts(read(journal, 11))).containsExactly("11:r11", "12:r12");
        journal.close();
        var again = open(options.withRoll(RollEvery.SECOND));
        assertThat(again.last()).isEqualTo(12);
        assertThat(texts(read(again, 11))).containsExactly("11:r11", "12:r12");
        assertThat(again.status().damaged()).isZero();
    }

    @Test
    void retainDeletesWholeFilesBelowAndNothingElse() {
        var journal = rolling(new SteppedTime(), 8);
        long before = journal.status().allocatedBytes();
        journal.retain(1);
        assertThat(journal.first()).isEqualTo(1);
        journal.retain(5);
        assertThat(journal.first()).isEqualTo(5);
        assertThat(journal.status().allocatedBytes()).isLessThan(before);
        assertThat(texts(read(journal, 1))).containsExactly("5:r5", "6:r6", "7:r7", "8:r8");
        journal.retain(Long.MAX_VALUE);
        assertThat(texts(read(journal, 1))).containsExactly("8:r8");
        assertThat(journal.status().damaged()).isZero();
        journal.close();
        var again = open(options.withRoll(RollEvery.SECOND));
        assertThat(again.first()).isEqualTo(8);
        assertThat(again.last()).isEqualTo(8);
    }

    @Test
    void retainKeepsWhatAnOpenTailHasNotRead() {
        var journal = rolling(new SteppedTime(), 8);
        try (var tail = journal.tail(1)) {
            assertThat(tail.poll()).extracting(Entry::number).isEqualTo(1L);
            journal.retain(8);
            assertThat(journal.first()).isEqualTo(2);
            for (long number = 2; number <= 8; number++) {
                assertThat(tail.poll()).extracting(Entry::number).isEqualTo(number);
            }
        }
        journal.retain(8);
        assertThat(journal.first()).isEqualTo(8);
    }

    @Test
    void wallClockStepsUnderLoadLoseNothing() {
        var time = new SteppedTime();
        var journal = open(options.withRoll(RollEvery.SECOND), time.clock());
        var steps = List.of(2L, -2L, 24L, -24L, 87_600L, -87_600L, -87_600L, 87_600L);
        int written = 0;
        for (long hours : steps) {
            for (int i = 0; i < 50; i++) {
                assertThat(journal.append(payloads("n" + ++written))).isInstanceOf(Appended.Written.class);
                time.pass(Duration.ofMillis(30));
            }
            time.stepWall(Duration.ofHours(hours));
        }
        awaitDurable(journal, written);
        assertAllThere(journal, written);
        journal.close();
        // A restart while the wall clock is ten years back.
        time.stepWall(Duration.ofHours(-87_600));
        var again = open(options.withRoll(RollEvery.SECOND), time.clock());
        again.append(payloads("n" + ++written));
        awaitDurable(again, written);
        assertAllThere(again, written);
    }

    private static void assertAllThere(Journal journal, int written) {
        var entries = read(journal, 1);
        assertThat(entries).hasSize(written);
        for (int i = 0; i < written; i++) {
            assertThat(new String(entries.get(i).payload(), StandardCharsets.UTF_8))
                    .isEqualTo("n" + (i + 1));
        }
        assertThat(entries).isSortedAccordingTo(Comparator.comparingLong(Entry::streamNanos));
        assertThat(journal.status().damaged()).isZero();
    }

    @Test
    void closingTwiceIsOneClose() {
        var journal = open();
        journal.append(payloads("a"));
        journal.close();
        journal.close();
        assertThatThrownBy(() -> journal.append(payloads("b")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The journal is closed.");
    }

    @Test
    void oneFolderIsOpenOnlyOnce() {
        open();
        assertThatThrownBy(this::open).hasMessageContaining("is in use by another process");
    }
}
