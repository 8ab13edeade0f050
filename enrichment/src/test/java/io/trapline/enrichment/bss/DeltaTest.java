package io.trapline.enrichment.bss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trapline.enrichment.BssStatus.State;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventorySwitch;
import io.trapline.enrichment.inventory.InventoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that the BSS names by key are taken without a read of the whole, and the whole says the same. */
class DeltaTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void aNoticeThatNamesAKeyIsReadAlone() throws IOException {
        try (Bench bench = listening()) {
            Bss bss = bench.start();
            bench.until(State.UP);
            String whole = bench.inventory().version();

            // A read of the whole would be refused from here on: only the delta can bring what follows.
            bench.sql("UPDATE resource_t SET kind = NULL WHERE resource_id = 'd10/20'");
            bench.sql("UPDATE service_resource_t SET resource_id = 'd2/1' WHERE service_id = 's1';"
                    + "NOTIFY bss_changed, 'service s1'");
            InventorySwitch moved = next(bench, 2);
            assertThat(moved.everything()).isFalse();
            assertThat(moved.changedResources()).containsExactly("d1", "d1/1", "d2", "d2/1");
            assertThat(moved.inventory().resourcesOf("s1")).containsExactly("d2/1");
            assertThat(moved.inventory().affectedBy("d1/1")).isInstanceOf(Impact.Unknown.class);
            assertThat(bss.status().state()).isEqualTo(State.UP);
            assertThat(bss.status().inventoryVersion())
                    .isEqualTo(moved.inventory().version())
                    .isNotEqualTo(whole);

            bench.sql("INSERT INTO customer_t VALUES ('c-new', 'New', 'gold', 'v1');"
                    + "INSERT INTO account_t VALUES ('a-new', 'c-new', NULL);"
                    + "INSERT INTO service_t VALUES ('s-new', 'Glas', 'active', 'a-new');"
                    + "INSERT INTO service_resource_t VALUES ('s-new', 'd3/3', 'access');"
                    + "DELETE FROM service_resource_t WHERE service_id = 's2';"
                    + "DELETE FROM service_t WHERE service_id = 's2';"
                    + "NOTIFY bss_changed, 'service s-new'; NOTIFY bss_changed, 'account a-new';"
                    + "NOTIFY bss_changed, 'customer c-new'; NOTIFY bss_changed, 'service s2'");
            Inventory grown = next(bench, 3).inventory();
            assertThat(grown.customer("c-new").orElseThrow().vnoId()).isEqualTo("v1");
            assertThat(grown.service("s2")).isEmpty();
            assertThat(grown.affectedBy("d3/3"))
                    .isInstanceOfSatisfying(
                            Impact.Known.class,
                            known -> assertThat(known.customers()).isEqualTo(2));
            bench.stop();

            String version = grown.version();
            assertThat(Files.size(folder.resolve("inventory").resolve(version + ".inv")))
                    .as("a difference on disk")
                    .isLessThan(2_000);
            assertThat(new InventoryStore(folder.resolve("inventory")).last().orElseThrow())
                    .satisfies(again -> assertThat(again.version()).isEqualTo(version))
                    .satisfies(again -> assertThat(again.customer("c-new")).isPresent());

            bench.sql("UPDATE resource_t SET kind = 'port' WHERE resource_id = 'd10/20'");
            bench.switches.clear();
            Bss again = bench.start();
            bench.until(State.UP);
            assertThat(again.status().inventoryVersion())
                    .as("by a read of the whole")
                    .isEqualTo(version);
        }
    }

    @Test
    void whatADeltaCannotSayIsReadAsAWhole() throws IOException {
        try (Bench bench = listening()) {
            bench.start();
            bench.until(State.UP);
            bench.sql(
                    "INSERT INTO vno_t VALUES ('v3', 'Three');"
                            + "UPDATE customer_t SET vno_id = 'v3' WHERE customer_id = 'c5'; NOTIFY bss_changed, 'customer c5'");
            Inventory next = next(bench, 2).inventory();
            assertThat(next.vno("v3")).isPresent();
            bench.sql(
                    "UPDATE customer_t SET tier = 'bronze' WHERE customer_id = 'c6'; NOTIFY bss_changed, 'colour red'");
            assertThat(next(bench, 3).inventory().customer("c6").orElseThrow().tier())
                    .isEqualTo("bronze");
        }
    }

    @Test
    void aListOfChangesIsFollowedWhereNobodyMayListen() throws IOException {
        try (Bench bench = new Bench(PostgreSql.shared(), folder).fill()) {
            bench.refresh = Duration.ofHours(1);
            bench.sql("CREATE TABLE log_t (view text, key text, changed_at timestamptz DEFAULT now());"
                    + "GRANT SELECT ON log_t TO reader");
            Files.writeString(folder.resolve("views/changed.sql"), "SELECT view, key, changed_at FROM log_t");
            bench.start();
            bench.until(State.UP);
            bench.sql("UPDATE customer_t SET name = 'Renamed' WHERE customer_id = 'c7';"
                    + "INSERT INTO log_t (view, key) VALUES ('customer', 'c7')");
            assertThat(next(bench, 2).inventory().customer("c7").orElseThrow().name())
                    .isEqualTo("Renamed");
            // Stamped before the newest that was seen, and committed after it.
            bench.sql("UPDATE customer_t SET name = 'Late' WHERE customer_id = 'c8';"
                    + "INSERT INTO log_t VALUES ('customer', 'c8', now() - interval '20 seconds')");
            assertThat(next(bench, 3).inventory().customer("c8").orElseThrow().name())
                    .isEqualTo("Late");
        }
    }

    private Bench listening() throws IOException {
        Bench bench = new Bench(PostgreSql.shared(), folder).fill();
        bench.refresh = Duration.ofHours(1);
        bench.channel = "bss_changed";
        return bench;
    }

    private static InventorySwitch next(Bench bench, int count) {
        await().atMost(SOON).until(() -> bench.switches.size() >= count);
        List<InventorySwitch> all = List.copyOf(bench.switches);
        assertThat(all).hasSize(count);
        return all.getLast();
    }
}
