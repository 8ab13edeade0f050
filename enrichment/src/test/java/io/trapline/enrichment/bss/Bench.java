package io.trapline.enrichment.bss;

import static org.awaitility.Awaitility.await;

import io.trapline.config.ConfigException;
import io.trapline.config.Secret;
import io.trapline.config.Settings;
import io.trapline.enrichment.BssStatus;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventorySwitch;
import io.trapline.enrichment.inventory.View;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A BSS of its own for one test: a database with one table per view, the view files, and who listens. */
final class Bench implements AutoCloseable {

    static final String READER = "reader";
    static final String PASSWORD = "s3cr3t-w0rd";

    final EmbeddedPostgres server;
    final String database;
    final Path folder;
    /** Whether it was away, as told. */
    final List<Boolean> standings = new CopyOnWriteArrayList<>();

    final List<InventorySwitch> switches = new CopyOnWriteArrayList<>();
    Duration refresh = Duration.ofMillis(300);
    Duration loadTimeout = Duration.ofSeconds(5);

    int pool = 2;

    @Nullable
    String channel;

    private @Nullable Bss bss;

    Bench(EmbeddedPostgres server, Path folder) throws IOException {
        this.server = server;
        this.folder = folder;
        this.database = PostgreSql.database(server);
        for (View view : View.values()) {
            if (!view.optional()) {
                writeView(view, "SELECT * FROM " + view.word() + "_t;");
            }
        }
        sql("CREATE TABLE resource_t (resource_id text, kind text, name text, device_id text, parent_id text)");
        sql("CREATE TABLE resource_alias_t (resource_id text, namespace text, kind text, value text)");
        sql("CREATE TABLE service_t (service_id text, name varchar(40), state text, account_id text)");
        sql("CREATE TABLE service_resource_t (service_id text, resource_id text, role text)");
        sql("CREATE TABLE account_t (account_id text, customer_id text, name text)");
        sql("CREATE TABLE customer_t (customer_id text, name text, tier text, vno_id text)");
        sql("CREATE TABLE vno_t (vno_id text, name text)");
        sql("DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'reader') THEN CREATE ROLE reader LOGIN;"
                + " END IF; END $$");
        sql("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader");
    }

    /** 10 devices with 20 ports each, 200 customers with one service each, 2 VNOs. */
    Bench fill() {
        sql("INSERT INTO resource_t SELECT 'd'||d, 'device', NULL, NULL, NULL FROM generate_series(1, 10) d");
        sql("INSERT INTO resource_t SELECT 'd'||d||'/'||p, 'port', p::text, 'd'||d, 'd'||d"
                + " FROM generate_series(1, 10) d, generate_series(1, 20) p");
        sql("INSERT INTO resource_alias_t SELECT 'd'||d, '', 'address', '10.0.0.'||d FROM generate_series(1, 10) d");
        sql(
                "INSERT INTO resource_alias_t SELECT resource_id, NULL, 'ifIndex', name FROM resource_t WHERE kind = 'port'");
        sql("INSERT INTO vno_t VALUES ('v1', 'One'), ('v2', 'Two')");
        sql("INSERT INTO customer_t SELECT 'c'||i, 'Customer '||i, 'gold', CASE i % 3 WHEN 0 THEN 'v1' END"
                + " FROM generate_series(1, 200) i");
        sql("INSERT INTO account_t SELECT 'a'||i, 'c'||i, NULL FROM generate_series(1, 200) i");
        sql("INSERT INTO service_t SELECT 's'||i, 'Service', 'active', 'a'||i FROM generate_series(1, 200) i");
        sql("INSERT INTO service_resource_t SELECT 's'||i, 'd'||(1 + (i - 1) / 20)||'/'||(1 + (i - 1) % 20), 'access'"
                + " FROM generate_series(1, 200) i");
        return this;
    }

    void sql(String sql) {
        PostgreSql.sql(server, database, sql);
    }

    void writeView(View view, String sql) throws IOException {
        Files.createDirectories(folder.resolve("views"));
        Files.writeString(folder.resolve("views").resolve(view.file()), "-- " + view.word() + "\n" + sql + "\n");
    }

    Settings.Bss settings(int port) {
        return new Settings.Bss(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                READER,
                new Secret(PASSWORD),
                folder.resolve("views"),
                pool,
                refresh,
                channel,
                loadTimeout,
                20);
    }

    Bss start() {
        return start(server.getPort(), switches::add);
    }

    Bss start(int port, Consumer<InventorySwitch> listener) {
        try {
            Bss started = new Bss(settings(port), folder.resolve("inventory"), heard(listener), InstantSource.system());
            started.start();
            bss = started;
            return started;
        } catch (ConfigException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private BssListener heard(Consumer<InventorySwitch> listener) {
        return new BssListener() {
            @Override
            public void switched(InventorySwitch to) {
                listener.accept(to);
            }

            @Override
            public void stood(boolean away) {
                standings.add(away);
            }
        };
    }

    void stop() {
        if (bss != null) {
            bss.close();
            bss = null;
        }
    }

    /** Waits for the state and answers its sentence. */
    String until(BssStatus.State state) {
        Bss running = java.util.Objects.requireNonNull(bss);
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(20))
                .until(() -> running.status().state() == state);
        return running.status().detail();
    }

    Inventory inventory() {
        return switches.getLast().inventory();
    }

    @Override
    public void close() {
        stop();
        PostgreSql.sql(server, "postgres", "DROP DATABASE " + database + " WITH (FORCE)");
    }
}
