package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trapline.agent.DropPoint;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventorySwitch;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.ExclusionRow;
import io.trapline.mediation.board.ImpactPath;
import io.trapline.mediation.exclusion.Exclusion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer said not to be affected, on the board and after a kill. */
class ExclusionBoardTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final Map<String, Inventory> shelf = new TreeMap<>();

    @Test
    void theBoardLeavesThemOutUntilTheMarkEnds() throws Exception {
        String alarmId;
        try (var before = open(new Pipeline.Faults(DropPoint.NONE, UnaryOperator.identity(), false))) {
            var nine = new TinyInventory("v1", 9, 9);
            shelf.put(nine.version(), nine);
            before.desk.inventorySwitched(new InventorySwitch(nine, List.of(), true));
            before.line(2, "DOWN");
            await().atMost(SOON).until(() -> before.readings.board().customers().size() == 9);
            alarmId = before.readings.board().alarms().getFirst().alarmId();
            before.desk.exclude(List.of(
                    new Exclusion(alarmId, "C-7", Duration.ofHours(1), "kim", "on LTE"),
                    new Exclusion(alarmId, "C-8", Duration.ofDays(1), "kim", "moved")));
            await().atMost(SOON).until(() -> before.readings.board().customers().size() == 7);
            check(before, alarmId);
        }
        try (var again = open(Pipeline.Faults.NONE)) {
            await().atMost(SOON).until(() -> again.readings.board().customers().size() == 7);
            check(again, alarmId);
            again.desk.exclude(List.of(
                    new Exclusion(alarmId, "C-7", Duration.ofMillis(1), "kim", "short"),
                    new Exclusion(alarmId, "C-8", Duration.ZERO, "kim", "is affected")));
            await().atMost(SOON).until(() -> {
                again.line(3, "hello");
                return again.readings.board().customers().size() == 9;
            });
            assertThat(again.readings.exclusions()).isEmpty();
        }
    }

    private static void check(Pipeline pipeline, String alarmId) {
        assertThat(pipeline.readings.board().customers())
                .extracting(CustomerRow::customerId)
                .doesNotContain("C-7", "C-8");
        assertThat(pipeline.readings.board().alarms().getFirst().customers()).isEqualTo(7);
        assertThat(pipeline.readings.paths(alarmId, 100))
                .extracting(ImpactPath::customerId)
                .hasSize(7)
                .doesNotContain("C-7", "C-8");
        assertThat(pipeline.readings.exclusions())
                .extracting(ExclusionRow::customerId, ExclusionRow::operator, ExclusionRow::why)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("C-7", "kim", "on LTE"),
                        org.assertj.core.groups.Tuple.tuple("C-8", "kim", "moved"));
        var why = pipeline.readings.explain(alarmId, "C-7").orElseThrow();
        assertThat(why.affected()).isFalse();
        assertThat(why.steps().getLast()).contains("kim said").contains("on LTE");
        assertThat(pipeline.readings.explain(alarmId, "C-6").orElseThrow().affected())
                .isTrue();
    }

    private Pipeline open(Pipeline.Faults faults) {
        return new Pipeline(folder, shelf, faults).start();
    }
}
