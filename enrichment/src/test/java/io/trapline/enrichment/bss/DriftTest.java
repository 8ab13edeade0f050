package io.trapline.enrichment.bss;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.BssStatus;
import io.trapline.enrichment.Impact;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a BSS does to its readers over the years. None of it may take a customer from the screens. */
class DriftTest {

    enum Drift {
        DROPPED_COLUMN(
                "ALTER TABLE customer_t DROP COLUMN tier",
                "ALTER TABLE customer_t ADD COLUMN tier text DEFAULT 'gold'",
                "customer.sql: it lacks the column tier (it has customer_id, name, vno_id)"),
        RENAMED_COLUMN(
                "ALTER TABLE service_t RENAME COLUMN account_id TO acct",
                "ALTER TABLE service_t RENAME COLUMN acct TO account_id",
                "service.sql: it lacks the column account_id (it has service_id, name, state, acct)"),
        OTHER_TYPE(
                "ALTER TABLE resource_alias_t ALTER COLUMN value TYPE bytea USING value::bytea",
                "ALTER TABLE resource_alias_t ALTER COLUMN value TYPE text USING convert_from(value, 'UTF8')",
                "resource_alias.sql: column value is bytea, expected text (write value::text)"),
        REVOKED_SELECT(
                "REVOKE SELECT ON account_t FROM reader",
                "GRANT SELECT ON account_t TO reader",
                "account.sql: permission denied for table account_t"),
        NO_ROWS(
                "ALTER TABLE service_resource_t RENAME TO kept; CREATE TABLE service_resource_t (LIKE kept);"
                        + "GRANT SELECT ON service_resource_t TO reader",
                "DROP TABLE service_resource_t; ALTER TABLE kept RENAME TO service_resource_t",
                "service_resource.sql: 0 rows where the last good version had 200"),
        TEN_TIMES_THE_ROWS(
                "INSERT INTO customer_t SELECT customer_id||'-'||i, name, tier, vno_id"
                        + " FROM customer_t, generate_series(1, 9) i",
                "DELETE FROM customer_t WHERE customer_id LIKE '%-%'",
                "customer.sql: 2,000 rows where the last good version had 200; more than 5 times as many"),
        HALF_THE_ROWS(
                "CREATE TABLE half AS SELECT * FROM resource_alias_t WHERE kind = 'ifIndex' AND value::int % 2 = 0;"
                        + "DELETE FROM resource_alias_t WHERE kind = 'ifIndex' AND value::int % 2 = 0",
                "INSERT INTO resource_alias_t SELECT * FROM half",
                "resource_alias.sql: 110 rows where the last good version had 210; a loss of more than 20 %"),
        DUPLICATES(
                "INSERT INTO resource_t SELECT * FROM resource_t WHERE resource_id = 'd7/3'",
                "DELETE FROM resource_t a USING resource_t b WHERE a.resource_id = b.resource_id AND a.ctid > b.ctid",
                "resource.sql: resource_id d7/3 occurs more than once (1 rows too many)"),
        NULL_KEY(
                "UPDATE service_t SET service_id = NULL WHERE service_id = 's7'",
                "UPDATE service_t SET service_id = 's7' WHERE service_id IS NULL",
                "service.sql: service_id is NULL or empty in 1 rows (the first: NULL, Service, active, a7)"),
        DANGLING_REFERENCES(
                "UPDATE account_t SET customer_id = 'gone-'||customer_id WHERE length(customer_id) = 3",
                "UPDATE account_t SET customer_id = substr(customer_id, 6) WHERE customer_id LIKE 'gone-%'",
                "account.sql: customer_id names no customer in 90 of 200 rows (the first: gone-c10)"),
        DROPPED_TABLE(
                "ALTER TABLE vno_t RENAME TO vno_old",
                "ALTER TABLE vno_old RENAME TO vno_t",
                "vno.sql: relation \"vno_t\" does not exist"),
        HUNG_QUERY(
                "ALTER TABLE customer_t RENAME TO slow;"
                        + "CREATE VIEW customer_t AS SELECT s.* FROM slow s, pg_sleep(60);"
                        + "GRANT SELECT ON customer_t TO reader",
                "DROP VIEW customer_t; ALTER TABLE slow RENAME TO customer_t",
                "did not answer in time (customer.sql, 2 s)");

        private final String breaks;
        private final String heals;
        private final String sentence;

        Drift(String breaks, String heals, String sentence) {
            this.breaks = breaks;
            this.heals = heals;
            this.sentence = sentence;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDriftIsRefusedSaidAndHealsByItself(Drift drift, @TempDir Path folder) throws IOException {
        try (Bench bench = new Bench(PostgreSql.shared(), folder).fill()) {
            bench.loadTimeout = Duration.ofSeconds(2);
            Bss bss = bench.start();
            assertThat(bench.until(BssStatus.State.UP)).isEmpty();
            String good = Objects.requireNonNull(bss.status().inventoryVersion());

            bench.sql(drift.breaks);
            String sentence = bench.until(drift == Drift.HUNG_QUERY ? BssStatus.State.DOWN : BssStatus.State.REFUSED);
            assertThat(sentence).contains(drift.sentence).endsWith(".").doesNotContain(Bench.PASSWORD);
            assertThat(bss.status().inventoryVersion()).isEqualTo(good);
            assertThat(bench.switches).hasSize(1);
            assertThat(bss.shelf().version(good).orElseThrow().affectedBy("d1"))
                    .isInstanceOfSatisfying(
                            Impact.Known.class,
                            known -> assertThat(known.customers()).isEqualTo(20));

            bench.sql(drift.heals);
            assertThat(bench.until(BssStatus.State.UP)).isEmpty();
            assertThat(bss.status().inventoryVersion()).isEqualTo(good);
        }
    }
}
