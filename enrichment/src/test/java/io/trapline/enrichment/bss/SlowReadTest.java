package io.trapline.enrichment.bss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trapline.enrichment.BssStatus.State;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.inventory.InventoryStore;
import io.trapline.enrichment.inventory.View;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A read of the whole that takes seconds keeps no change waiting, and takes back none. */
class SlowReadTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** What changes must be seen after, PROMISES.md; the read of the whole takes three times as long. */
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(2);

    private static final Duration SLOW = Duration.ofSeconds(6);

    @TempDir
    private Path folder;

    @Test
    void aChangeBesideASlowReadIsSeenAtOnceAndStays() throws IOException {
        try (Bench bench = bench()) {
            Bss bss = bench.start();
            bench.until(State.UP);
            String first = bench.inventory().version();
            Instant before = taken(bss);
            long asked = readsTheWhole(bench);

            long said = System.nanoTime();
            bench.sql(
                    "UPDATE customer_t SET name = 'Renamed' WHERE customer_id = 'c7'; NOTIFY bss_changed, 'customer c7'");
            await().atMost(SEEN_WITHIN)
                    .until(() -> name(bench.inventory(), "c7").equals("Renamed"));
            System.out.printf("FIGURE changeBesideReadMillis=%d%n", (System.nanoTime() - said) / 1_000_000);
            bench.sql("DELETE FROM service_resource_t WHERE service_id = 's9'; DELETE FROM service_t WHERE"
                    + " service_id = 's9'; NOTIFY bss_changed, 'service s9'");
            await().atMost(SEEN_WITHIN)
                    .until(() -> bench.inventory().service("s9").isEmpty());
            assertThat(System.nanoTime() - asked).as("beside the read").isLessThan(SLOW.toNanos());
            assertThat(taken(bss)).as("no read of the whole came to its end").isEqualTo(before);

            await().atMost(SOON).until(() -> taken(bss).isAfter(before));
            assertThat(bench.switches)
                    .as("the end of the older read brings nothing back")
                    .allSatisfy(one -> assertThat(one.inventory().version().equals(first)
                                    || name(one.inventory(), "c7").equals("Renamed"))
                            .isTrue());
            assertThat(name(bench.inventory(), "c7")).isEqualTo("Renamed");
            assertThat(bench.inventory().service("s9")).isEmpty();
            assertThat(name(bench.inventory(), "c8"))
                    .as("what the read itself found")
                    .isEqualTo("By the whole");

            String inUse = String.valueOf(bss.status().inventoryVersion());
            assertThat(inUse).isEqualTo(bench.inventory().version());
            bench.stop();
            assertThat(new InventoryStore(folder.resolve("inventory")).last().orElseThrow())
                    .satisfies(again -> assertThat(again.version()).isEqualTo(inUse))
                    .satisfies(again -> assertThat(name(again, "c8")).isEqualTo("By the whole"));
        }
    }

    /** With connections for nothing else, changes wait for the end of the read; none is lost. */
    @Test
    void withoutAConnectionToSpareChangesWait() throws IOException {
        try (Bench bench = bench()) {
            bench.pool = 2;
            Bss bss = bench.start();
            bench.until(State.UP);
            Instant before = taken(bss);
            readsTheWhole(bench);
            bench.sql(
                    "UPDATE customer_t SET name = 'Renamed' WHERE customer_id = 'c7'; NOTIFY bss_changed, 'customer c7'");
            await().atMost(SOON).until(() -> name(bench.inventory(), "c7").equals("Renamed"));
            assertThat(taken(bss)).isAfter(before);
        }
    }

    /** The first read has nothing to splice into; what changed meanwhile is in it all the same. */
    @Test
    void aChangeBesideTheFirstReadIsInIt() throws IOException {
        try (Bench bench = bench()) {
            slow(bench);
            bench.start();
            awaitSleep(bench);
            bench.sql(
                    "UPDATE customer_t SET name = 'Renamed' WHERE customer_id = 'c7'; NOTIFY bss_changed, 'customer c7'");
            bench.until(State.UP);
            assertThat(bench.switches).hasSize(1);
            assertThat(name(bench.inventory(), "c7")).isEqualTo("Renamed");
        }
    }

    /** A view of which every read can be made slow. */
    private Bench bench() throws IOException {
        Bench bench = new Bench(PostgreSql.shared(), folder).fill();
        bench.refresh = Duration.ofHours(1);
        bench.loadTimeout = Duration.ofSeconds(30);
        bench.channel = "bss_changed";
        bench.pool = 3;
        bench.sql("CREATE TABLE slow_t AS SELECT 0 AS seconds; GRANT SELECT ON slow_t TO reader");
        bench.writeView(
                View.VNO,
                "SELECT * FROM vno_t WHERE (SELECT true FROM pg_sleep((SELECT seconds FROM slow_t))) IS NOT NULL");
        return bench;
    }

    private static void slow(Bench bench) {
        bench.sql("UPDATE slow_t SET seconds = " + SLOW.toSeconds());
    }

    /** Asks for a read of the whole that finds something, and waits until it runs. */
    private static long readsTheWhole(Bench bench) {
        slow(bench);
        bench.sql("UPDATE customer_t SET name = 'By the whole' WHERE customer_id = 'c8'; NOTIFY bss_changed, 'all'");
        long asked = awaitSleep(bench);
        assertThat(name(bench.inventory(), "c8")).isEqualTo("Customer 8");
        return asked;
    }

    private static long awaitSleep(Bench bench) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> PostgreSql.number(
                                bench.server,
                                bench.database,
                                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                        + " AND wait_event = 'PgSleep'")
                        > 0);
        return System.nanoTime();
    }

    private static Instant taken(Bss bss) {
        Instant at = bss.status().inventoryTakenAt();
        return at == null ? Instant.MIN : at;
    }

    private static String name(Inventory inventory, String customer) {
        return inventory.customer(customer).orElseThrow().name();
    }
}
