package io.trapline.enrichment.bss;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.config.Secret;
import io.trapline.config.Settings;
import io.trapline.enrichment.BssStatus.State;
import io.trapline.enrichment.bss.BssProbe.Level;
import io.trapline.enrichment.bss.BssProbe.Line;
import io.trapline.enrichment.inventory.View;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told about views and role, by a real PostgreSQL. */
class BssProbeTest {

    @TempDir
    private Path folder;

    @Test
    void goodViewsArePlannedAndAReaderMayOnlyRead() throws Exception {
        try (Bench bench = new Bench(PostgreSql.shared(), folder).fill();
                BssProbe probe = new BssProbe(bench.settings(bench.server.getPort()))) {
            bench.sql("ANALYZE");
            BssProbe.Answer answer = probe.sqlCheck();
            assertThat(answer.fine()).as("%s", answer).isTrue();
            assertThat(sentences(answer, Level.FINE))
                    .anyMatch(s -> s.matches("service\\.sql: planned, about 200 rows at cost \\d+"))
                    .contains("sla.sql: left out, as it may be", "role reader: reads and nothing else");
            assertThat(probe.ping().lines()).singleElement().satisfies(line -> {
                assertThat(line.level()).isEqualTo(Level.FINE);
                assertThat(line.sentence()).contains(bench.database + " as reader, PostgreSQL ");
            });
        }
    }

    @Test
    void everyWrongViewIsNamedInOneRun() throws Exception {
        try (Bench bench = new Bench(PostgreSql.shared(), folder).fill();
                BssProbe probe = new BssProbe(bench.settings(bench.server.getPort()))) {
            bench.writeView(View.SERVICE, "SELECT service_id, name, 1 AS state, account_id FROM service_t");
            bench.writeView(View.ACCOUNT, "SELECT account_id AS cust FROM account_t");
            bench.writeView(View.VNO, "SELECT * FROM gone_t");
            bench.writeView(View.RESOURCE, "DELETE FROM resource_t");
            bench.sql("REVOKE SELECT ON customer_t FROM reader");
            Files.writeString(folder.resolve("views").resolve("resource_alias.sql"), "-- nothing\n");
            BssProbe.Answer answer = probe.sqlCheck();
            assertThat(answer.reached()).isTrue();
            assertThat(sentences(answer, Level.FAILURE))
                    .anyMatch(s -> s.startsWith("service.sql: column state is int4, expected text (write state::text)"))
                    .anyMatch(s -> s.startsWith("account.sql: it lacks the column account_id (it has cust)"))
                    .anyMatch(s -> s.startsWith("vno.sql: relation \"gone_t\" does not exist"))
                    .anyMatch(s -> s.startsWith("resource.sql: syntax error"))
                    .anyMatch(s -> s.startsWith("customer.sql: permission denied for table customer_t"))
                    .anyMatch(s -> s.startsWith("resource_alias.sql: found no SQL"))
                    .hasSize(6);
            bench.sql("GRANT SELECT ON customer_t TO reader");
        }
    }

    @Test
    void aRoleThatMayWriteIsNamedWithWhat() throws Exception {
        try (Bench bench = new Bench(PostgreSql.shared(), folder).fill()) {
            bench.sql(
                    "CREATE SCHEMA mine; CREATE ROLE writer LOGIN CREATEDB; GRANT USAGE, CREATE ON SCHEMA mine TO writer;"
                            + "GRANT SELECT ON ALL TABLES IN SCHEMA public TO writer; GRANT UPDATE ON customer_t TO writer");
            Settings.Bss reader = bench.settings(bench.server.getPort());
            Settings.Bss writer = new Settings.Bss(
                    reader.url(),
                    "writer",
                    new Secret(Bench.PASSWORD),
                    reader.views(),
                    2,
                    reader.refresh(),
                    null,
                    reader.loadTimeout(),
                    20);
            try (BssProbe probe = new BssProbe(writer)) {
                assertThat(sentences(probe.sqlCheck(), Level.FAILURE))
                        .containsExactly("role writer: it is createdb; it may write public.customer_t; it may create"
                                + " tables in the schema mine; expected a role with SELECT only.");
            } finally {
                bench.sql("DROP OWNED BY writer; DROP ROLE writer");
            }
        }
    }

    @Test
    void aListOfChangesIsLookedAtWhereThereIsOne() throws Exception {
        try (Bench bench = new Bench(PostgreSql.shared(), folder).fill();
                BssProbe probe = new BssProbe(bench.settings(bench.server.getPort()))) {
            Path list = folder.resolve("views/changed.sql");
            Files.writeString(list, "SELECT 'service' AS view, service_id AS key, now() AS changed_at FROM service_t");
            assertThat(sentences(probe.sqlCheck(), Level.FINE)).anyMatch(s -> s.startsWith("changed.sql: planned"));
            Files.writeString(
                    list, "SELECT 'service' AS view, service_id AS key, now()::date AS changed_at FROM service_t");
            assertThat(sentences(probe.sqlCheck(), Level.FAILURE))
                    .singleElement()
                    .asString()
                    .startsWith("changed.sql: it has the columns {view=text, key=text, changed_at=date}");
        }
    }

    @Test
    void aBssThatIsAwayIsNotReached() throws Exception {
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        try (Bench bench = new Bench(PostgreSql.shared(), folder);
                BssProbe probe = new BssProbe(bench.settings(nobody))) {
            assertThat(probe.ping().reached()).isFalse();
            assertThat(probe.sqlCheck().lines())
                    .singleElement()
                    .extracting(Line::sentence)
                    .asString()
                    .contains("cannot be reached")
                    .doesNotContain(Bench.PASSWORD);
        }
    }

    @Test
    void aRunningReaderReadsWhenAskedAndTellsWhatCameOfIt() throws Exception {
        try (Bench bench = new Bench(PostgreSql.shared(), folder).fill()) {
            bench.refresh = Duration.ofHours(1);
            bench.start();
            bench.until(State.UP);
            bench.sql("UPDATE customer_t SET name = 'Other' WHERE customer_id = 'c1'");
            RefreshDoor door = new RefreshDoor(folder.resolve("inventory"));
            RefreshDoor.Told told = door.ask(Duration.ofSeconds(10)).orElseThrow();
            assertThat(told.state()).isEqualTo("UP");
            assertThat(told.version()).isEqualTo(bench.inventory().version());
            assertThat(bench.inventory().customer("c1").orElseThrow().name()).isEqualTo("Other");

            bench.sql("DELETE FROM service_t");
            assertThat(door.ask(Duration.ofSeconds(10))).hasValueSatisfying(refused -> {
                assertThat(refused.state()).isEqualTo("REFUSED");
                assertThat(refused.sentence()).contains("service.sql");
                assertThat(refused.version()).isEqualTo(told.version());
            });
        }
    }

    @Test
    void withNobodyRunningNobodyAnswers() throws Exception {
        long began = System.nanoTime();
        assertThat(new RefreshDoor(folder).ask(Duration.ofHours(1))).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        assertThat(folder.resolve("refresh-asked")).doesNotExist();
    }

    private static List<String> sentences(BssProbe.Answer answer, Level level) {
        return answer.lines().stream()
                .filter(line -> line.level() == level)
                .map(Line::sentence)
                .toList();
    }
}
