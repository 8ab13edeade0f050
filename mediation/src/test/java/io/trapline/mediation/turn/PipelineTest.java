package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trapline.agent.DropPoint;
import io.trapline.agent.journal.Entry;
import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.Tail;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventorySwitch;
import io.trapline.mediation.board.EventRow;
import io.trapline.mediation.board.LedgerView;
import io.trapline.mediation.codec.InputCodec;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mediator, the board and the ledger over journals on disk. */
class PipelineTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final Map<String, Inventory> shelf = new TreeMap<>();

    @Test
    void theLedgerIsBalancedInEveryCutTakenUnderLoad() throws Exception {
        try (var pipeline = open(Pipeline.Faults.NONE)) {
            switchTo(pipeline, new TinyInventory("v1", 30, 9));
            var sender = new Thread(() -> {
                for (int i = 0; i < 20_000; i++) {
                    pipeline.line(1 + i % 40, (i % 3 == 0 ? "UP " : "DOWN ") + (1 + i % 11));
                }
            });
            sender.start();
            int cuts = 0;
            int behind = 0;
            while (sender.isAlive()) {
                LedgerView cut = pipeline.readings.ledger();
                assertThat(cut.imbalance()).isEmpty();
                behind += cut.behind() > 0 ? 1 : 0;
                cuts++;
            }
            settled(pipeline);
            LedgerView end = pipeline.readings.ledger();
            assertThat(end.balanced()).isTrue();
            assertThat(end.event()).isEqualTo(20_000);
            assertThat(end.generic()).isZero();
            assertThat(cuts).as("cuts taken while lines arrived").isGreaterThan(10);
            assertThat(behind).as("cuts in which the mediator was behind").isPositive();
        }
    }

    /** A tick that changes nothing has no outcome, and minutes pass all the same. */
    @Test
    void minutesGoOnWhileNothingHappens() throws Exception {
        try (var pipeline = open(Pipeline.Faults.NONE)) {
            switchTo(pipeline, new TinyInventory("v1", 3, 9));
            pipeline.line(2, "DOWN 7");
            settled(pipeline);
            await().atMost(SOON)
                    .until(() -> pipeline.readings.board().customers().size() == 1);
            long newest = pipeline.readings.board().decided();
            double before = minutesLost(pipeline);
            await().atMost(SOON).until(() -> {
                pipeline.intake.accept(List.of(InputCodec.tick()));
                return minutesLost(pipeline) > before;
            });
            assertThat(pipeline.readings.board().decided())
                    .as("the newest outcome")
                    .isEqualTo(newest);
        }
    }

    private static double minutesLost(Pipeline pipeline) {
        var board = pipeline.readings.board();
        return board.meter()
                .of(board.customers().getFirst().impact())
                .customerMinutesLost()
                .doubleValue();
    }

    @Test
    void afterAKillAlarmsEventsAndCustomersAreThereAgainAndTheLedgerBeginsAnew() throws Exception {
        try (var before = open(new Pipeline.Faults(DropPoint.NONE, UnaryOperator.identity(), false))) {
            switchTo(before, new TinyInventory("v1", 3, 9));
            before.line(2, "DOWN 7");
            before.line(2, "hello");
            settled(before);
            await().atMost(SOON).until(() -> before.readings.board().customers().size() == 1);
        }
        try (var again = open(Pipeline.Faults.NONE)) {
            await().atMost(SOON).until(() -> again.readings.events(10).size() == 2);
            assertThat(again.readings.board().customers())
                    .extracting(c -> c.customerId())
                    .containsExactly("C-7");
            assertThat(again.readings.events(10))
                    .extracting(EventRow::disposition)
                    .as("newest first")
                    .containsExactly("noted", "changed");
            assertThat(again.readings.ledger().balanced()).isTrue();
            assertThat(again.readings.ledger().event()).isZero();
            again.line(2, "UP 7");
            await().atMost(SOON).until(() -> again.readings.board().customers().isEmpty());
        }
    }

    @Test
    void inputThatWasNotDecidedBeforeAStopIsRecoveredAndCounted() throws Exception {
        try (var before = new Pipeline(folder, shelf, Pipeline.Faults.NONE)) {
            // Never started: what is journaled waits for the next start.
            for (int i = 1; i <= 5; i++) {
                before.line(1, "DOWN " + i);
            }
            long last = before.intake.ledger().lastNumber();
            var durable = new AtomicBoolean();
            before.intake.whenDurable(last, () -> durable.set(true));
            await().atMost(SOON).untilTrue(durable);
        }
        try (var again = open(Pipeline.Faults.NONE)) {
            assertThat(again.recovered).isEqualTo(5);
            await().atMost(SOON).until(() -> again.readings.board().openAlarms() == 5);
            LedgerView ledger = again.readings.ledger();
            assertThat(ledger.recovered()).isEqualTo(5);
            assertThat(ledger.event()).isEqualTo(5);
            assertThat(ledger.balanced()).isTrue();
        }
    }

    @Test
    void aRecordLostBetweenSocketAndJournalUnbalancesTheLedger() {
        DropPoint third = new DropPoint() {
            private int seen;

            @Override
            public List<io.trapline.agent.Arrival> pass(List<io.trapline.agent.Arrival> arrivals) {
                return ++seen == 3 ? List.of() : arrivals;
            }
        };
        try (var pipeline = open(new Pipeline.Faults(third, UnaryOperator.identity(), true))) {
            five(pipeline);
            assertThat(pipeline.readings.ledger().balanced()).isFalse();
            assertThat(pipeline.readings.ledger().imbalance()).contains("read + recovered = journaled + refused");
        }
    }

    @Test
    void aRecordLostBetweenJournalAndMediatorUnbalancesTheLedger() {
        try (var pipeline = open(new Pipeline.Faults(DropPoint.NONE, PipelineTest::skippingTheThird, true))) {
            five(pipeline);
            assertThat(pipeline.readings.ledger().balanced()).isFalse();
            assertThat(pipeline.readings.ledger().imbalance())
                    .contains("journaled = event + unreadable + internal + behind");
        }
    }

    @Test
    void workLostOnItsWayToADeskUnbalancesTheLedger() {
        var scene = new Scene(Duration.ZERO);
        scene.switchTo(new TinyInventory("v1", 3, 9));
        scene.line(2, "DOWN 7");
        var all = new Tally.Count(1, 0, 0);
        var lossy = new Tally.Count(1, 0, 0);
        for (int i = 0; i < scene.outcomes.size(); i++) {
            var outcome = scene.outcomes.get(i);
            all.add(scene.inputs.get(i), outcome);
            boolean opens = i == 1;
            lossy.add(
                    scene.inputs.get(i),
                    opens
                            ? new io.trapline.mediation.Outcome(
                                    outcome.stamp(), outcome.disposition(), outcome.note(), List.of())
                            : outcome);
        }
        long pending = scene.state.tickets().pendingCount();
        assertThat(forwardBalanced(all.cut(pending))).isTrue();
        assertThat(forwardBalanced(lossy.cut(pending))).isFalse();
    }

    private static boolean forwardBalanced(Tally t) {
        return t.forwardable() == t.delivered() + t.pending() + t.parked() + t.coalesced();
    }

    private void five(Pipeline pipeline) {
        for (int i = 1; i <= 5; i++) {
            pipeline.line(1, "DOWN " + i);
        }
        settled(pipeline);
    }

    private static void settled(Pipeline pipeline) {
        await().atMost(SOON).until(() -> pipeline.readings.ledger().behind() == 0);
    }

    private static void switchTo(Pipeline pipeline, TinyInventory inventory) throws InterruptedException {
        pipeline.desk.inventorySwitched(new InventorySwitch(inventory, List.of(), true));
    }

    private Pipeline open(Pipeline.Faults faults) {
        for (String version : List.of("v1")) {
            shelf.computeIfAbsent(version, v -> new TinyInventory(v, 30, 9));
        }
        return new Pipeline(folder, shelf, faults).start();
    }

    /** The same journal, but its tails lose their third entry. */
    private static Journal skippingTheThird(Journal journal) {
        return (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(journal, arguments);
                    return answer instanceof Tail tail ? new Skipping(tail) : answer;
                });
    }

    private static final class Skipping implements Tail {
        private final Tail tail;
        private int read;

        Skipping(Tail tail) {
            this.tail = tail;
        }

        @Override
        public @Nullable Entry poll() {
            Entry entry = tail.poll();
            if (entry != null && ++read == 3) {
                return tail.poll();
            }
            return entry;
        }

        @Override
        public void close() {
            tail.close();
        }
    }
}
