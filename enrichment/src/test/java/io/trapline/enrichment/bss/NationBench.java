package io.trapline.enrichment.bss;

import io.trapline.config.ConfigException;
import io.trapline.config.Secret;
import io.trapline.config.Settings;
import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventorySwitch;
import io.trapline.enrichment.Match;
import io.trapline.enrichment.inventory.InventoryStore;
import io.trapline.enrichment.inventory.View;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A national operator in a real PostgreSQL, read by the product: 1,000,000 services, 5,000,000 resource
 * links, 500,000 customers, one device with 50,000 of them. Prints figures, judges nothing.
 *
 * <p>Argument: services, default 1,000,000.
 */
final class NationBench {

    private static final int PORTS_EACH = 100;
    private static final int LOOK_UPS = 1_000_000;

    private final int services;
    private final Path folder;
    private final List<InventorySwitch> switches = new CopyOnWriteArrayList<>();

    private NationBench(int services, Path folder) {
        this.services = services;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        int services = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("trapline-nation");
        EmbeddedPostgres server = PostgreSql.start("nation", 0, true);
        try {
            new NationBench(services, folder).run(server);
        } finally {
            server.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void run(EmbeddedPostgres server) throws IOException, ConfigException {
        String database = PostgreSql.database(server);
        long filling = System.nanoTime();
        fill(server, database);
        say("fill PostgreSQL s", seconds(filling));
        Settings.Bss settings = settings(server, database);
        long before = heap();
        long began = System.nanoTime();
        try (Bss bss = new Bss(settings, folder.resolve("inventory"), this::newest, InstantSource.system())) {
            bss.start();
            until(() -> !switches.isEmpty());
            say("full load, stored s", seconds(began));
            say("rows " + switches.getFirst().inventory().rows(), 0);
            say("one version on the heap MiB", (heap() - before) / (1 << 20));
            lookUps(switches.getFirst().inventory());
            fanOut(switches.getFirst().inventory());
            delta(server, database);
            beside(server, database);
        }
        switches.clear();
        long restart = System.nanoTime();
        Inventory again = new InventoryStore(folder.resolve("inventory")).last().orElseThrow();
        say("restart from disk s", seconds(restart));
        if (!(again.affectedBy("d0") instanceof Impact.Known)) {
            throw new AssertionError("the stored version does not answer");
        }
    }

    /** Earlier versions are let go, as the product does. */
    private void newest(InventorySwitch one) {
        switches.add(one);
        while (switches.size() > 1) {
            switches.removeFirst();
        }
    }

    /** One line of SQL each; the first device carries a tenth of all services, others 100. */
    private void fill(EmbeddedPostgres server, String database) throws IOException {
        int big = services / 10;
        for (String sql : List.of(
                "CREATE UNLOGGED TABLE service_t AS SELECT 'SVC-'||i AS service_id, 'FTTH '||i%%8*100 AS name,"
                        + " 'active'::text AS state, 'A-'||i/2 AS account_id FROM generate_series(0, %1$d - 1) i",
                "CREATE UNLOGGED TABLE account_t AS SELECT 'A-'||i AS account_id, 'C-'||i AS customer_id,"
                        + " NULL::text AS name FROM generate_series(0, %1$d / 2 - 1) i",
                "CREATE UNLOGGED TABLE customer_t AS SELECT 'C-'||i AS customer_id, 'Familie Petersen '||i AS name,"
                        + " (ARRAY['gold','silver','bronze'])[1+i%%3] AS tier, NULL::text AS vno_id"
                        + " FROM generate_series(0, %1$d / 2 - 1) i",
                "CREATE UNLOGGED TABLE vno_t (vno_id text, name text)",
                "CREATE UNLOGGED TABLE port_t AS SELECT i, CASE WHEN i < %2$d THEN 0 ELSE 1 + (i - %2$d) / %3$d END AS d"
                        + " FROM generate_series(0, %1$d - 1) i",
                "CREATE UNLOGGED TABLE resource_t AS SELECT 'd'||d AS resource_id, 'device' AS kind, 'olt-'||d AS name,"
                        + " NULL::text AS device_id, NULL::text AS parent_id FROM (SELECT DISTINCT d FROM port_t) x"
                        + " UNION ALL SELECT 'd'||d||'/'||i, 'ponPort', '0/'||i%%16||'/'||i, 'd'||d, 'd'||d FROM port_t",
                "CREATE UNLOGGED TABLE resource_alias_t AS SELECT 'd'||d AS resource_id, ''::text AS namespace,"
                        + " 'address'::text AS kind, '10.'||d/65536||'.'||d/256%%256||'.'||d%%256 AS value"
                        + " FROM (SELECT DISTINCT d FROM port_t) x"
                        + " UNION ALL SELECT 'd'||d||'/'||i, '', 'ifIndex', i::text FROM port_t"
                        + " UNION ALL SELECT 'd'||d||'/'||i, '', 'ifName', '0/'||i%%16||'/'||i FROM port_t",
                "CREATE UNLOGGED TABLE service_resource_t AS SELECT 'SVC-'||n AS service_id, 'd'||p.d||'/'||p.i"
                        + " AS resource_id, CASE l WHEN 0 THEN 'access' ELSE 'transit' END AS role"
                        + " FROM generate_series(0, %1$d - 1) n CROSS JOIN generate_series(0, 4) l"
                        + " JOIN port_t p ON p.i = (n + l * 7) %% %1$d",
                "DO $$ BEGIN CREATE ROLE reader LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
                "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader",
                "CREATE INDEX ON service_t (service_id)",
                "CREATE INDEX ON service_resource_t (service_id)",
                "CREATE INDEX ON customer_t (customer_id)",
                "ANALYZE")) {
            PostgreSql.sql(
                    server,
                    database,
                    sql.contains("%") ? String.format(Locale.ROOT, sql, services, big, PORTS_EACH) : sql);
        }
        Files.createDirectories(folder.resolve("views"));
        for (View view : View.values()) {
            if (!view.optional()) {
                Files.writeString(
                        folder.resolve("views").resolve(view.file()), "SELECT * FROM " + view.word() + "_t\n");
            }
        }
    }

    private Settings.Bss settings(EmbeddedPostgres server, String database) {
        return new Settings.Bss(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database,
                Bench.READER,
                new Secret(Bench.PASSWORD),
                folder.resolve("views"),
                3,
                Duration.ofHours(1),
                "bss_changed",
                Duration.ofMinutes(10),
                20);
    }

    private void lookUps(Inventory inventory) {
        long[] nanos = new long[LOOK_UPS];
        int found = 0;
        for (int round = 0; round < 3; round++) {
            found = 0;
            for (int i = 0; i < LOOK_UPS; i++) {
                int port = (int) (i * 7_919L % services);
                int device = port < services / 10 ? 0 : 1 + (port - services / 10) / PORTS_EACH;
                String id = "d" + device;
                String index = Integer.toString(port);
                long began = System.nanoTime();
                Match match = inventory.object(id, AliasKind.IF_INDEX, index);
                nanos[i] = System.nanoTime() - began;
                found += match instanceof Match.One ? 1 : 0;
            }
        }
        Arrays.sort(nanos);
        say("look-ups that found, of " + LOOK_UPS, found);
        say("look-up of one resource p50 ns", nanos[LOOK_UPS / 2]);
        say("look-up of one resource p99 ns", nanos[LOOK_UPS / 100 * 99]);
    }

    /** By another device each time would be other sizes: what is remembered is passed by through a fresh version. */
    private void fanOut(Inventory inventory) {
        long began = System.nanoTime();
        Impact first = inventory.affectedBy("d0");
        long took = System.nanoTime() - began;
        say("fan-out of " + first + " first us", took / 1_000.0);
        began = System.nanoTime();
        if (!inventory.affectedBy("d0").equals(first)) {
            throw new AssertionError("it answers otherwise the second time");
        }
        say("fan-out remembered us", (System.nanoTime() - began) / 1_000.0);
    }

    /** A service changes hands, another moves, a third is new, a fourth is gone, a customer is renamed. */
    private void delta(EmbeddedPostgres server, String database) {
        for (String sql : List.of(
                "UPDATE service_t SET account_id = 'A-7' WHERE service_id = 'SVC-42'; NOTIFY bss_changed, 'service SVC-42'",
                "UPDATE service_resource_t SET resource_id = 'd1/' || (SELECT min(i) FROM port_t WHERE d = 1)"
                        + " WHERE service_id = 'SVC-43'; NOTIFY bss_changed, 'service SVC-43'",
                "INSERT INTO service_t VALUES ('SVC-new', 'FTTH', 'active', 'A-7');"
                        + " INSERT INTO service_resource_t SELECT 'SVC-new', resource_id, role FROM service_resource_t"
                        + " WHERE service_id = 'SVC-44'; NOTIFY bss_changed, 'service SVC-new'",
                "DELETE FROM service_resource_t WHERE service_id = 'SVC-45';"
                        + " DELETE FROM service_t WHERE service_id = 'SVC-45'; NOTIFY bss_changed, 'service SVC-45'",
                "UPDATE customer_t SET tier = 'gold', name = 'Other' WHERE customer_id = 'C-7';"
                        + " NOTIFY bss_changed, 'customer C-7'")) {
            String was = Objects.requireNonNull(switches.getLast().inventory().version());
            long began = System.nanoTime();
            PostgreSql.sql(server, database, sql);
            double asked = seconds(began);
            until(() -> !switches.getLast().inventory().version().equals(was));
            say("told of '" + sql.substring(sql.lastIndexOf(", '") + 3) + " after s", seconds(began));
            say("  of it the BSS's own work s", asked);
            say(
                    "  changed resources told",
                    switches.getLast().changedResources().size());
        }
    }

    /** A customer is renamed again and again while the whole is read, stored and compared. */
    private void beside(EmbeddedPostgres server, String database) {
        PostgreSql.sql(
                server,
                database,
                "UPDATE customer_t SET name = 'Found' WHERE customer_id = 'C-9'; NOTIFY bss_changed, 'all'");
        until(() -> PostgreSql.number(
                        server,
                        database,
                        "SELECT count(*) FROM pg_stat_activity WHERE usename = 'reader' AND backend_xmin IS NOT NULL")
                > 0);
        long began = System.nanoTime();
        double slowest = 0;
        int count = 0;
        for (; !name("C-9").equals("Found"); count++) {
            String name = "Beside " + count;
            long said = System.nanoTime();
            PostgreSql.sql(
                    server,
                    database,
                    "UPDATE customer_t SET name = '%s' WHERE customer_id = 'C-11'; NOTIFY bss_changed, 'customer C-11'"
                            .formatted(name));
            until(() -> name("C-11").equals(name));
            slowest = Math.max(slowest, seconds(said));
        }
        say("read of the whole beside changes s", seconds(began));
        say("changes told beside it", count);
        say("slowest of them told after s", slowest);
    }

    private String name(String customer) {
        return switches.getLast().inventory().customer(customer).orElseThrow().name();
    }

    private interface Condition {
        boolean holds();
    }

    private static void until(Condition condition) {
        long began = System.nanoTime();
        while (!condition.holds()) {
            if (seconds(began) > 900) {
                throw new AssertionError("nothing came in 15 minutes");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void say(String what, double figure) {
        System.out.printf(Locale.ROOT, "FIGURE nation %s=%.1f%n", what, figure);
    }
}
