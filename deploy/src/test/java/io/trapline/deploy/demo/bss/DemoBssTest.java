package io.trapline.deploy.demo.bss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trapline.config.Secret;
import io.trapline.config.Settings;
import io.trapline.enrichment.AffectedService;
import io.trapline.enrichment.Agreement;
import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.BssStatus;
import io.trapline.enrichment.Business;
import io.trapline.enrichment.Customer;
import io.trapline.enrichment.CustomerProfile;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventorySwitch;
import io.trapline.enrichment.Match;
import io.trapline.enrichment.ServiceTerms;
import io.trapline.enrichment.Sla;
import io.trapline.enrichment.bss.Bss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demo's database through the shipped views, as the product reads it. */
class DemoBssTest {

    private static final Path FOLDER = Path.of("target", "demo-bss-test");
    private static final List<String> PROGRESS = new ArrayList<>();
    private static DemoBss demo;

    @BeforeAll
    static void start() throws IOException {
        clear(FOLDER.resolve("bss").resolve("data"));
        clear(FOLDER.resolve("inventory"));
        demo = DemoBss.start(FOLDER.resolve("bss"), 40, PROGRESS::add);
    }

    @AfterAll
    static void stop() throws IOException {
        demo.close();
    }

    @Test
    void theShippedViewsReadTheHospitalOfTheTour() throws Exception {
        List<InventorySwitch> switches = new CopyOnWriteArrayList<>();
        try (Bss bss = new Bss(settings(), FOLDER.resolve("inventory"), switches::add, InstantSource.system())) {
            bss.start();
            await().atMost(Duration.ofSeconds(15)).until(() -> !switches.isEmpty());
            await().until(() -> bss.status().state() == BssStatus.State.UP);
            Inventory inventory = switches.getLast().inventory();
            assertThat(bss.status().detail()).isEmpty();
            assertThat(inventory.rows())
                    .containsEntry("customer", 2_001)
                    .containsEntry("vno", 3)
                    .containsEntry("account", 2_001);
            assertThat(inventory.device("", AliasKind.ADDRESS, "10.20.4.17")).isEqualTo(new Match.One("olt-17"));
            assertThat(inventory.device("", AliasKind.HOSTNAME, "OLT-17")).isEqualTo(new Match.One("olt-17"));
            Match port = new Match.One("olt-17/0/3/12");
            assertThat(inventory.object("olt-17", AliasKind.IF_INDEX, "1203112"))
                    .isEqualTo(port);
            assertThat(inventory.object("olt-17", AliasKind.IF_NAME, "0/3/12")).isEqualTo(port);
            assertThat(inventory.affectedBy("olt-17/0/3/12")).isInstanceOfSatisfying(Impact.Known.class, known -> {
                assertThat(known.services()).isEqualTo(2);
                assertThat(known.customers()).isEqualTo(1);
            });
            assertThat(inventory.affected("olt-17/0/3/12"))
                    .extracting(AffectedService::service)
                    .extracting(s -> s.id() + " " + s.name() + " " + s.accountId() + " " + s.customerId())
                    .containsExactly("SVC-991 Ethernet 1G 77120 C-10442", "SVC-992 SIP trunk 77120 C-10442");
            assertThat(inventory.customer("C-10442"))
                    .contains(new Customer("C-10442", "Hanse Klinikum GmbH", "platinum", null));
        }
    }

    @Test
    void theShippedViewsReadMoneyPromisesFlagsAndLines() throws Exception {
        List<InventorySwitch> switches = new CopyOnWriteArrayList<>();
        try (Bss bss = new Bss(settings(), FOLDER.resolve("inventory"), switches::add, InstantSource.system())) {
            bss.start();
            await().atMost(Duration.ofSeconds(15)).until(() -> bss.status().state() == BssStatus.State.UP);
            Inventory inventory = switches.getLast().inventory();
            Business business = inventory.business();
            assertThat(business.customer("C-10442").orElseThrow().flags())
                    .containsExactlyInAnyOrder(CustomerProfile.Flag.EMERGENCY, CustomerProfile.Flag.HOSPITAL);
            ServiceTerms ethernet = business.service("SVC-991").orElseThrow();
            assertThat(ethernet.endUserCount()).isEqualTo(1400);
            Agreement agreement = business.agreement(java.util.Objects.requireNonNull(ethernet.productId()))
                    .orElseThrow();
            assertThat(agreement.mrr()).isEqualByComparingTo("890");
            Sla sla = business.sla(java.util.Objects.requireNonNull(agreement.slaId()))
                    .orElseThrow();
            assertThat(sla.restoreTarget()).isEqualTo(Duration.ofMinutes(30));
            assertThat(sla.credits()).hasSize(4);
            assertThat(business.placeOf("olt-17/0/3/12").map(place -> place.parentId()))
                    .isPresent();
            assertThat(inventory.rows().get("product"))
                    .isEqualTo(inventory.rows().get("service"));
            assertThat(inventory.rows().get("resource_relationship")).isEqualTo(42);
            assertThat(inventory.affectedBy("DE-KI-10442-01")).isInstanceOf(Impact.Known.class);
        }
    }

    @Test
    void whatIsInsertedAfterTheStartIsSeenWithinTwoSeconds() throws Exception {
        List<InventorySwitch> switches = new CopyOnWriteArrayList<>();
        try (Bss bss = new Bss(settings(), FOLDER.resolve("inventory"), switches::add, InstantSource.system())) {
            bss.start();
            await().atMost(Duration.ofSeconds(15)).until(() -> bss.status().state() == BssStatus.State.UP);
            try (Connection connection = DriverManager.getConnection(demo.ownerUrl());
                    Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO billing.network_element VALUES ('x-1', 'x-1', '10.99.0.1');"
                        + "INSERT INTO billing.port VALUES ('x-1/1', 'x-1', NULL, 'port', '1', 7, 'xe7');"
                        + "INSERT INTO billing.party (party_no, party_name) VALUES ('C-X', 'Neu & Söhne');"
                        + "INSERT INTO billing.billing_account VALUES ('A-X', 'C-X', NULL);"
                        + "INSERT INTO billing.subscription VALUES ('S-X', 'A-X', 'Glas', 'ACT');"
                        + "INSERT INTO billing.subscription_port VALUES ('S-X', 'x-1/1')");
            }
            await().atMost(Duration.ofSeconds(2))
                    .until(() -> switches.getLast().inventory().affectedBy("x-1") instanceof Impact.Known);
            assertThat(switches.getLast().everything()).isFalse();
            assertThat(switches.stream().skip(1).flatMap(one -> one.changedResources().stream()))
                    .contains("x-1", "x-1/1")
                    .allMatch(id -> id.startsWith("x-1"));
        } finally {
            try (Connection connection = DriverManager.getConnection(demo.ownerUrl());
                    Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM billing.subscription_port WHERE service_no = 'S-X';"
                        + "DELETE FROM billing.subscription WHERE service_no = 'S-X';"
                        + "DELETE FROM billing.billing_account WHERE account_no = 'A-X';"
                        + "DELETE FROM billing.party WHERE party_no = 'C-X';"
                        + "DELETE FROM billing.port WHERE ne_no = 'x-1';"
                        + "DELETE FROM billing.network_element WHERE ne_no = 'x-1'");
            }
        }
    }

    @Test
    void theReaderMayNotWrite() throws SQLException {
        try (Connection connection = DriverManager.getConnection(demo.url() + "?user=" + DemoBss.READER);
                Statement statement = connection.createStatement()) {
            statement.execute("SET default_transaction_read_only = off");
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> statement.executeUpdate("DELETE FROM billing.party"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void everyPortOfTheSimulatedDevicesHurtsSomebodyAndTheTourIsLeftAlone() {
        assertThat(demo.devices())
                .hasSize(40)
                .allSatisfy(device -> assertThat(device.ports()).isNotEmpty());
        assertThat(demo.devices().get(16).name()).isEqualTo("olt-17");
        assertThat(demo.devices().get(16).ports())
                .noneMatch(port -> port.ifName().equals("0/3/12"));
        assertThat(PROGRESS).anyMatch(line -> line.contains("2,001 customers over 40 devices"));
    }

    private static Settings.Bss settings() {
        return new Settings.Bss(
                demo.url(),
                DemoBss.READER,
                new Secret(DemoBss.READER_PASSWORD),
                Path.of("..", "config", "etc", "bss"),
                2,
                Duration.ofMinutes(5),
                DemoBss.NOTIFY_CHANNEL,
                Duration.ofSeconds(10),
                20);
    }

    static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
