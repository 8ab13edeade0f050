package io.trapline.enrichment.bss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trapline.enrichment.BssStatus.State;
import io.trapline.enrichment.Inventory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The BSS is away in every manner while its business goes on: what was known stays in use, and after its
 * return the customers of every resource are those that the database itself works out.
 */
class ReturnTest {

    private static final Duration BACK_WITHIN = Duration.ofMinutes(5);

    private static final String OWNERS = "SELECT l.resource_id, a.customer_id FROM service_resource_t l"
            + " JOIN service_t s ON s.service_id = l.service_id JOIN account_t a ON a.account_id = s.account_id"
            + " WHERE s.state = 'active'";

    private static final String MEANWHILE =
            "UPDATE service_resource_t SET resource_id = 'd2/1' WHERE service_id IN ('s1', 's9');"
                    + "UPDATE service_t SET state = 'ceased' WHERE service_id IN ('s30', 's31');"
                    + "UPDATE service_t SET account_id = 'a7' WHERE service_id = 's50'";

    enum Outage {
        /** Connections are made and nothing comes back. */
        BLACK_HOLED,
        /** The line goes dead in the middle of the rows. */
        HUNG_IN_A_RESULT,
        /** Every connection of our role is taken. */
        POOL_EXHAUSTED,
        /** The database takes nobody. */
        REFUSED
    }

    @ParameterizedTest
    @EnumSource
    void afterAnOutageEveryCustomerIsWhereTheDatabaseSays(Outage outage, @TempDir Path folder) throws Exception {
        try (Bench bench = new Bench(PostgreSql.shared(), folder).fill();
                Proxy proxy = new Proxy(PostgreSql.shared().getPort())) {
            bench.loadTimeout = Duration.ofSeconds(2);
            Bss bss = bench.start(proxy.port(), bench.switches::add);
            bench.until(State.UP);
            String good = bench.inventory().version();

            begin(outage, bench, proxy);
            bench.until(State.DOWN);
            bench.sql(MEANWHILE);
            assertThat(bss.status().inventoryVersion()).as("the last good one").isEqualTo(good);
            assertThat(bss.shelf().version(good)).isPresent();

            end(outage, bench, proxy);
            long back = System.nanoTime();
            await().atMost(BACK_WITHIN).until(() -> bench.switches.size() == 2);
            long millis = (System.nanoTime() - back) / 1_000_000;
            Map<String, Set<String>> owners = owners(bench);
            int wrong = wrong(bench.inventory(), owners);
            System.out.printf(
                    "FIGURE outage=%s backMillis=%d resources=%d wrongCustomers=%d%n",
                    outage, millis, owners.size(), wrong);
            assertThat(wrong).isZero();
            bench.stop();
        }
    }

    private static void begin(Outage outage, Bench bench, Proxy proxy) {
        switch (outage) {
            case BLACK_HOLED -> proxy.freezeAfter(0);
            case HUNG_IN_A_RESULT -> proxy.freezeAfter(4_000);
            case POOL_EXHAUSTED -> bench.sql("ALTER ROLE reader CONNECTION LIMIT 0;" + thrownOut(bench));
            case REFUSED -> {
                PostgreSql.sql(bench.server, "postgres", "ALTER DATABASE " + bench.database + " CONNECTION LIMIT 0");
                bench.sql(thrownOut(bench));
            }
        }
    }

    private static String thrownOut(Bench bench) {
        return "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'reader' AND datname = '"
                + bench.database + "'";
    }

    private static void end(Outage outage, Bench bench, Proxy proxy) {
        proxy.thaw();
        if (outage == Outage.POOL_EXHAUSTED) {
            bench.sql("ALTER ROLE reader CONNECTION LIMIT -1");
        } else if (outage == Outage.REFUSED) {
            PostgreSql.sql(bench.server, "postgres", "ALTER DATABASE " + bench.database + " CONNECTION LIMIT -1");
        }
    }

    private static Map<String, Set<String>> owners(Bench bench) throws SQLException {
        Map<String, Set<String>> owners = new TreeMap<>();
        try (Connection connection =
                        bench.server.getDatabase("postgres", bench.database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(OWNERS)) {
            while (rows.next()) {
                owners.computeIfAbsent(rows.getString(1), none -> new TreeSet<>())
                        .add(rows.getString(2));
            }
        }
        return owners;
    }

    private static int wrong(Inventory inventory, Map<String, Set<String>> owners) {
        int wrong = 0;
        for (int device = 1; device <= 10; device++) {
            for (int port = 1; port <= 20; port++) {
                String id = "d" + device + "/" + port;
                Set<String> found = inventory.affected(id).stream()
                        .map(row -> row.service().customerId())
                        .collect(Collectors.toCollection(TreeSet::new));
                Set<String> expected = owners.getOrDefault(id, Set.of());
                wrong += (int)
                        found.stream().filter(one -> !expected.contains(one)).count();
                wrong += (int)
                        expected.stream().filter(one -> !found.contains(one)).count();
            }
        }
        return wrong;
    }
}
