package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trapline.agent.DropPoint;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventorySwitch;
import io.trapline.mediation.Desk.Task;
import io.trapline.mediation.Input.Action;
import io.trapline.mediation.board.AccountCard;
import io.trapline.mediation.board.ServiceProblem;
import io.trapline.mediation.complaint.Complaint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Complaints, causes and groups over real journals, and over a kill. */
class WholeWayTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Map<String, Inventory> shelf = new TreeMap<>();

    @Test
    void whatPeopleSaidIsThereAfterAKill() throws Exception {
        try (var before = open(new Pipeline.Faults(DropPoint.NONE, UnaryOperator.identity(), false))) {
            before.desk.inventorySwitched(new InventorySwitch(town(), List.of(), true));
            before.line(2, "DOWN 7");
            before.line(3, "DOWN 7");
            await().atMost(SOON).until(() -> before.readings.board().openAlarms() == 2);
            var ids = before.readings.board().alarms().stream()
                    .map(row -> row.alarmId())
                    .sorted()
                    .toList();
            before.desk.together(List.of(new Task(Action.GROUP, ids.get(1), "kim", ids.get(0), Duration.ZERO)));
            before.desk.complain(List.of(
                    new Complaint("Q-1", "C-7", List.of("S-2-7"), "dead", "phone"),
                    new Complaint("Q-2", "C-1", List.of("S-9-1"), "slow", "phone")));
            await().atMost(SOON).until(() -> before.readings.complaints().complaints() == 2);
            check(before, ids);
        }
        try (var again = open(Pipeline.Faults.NONE)) {
            await().atMost(SOON).until(() -> again.readings.complaints().complaints() == 2);
            var ids = again.readings.board().alarms().stream()
                    .map(row -> row.alarmId())
                    .sorted()
                    .toList();
            check(again, ids);
        }
    }

    private static void check(Pipeline pipeline, List<String> ids) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ServiceProblem.of(pipeline.readings.board()))
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.cause().alarmId()).isEqualTo(ids.get(0));
                            assertThat(problem.effects()).hasSize(1);
                            assertThat(problem.impact().affectedCustomers()).isEqualTo(1);
                        }));
        var said = pipeline.readings.complaints();
        assertThat(said.toldBeforeTheyCalled()).isEqualTo(50.0);
        assertThat(said.complaintsWithoutAlarm()).isEqualTo(1);
        assertThat(said.newest().get(1).alarmId()).isEqualTo(ids.get(0));
        assertThat(pipeline.readings.servicesOf("C-7")).contains("S-2-7");
        AccountCard account = pipeline.readings.account("A-7").orElseThrow();
        assertThat(account.affected()).isPresent();
        assertThat(account.impact().lines()).hasSize(2);
    }

    private Inventory town() {
        var town = new TinyInventory("v1", 9, 9) {
            @Override
            public List<String> resourcesOf(String serviceId) {
                String[] words = serviceId.split("-", 3);
                return List.of("dev-" + words[1] + "/" + words[2]);
            }

            @Override
            public List<io.trapline.enrichment.Service> services(String customerId) {
                return List.of(service("S-2-" + customerId.substring(2)).orElseThrow());
            }
        };
        shelf.put(town.version(), town);
        return town;
    }

    private Pipeline open(Pipeline.Faults faults) {
        return new Pipeline(folder, shelf, faults).start();
    }
}
