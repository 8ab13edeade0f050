package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trapline.agent.DropPoint;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventorySwitch;
import io.trapline.mediation.board.Board;
import io.trapline.mediation.impact.ClosedOutage;
import io.trapline.mediation.impact.Measures;
import io.trapline.mediation.maintenance.Scope;
import io.trapline.mediation.maintenance.Window;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Excused minutes on the board: while a window holds, when it is called off, after kills, and once all is over. */
class ExcusedBoardTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String EXCUSED = "[0-9.]+ of [0-9.]+ min excused by maintenance = 0";
    private static final Pipeline.Faults KILLED = new Pipeline.Faults(DropPoint.NONE, UnaryOperator.identity(), false);

    @TempDir
    Path folder;

    private final Map<String, Inventory> shelf = new TreeMap<>();

    @Test
    void theClockStandsInAWindowAndRunsAgainWhenItIsCalledOffAlsoOverAKill() throws Exception {
        BigDecimal excused;
        try (var first = open()) {
            var town = new PromisedInventory("v1");
            shelf.put(town.version(), town);
            first.desk.inventorySwitched(new InventorySwitch(town, List.of(), true));
            String windowId = Window.idOf(first.desk.planMaintenance(window()));
            first.line(2, "DOWN 3");
            first.line(2, "DOWN 1");
            Measures in = until(first, "C-3", m -> m.excusedMinutes().signum() > 0);
            assertThat(in.customerMinutesLost()).isEqualByComparingTo("0");
            Measures strict = until(first, "C-1", m -> m.customerMinutesLost().signum() > 0);
            assertThat(strict.excusedMinutes()).as("an SLA that says no").isEqualByComparingTo("0");
            assertThat(reasons(first, "C-3", all -> all.stream().anyMatch(one -> one.matches(EXCUSED))))
                    .as("the score says so, and counts nothing for it")
                    .hasSize(3);
            assertThat(reasons(first, "C-1", all -> true)).noneMatch(reason -> reason.contains("excused"));
            first.desk.cancelMaintenance(windowId, "done", "kim");
            Measures after = until(first, "C-3", m -> m.customerMinutesLost().signum() > 0);
            excused = after.excusedMinutes();
            assertThat(excused).isGreaterThanOrEqualTo(in.excusedMinutes());
        }
        try (var second = open()) {
            Measures again = until(second, "C-3", m -> m.customerMinutesLost().signum() > 0);
            assertThat(again.excusedMinutes()).as("after a kill").isEqualByComparingTo(excused);
            second.line(2, "UP 3");
            await().atMost(SOON).until(() -> second.readings.outages("C-3").size() == 1);
            check(second.readings.outages("C-3").getFirst(), excused);
        }
        try (var third = open()) {
            assertThat(third.readings.outages("C-3")).hasSize(1);
            check(third.readings.outages("C-3").getFirst(), excused);
            var board = third.readings.board();
            Measures last = board.meter()
                    .of(third.readings.customer("C-3").orElseThrow().impact());
            assertThat(last.excusedMinutes()).isEqualByComparingTo(excused);
            assertThat(last.customerMinutesLost()).isPositive();
        }
    }

    /** Scores follow the clocks within ten seconds. */
    private static List<String> reasons(Pipeline pipeline, String customerId, Predicate<List<String>> wanted) {
        return await().atMost(SOON)
                .until(
                        () -> {
                            pipeline.line(9, "hello");
                            return pipeline.readings
                                    .board()
                                    .customer(customerId)
                                    .orElseThrow()
                                    .reasons();
                        },
                        wanted);
    }

    private static void check(ClosedOutage outage, BigDecimal excused) {
        assertThat(outage.excusedMinutes()).isEqualByComparingTo(excused);
        assertThat(outage.downMinutes()).as("history is never changed").isGreaterThan(excused);
        assertThat(outage.down().millis()).isEqualTo(outage.to() - outage.from());
    }

    private static Measures until(Pipeline pipeline, String customerId, Predicate<Measures> wanted) {
        return await().atMost(SOON)
                .until(
                        () -> {
                            // Time goes on with what is heard.
                            pipeline.line(9, "hello");
                            return measures(pipeline.readings.board(), customerId);
                        },
                        wanted);
    }

    private static Measures measures(Board board, String customerId) {
        return board.customer(customerId)
                .map(row -> board.meter().of(row.impact()))
                .orElse(Measures.NONE);
    }

    /** In force for hours already when it is planned. */
    private static Window window() {
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        return new Window(
                "",
                "work",
                List.of(new Scope(Scope.Kind.DEVICE, "dev-2")),
                now.minusHours(2),
                now.plusHours(2),
                ZoneOffset.UTC,
                "",
                "cards",
                "kim");
    }

    private Pipeline open() {
        return new Pipeline(folder, shelf, KILLED).start();
    }
}
