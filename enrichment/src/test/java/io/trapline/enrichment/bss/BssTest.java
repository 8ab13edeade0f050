package io.trapline.enrichment.bss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.BssStatus;
import io.trapline.enrichment.BssStatus.State;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventorySwitch;
import io.trapline.enrichment.Match;
import io.trapline.enrichment.inventory.View;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The business door against a real PostgreSQL that comes, changes, goes, hangs and comes back. */
class BssTest {

    @TempDir
    private Path folder;

    @Test
    void theFirstReadIsOneSwitchOfEverything() throws IOException {
        try (Bench bench = new Bench(PostgreSql.shared(), folder).fill()) {
            Bss bss = bench.start();
            assertThat(bench.until(State.UP)).isEmpty();
            assertThat(bench.switches).singleElement().satisfies(one -> {
                assertThat(one.everything()).isTrue();
                assertThat(one.changedResources()).isEmpty();
                assertThat(bss.shelf().version(one.inventory().version())).contains(one.inventory());
            });
            Inventory inventory = bench.inventory();
            assertThat(inventory.device("", AliasKind.ADDRESS, "10.0.0.3")).isEqualTo(new Match.One("d3"));
            assertThat(inventory.object("d3", AliasKind.IF_INDEX, "7")).isEqualTo(new Match.One("d3/7"));
            assertThat(inventory.affectedBy("d3")).isInstanceOf(Impact.Known.class);
            assertThat(inventory.rows()).containsEntry("service", 200).containsEntry("resource", 210);
        }
    }

    @Test
    void anUnchangedBssIsNoSwitchButRefreshesItsAge() throws IOException {
        try (Bench bench = new Bench(PostgreSql.shared(), folder).fill()) {
            Bss bss = bench.start();
            bench.until(State.UP);
            var taken = Objects.requireNonNull(bss.status().inventoryTakenAt());
            await().until(() ->
                    taken.isBefore(Objects.requireNonNull(bss.status().inventoryTakenAt())));
            assertThat(bench.switches).hasSize(1);
        }
    }

    @Test
    void aNoticeOfTheBssIsReadWithinTwoSecondsWhateverTheRefresh() throws IOException {
        try (Bench bench = new Bench(PostgreSql.shared(), folder).fill()) {
            bench.refresh = Duration.ofHours(1);
            bench.channel = "Changed \"here\"";
            bench.start();
            bench.until(State.UP);
            bench.sql("INSERT INTO customer_t VALUES ('n', 'New', 'gold', NULL);"
                    + "INSERT INTO account_t VALUES ('n', 'n', NULL);"
                    + "INSERT INTO service_t VALUES ('n', 'Glas', 'active', 'n');"
                    + "INSERT INTO service_resource_t VALUES ('n', 'd4/9', NULL);"
                    + "NOTIFY \"Changed \"\"here\"\"\"");
            await().atMost(Duration.ofSeconds(2)).until(() -> bench.switches.size() == 2);
            assertThat(bench.switches.getLast().changedResources()).containsExactly("d4", "d4/9");
            assertThat(bench.inventory().affected("d4/9"))
                    .extracting(row -> row.service().customerId())
                    .containsExactly("n", "c69");
        }
    }

    @Test
    void aStoppedServerIsDownTheLastVersionStaysAndItsReturnIsFound() throws IOException {
        List<InventorySwitch> offline = new CopyOnWriteArrayList<>();
        EmbeddedPostgres server = PostgreSql.start("stopped", 0, true);
        Bench bench = new Bench(server, folder).fill();
        try {
            bench.channel = "changed";
            bench.refresh = Duration.ofHours(1);
            Bss bss = bench.start();
            bench.until(State.UP);
            String good = bench.inventory().version();
            int port = server.getPort();
            server.close();
            assertThat(bench.until(State.DOWN)).contains("127.0.0.1:" + port).doesNotContain(Bench.PASSWORD);
            assertThat(bss.status().inventoryVersion()).isEqualTo(good);
            bench.stop();

            Bss alone = bench.start(port, offline::add);
            await().until(() -> !offline.isEmpty());
            assertThat(offline.getFirst().everything()).isTrue();
            assertThat(offline.getFirst().inventory().version()).isEqualTo(good);
            assertThat(offline.getFirst().inventory().affectedBy("d1")).isInstanceOf(Impact.Known.class);
            assertThat(bench.until(State.DOWN)).contains("cannot be reached");
            await().untilAsserted(() -> assertThat(bench.standings).containsExactly(false, true, true));
            assertThat(alone.status().inventoryVersion()).isEqualTo(good);

            try (EmbeddedPostgres again = PostgreSql.start("stopped", port, false)) {
                assertThat(bench.until(State.UP)).isEmpty();
                assertThat(offline).hasSize(1);
                PostgreSql.sql(again, bench.database, "UPDATE service_t SET state = 'ceased'; NOTIFY changed");
                await().until(() -> offline.size() == 2);
                assertThat(bench.standings).as("each once").containsExactly(false, true, true, false);
                assertThat(offline.getLast().inventory().affectedBy("d1"))
                        .isEqualTo(new Impact.Unknown(Impact.Reason.CEASED));
            }
        } finally {
            bench.stop();
            server.close();
        }
    }

    @Test
    void aServerThatTakesTheCallAndNeverAnswersIsBounded() throws IOException {
        List<Socket> calls = new ArrayList<>();
        try (ServerSocket hole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Bench bench = new Bench(PostgreSql.shared(), folder)) {
            Thread taker = Thread.ofPlatform().daemon().start(() -> take(hole, calls));
            bench.loadTimeout = Duration.ofSeconds(1);
            long began = System.nanoTime();
            Bss bss = bench.start(hole.getLocalPort(), bench.switches::add);
            assertThat(bench.until(State.DOWN)).startsWith("The BSS at 127.0.0.1:" + hole.getLocalPort());
            assertThat(System.nanoTime() - began)
                    .isLessThan(Duration.ofSeconds(5).toNanos());
            assertThat(bss.status().inventoryVersion()).isNull();

            long closing = System.nanoTime();
            bench.stop();
            assertThat(System.nanoTime() - closing)
                    .isLessThan(Duration.ofSeconds(7).toNanos());
            assertThat(taker.isAlive()).isTrue();
        } finally {
            for (Socket call : calls) {
                call.close();
            }
        }
    }

    private static void take(ServerSocket hole, List<Socket> calls) {
        while (!hole.isClosed()) {
            try {
                calls.add(hole.accept());
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Test
    void anEmptyBssIsRefusedFromTheFirstRead() throws IOException {
        try (Bench bench = new Bench(PostgreSql.shared(), folder)) {
            Bss bss = bench.start();
            assertThat(bench.until(State.REFUSED))
                    .isEqualTo("resource.sql: a snapshot with 0 rows is refused."
                            + " service.sql: a snapshot with 0 rows is refused.");
            assertThat(bss.status().inventoryVersion()).isNull();
            assertThat(bench.switches).isEmpty();
            bench.fill();
            bench.until(State.UP);
        }
    }

    @Test
    void aSwitchThatIsNotTakenIsToldAgainAndLosesNothing() throws IOException {
        try (Bench bench = new Bench(PostgreSql.shared(), folder).fill()) {
            AtomicInteger refusals = new AtomicInteger();
            bench.start(bench.server.getPort(), told -> {
                if (bench.switches.size() == 1 && refusals.incrementAndGet() <= 2) {
                    throw new IllegalStateException("the journal is closed");
                }
                bench.switches.add(told);
            });
            await().until(() -> bench.switches.size() == 1);
            bench.sql("UPDATE service_t SET state = 'ceased' WHERE service_id = 's1'");
            await().until(() -> refusals.get() >= 1);
            bench.sql("UPDATE service_t SET state = 'ceased' WHERE service_id = 's21'");
            await().atMost(Duration.ofSeconds(10)).until(() -> bench.switches.size() >= 2);
            await().until(() -> bench.inventory().affectedBy("d2/1") instanceof Impact.Unknown);
            assertThat(bench.switches.stream().skip(1).flatMap(told -> told.changedResources().stream()))
                    .contains("d1", "d1/1", "d2", "d2/1");
        }
    }

    @Test
    void aFewRowsThatFitNowhereAreLeftOutAndSaid() throws IOException {
        try (Bench bench = new Bench(PostgreSql.shared(), folder).fill()) {
            bench.sql("INSERT INTO service_resource_t VALUES ('s1', 'nowhere', 'access')");
            bench.start();
            assertThat(bench.until(State.UP))
                    .isEqualTo("service_resource.sql: resource_id names no resource in 1 of 201 rows"
                            + " (the first: nowhere); those links are left out.");
        }
    }

    @Test
    void aStatementThatWritesIsRefusedByTheDatabase() throws IOException {
        try (Bench bench = new Bench(PostgreSql.shared(), folder).fill()) {
            bench.sql("GRANT ALL ON vno_t TO reader");
            bench.sql("CREATE FUNCTION sly() RETURNS SETOF vno_t LANGUAGE sql AS 'DELETE FROM vno_t RETURNING *'");
            bench.writeView(View.VNO, "SELECT * FROM sly()");
            bench.start();
            assertThat(bench.until(State.REFUSED))
                    .isEqualTo("vno.sql: cannot execute DELETE in a read-only transaction.");
        }
    }

    @Test
    void anUnknownDatabaseSaysSoWithoutAPassword() throws IOException {
        try (Bench bench = new Bench(PostgreSql.shared(), folder).fill()) {
            bench.sql("ALTER ROLE reader NOLOGIN");
            try {
                bench.start();
                assertThat(bench.until(State.DOWN))
                        .contains("refuses the user reader")
                        .doesNotContain(Bench.PASSWORD);
            } finally {
                bench.sql("ALTER ROLE reader LOGIN");
            }
            assertThat(bench.until(State.UP)).isEmpty();
        }
    }

    @Test
    void aStatusBeforeTheFirstAnswerIsStarting() throws Exception {
        try (Bench bench = new Bench(PostgreSql.shared(), folder);
                Bss idle = new Bss(
                        bench.settings(1), folder.resolve("other"), told -> {}, java.time.InstantSource.system())) {
            assertThat(idle.status())
                    .extracting(BssStatus::state, BssStatus::detail)
                    .containsExactly(State.STARTING, "");
        }
    }
}
