package io.trapline.enrichment.bss;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.BssStatus;
import io.trapline.enrichment.Business;
import io.trapline.enrichment.Sla;
import io.trapline.enrichment.inventory.View;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether an SLA excuses maintenance, as a BSS says it, or not at all, or in a way that nobody can read. */
class ExcusedColumnTest {

    private static final String WITHOUT = "SELECT sla_id, NULL AS name, NULL::numeric AS availability_target,"
            + " NULL AS period, NULL AS clock, NULL AS zone, NULL AS credit_steps, NULL::numeric AS restore_minutes";

    @Test
    void theColumnIsReadAndAViewThatLacksItGoesOn(@TempDir Path folder) throws IOException {
        try (Bench bench = bench(folder)) {
            bench.writeView(View.SLA, WITHOUT + " FROM sla_t;");
            Bss bss = bench.start();
            assertThat(bench.until(BssStatus.State.UP)).isEmpty();
            String lacking = Objects.requireNonNull(bss.status().inventoryVersion());
            assertThat(excused(bench, "yes")).isFalse();
            bss.close();

            bench.writeView(View.SLA, WITHOUT + ", maintenance_excused FROM sla_t;");
            bss = bench.start();
            assertThat(bench.until(BssStatus.State.UP)).isEmpty();
            assertThat(excused(bench, "yes")).isTrue();
            assertThat(excused(bench, "no")).isFalse();
            assertThat(excused(bench, "silent")).as("NULL").isFalse();
            assertThat(bss.status().inventoryVersion())
                    .as("another content is another version")
                    .isNotEqualTo(lacking);
        }
    }

    @Test
    void whatIsNoTruthValueIsRefusedAndTheLastGoodVersionStays(@TempDir Path folder) throws IOException {
        try (Bench bench = bench(folder)) {
            bench.writeView(View.SLA, WITHOUT + ", maintenance_excused FROM sla_t;");
            Bss bss = bench.start();
            assertThat(bench.until(BssStatus.State.UP)).isEmpty();
            String good = Objects.requireNonNull(bss.status().inventoryVersion());
            bench.sql("ALTER TABLE sla_t ALTER COLUMN maintenance_excused TYPE text"
                    + " USING CASE WHEN maintenance_excused THEN 'ja' ELSE 'nein' END");
            assertThat(bench.until(BssStatus.State.REFUSED))
                    .isEqualTo("sla.sql: column maintenance_excused is text, expected boolean"
                            + " (write maintenance_excused::boolean).");
            assertThat(bss.status().inventoryVersion()).isEqualTo(good);
            assertThat(excused(bench, "yes")).isTrue();
            bench.sql("ALTER TABLE sla_t ALTER COLUMN maintenance_excused TYPE boolean"
                    + " USING maintenance_excused = 'ja'");
            assertThat(bench.until(BssStatus.State.UP)).isEmpty();
            assertThat(excused(bench, "yes")).isTrue();
        }
    }

    private static Bench bench(Path folder) throws IOException {
        Bench bench = new Bench(PostgreSql.shared(), folder).fill();
        bench.sql("CREATE TABLE sla_t (sla_id text, maintenance_excused boolean)");
        bench.sql("INSERT INTO sla_t VALUES ('yes', true), ('no', false), ('silent', NULL)");
        bench.sql("GRANT SELECT ON sla_t TO reader");
        return bench;
    }

    private static boolean excused(Bench bench, String slaId) {
        Business business = bench.inventory().business();
        return business.sla(slaId).map(Sla::maintenanceExcused).orElseThrow();
    }
}
