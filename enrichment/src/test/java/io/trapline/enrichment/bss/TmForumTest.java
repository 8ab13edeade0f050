package io.trapline.enrichment.bss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trapline.config.Secret;
import io.trapline.config.Settings;
import io.trapline.enrichment.AccountTerms;
import io.trapline.enrichment.Agreement;
import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.BssStatus;
import io.trapline.enrichment.Business;
import io.trapline.enrichment.CustomerProfile;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventorySwitch;
import io.trapline.enrichment.Match;
import io.trapline.enrichment.Place;
import io.trapline.enrichment.ServiceHours;
import io.trapline.enrichment.ServiceTerms;
import io.trapline.enrichment.Sla;
import io.trapline.enrichment.VnoProfile;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second worked example, config/etc/bss-tmf, over tables with TM Forum's words on a real PostgreSQL. */
class TmForumTest {

    @TempDir
    Path folder;

    @Test
    void theShippedViewsReadTablesAfterTmForum() throws Exception {
        String database = PostgreSql.database(PostgreSql.shared());
        try (InputStream script = TmForumTest.class.getResourceAsStream("tmf.sql")) {
            PostgreSql.sql(
                    PostgreSql.shared(),
                    database,
                    new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8));
        }
        List<InventorySwitch> switches = new CopyOnWriteArrayList<>();
        try (Bss bss = new Bss(settings(database), folder, switches::add, InstantSource.system())) {
            bss.start();
            await().atMost(Duration.ofSeconds(15)).until(() -> !switches.isEmpty());
            assertThat(bss.status().state()).isEqualTo(BssStatus.State.UP);
            assertThat(bss.status().detail()).isEmpty();
            Inventory inventory = switches.getLast().inventory();
            network(inventory);
            business(inventory.business());
            assertThat(inventory.rows())
                    .containsEntry("service_relationship", 1)
                    .containsEntry("resource_relationship", 1)
                    .containsEntry("place", 2);
        }
    }

    private static void network(Inventory inventory) {
        assertThat(inventory.device("core", AliasKind.ADDRESS, "10.20.4.17")).isEqualTo(new Match.One("N1"));
        assertThat(inventory.object("N1", AliasKind.IF_NAME, "0/3/12")).isEqualTo(new Match.One("N1/3/12"));
        assertThat(inventory.object("N1", AliasKind.ENT_PHYSICAL, "0/3")).isEqualTo(new Match.One("N1/3"));
        assertThat(inventory.card("N1", "slot 0/03")).isEqualTo(new Match.One("N1/3"));
        assertThat(inventory.resource("N1/3/12")).hasValueSatisfying(port -> {
            assertThat(port.deviceId()).isEqualTo("N1");
            assertThat(port.parentId()).isEqualTo("N1/3");
        });
    }

    private static void business(Business business) {
        assertThat(business.customer("C1"))
                .contains(new CustomerProfile(
                        "C1",
                        java.util.Set.of(CustomerProfile.Flag.HOSPITAL, CustomerProfile.Flag.EMERGENCY),
                        "de",
                        "Leitstelle"));
        assertThat(business.customer("C2").orElseThrow().flags()).isEmpty();
        assertThat(business.vno("V2")).contains(new VnoProfile("V2", "reseller", "V1", null, null));
        assertThat(business.account("A2")).contains(new AccountTerms("A2", "A1", "CHF", null));
        assertThat(business.service("CFS1")).contains(new ServiceTerms("CFS1", "PR1", null, "KI", "CFS", 1400));
        assertThat(business.service("CFS2")).contains(new ServiceTerms("CFS2", "PR2", "V1", null, "CFS", 1));
        assertThat(business.agreement("PR1"))
                .contains(new Agreement("PR1", "Ethernet", new BigDecimal("900.5"), "EUR", "S1"));
        assertThat(business.agreement("PR2")).contains(new Agreement("PR2", "Internet", null, null, null));
        assertThat(business.sla("S1"))
                .contains(new Sla(
                        "S1",
                        "Gold",
                        new BigDecimal("99.9"),
                        Sla.Period.MONTH,
                        ServiceHours.of("Mo-Fr 08:00-18:00").orElseThrow(),
                        ZoneId.of("Europe/Berlin"),
                        List.of(
                                new Sla.Credit(new BigDecimal("99.9"), new BigDecimal("5")),
                                new Sla.Credit(new BigDecimal("99.5"), new BigDecimal("10"))),
                        Duration.ofHours(2),
                        true));
        assertThat(business.placeOf("N1/3/12")).contains(new Place("KI", "Kiel", "DE"));
        assertThat(business.placeOf("F1")).isEmpty();
    }

    private static Settings.Bss settings(String database) {
        return new Settings.Bss(
                "jdbc:postgresql://127.0.0.1:" + PostgreSql.shared().getPort() + "/" + database,
                Bench.READER,
                new Secret(Bench.PASSWORD),
                Path.of("..", "config", "etc", "bss-tmf"),
                2,
                Duration.ofMinutes(5),
                null,
                Duration.ofSeconds(10),
                20);
    }
}
