package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trapline.deploy.demo.bss.DemoBss;
import io.trapline.deploy.demo.desk.Mishaps;
import io.trapline.deploy.demo.desk.MockDesk;
import io.trapline.deploy.demo.desk.MockDeskServer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The BSS comes late, says nonsense, goes away, and comes back: who is hurt is known as well as can be. */
class LateDatabaseTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Clients.Link OLT_PORT = new Clients.Link("olt-17", "10.20.4.17", 1203112, "0/3/12");
    private static final Clients.Link NOWHERE = new Clients.Link("olt-17", "10.20.4.17", 9_991_199, "0/9/99");
    private static final String HANSE = "C-10442";
    private static final List<String> TABLES = List.of("party", "billing_account", "subscription", "subscription_port");

    private static final Pattern AGE = Pattern.compile("inventory <time data-age datetime=\"([^\"]+)\"");

    @Test
    void alarmsGetTheirCustomersWhenItComesAndKeepThemWhenItGoes(@TempDir Path folder) throws Exception {
        int port = Site.freePort();
        var tickets = new MockDesk(folder.resolve("tickets.jsonl"), MockDesk.Uniqueness.NAIVE, InstantSource.system());
        try (var desk = new MockDeskServer(tickets, 0, Mishaps.NONE, Duration.ZERO)) {
            desk.start();
            var site = new Site(folder)
                    .bss("jdbc:postgresql://127.0.0.1:%d/bss".formatted(port))
                    .desk(desk.tickets().toString());
            Instant taken;
            try (var product = site.start()) {
                alarmsWait(site, desk);
                try (var bss = start(folder, port)) {
                    customersCome(site, tickets, desk);
                    emptied(bss, site);
                    taken = inventoryOnThePage(site);
                }
                await().atMost(SOON).until(() -> bssState(site).equals("down"));
                assertThat(product.stop()).isZero();
            }
            try (var again = site.start()) {
                knownFromDisk(site, taken);
                try (var bss = start(folder, port)) {
                    await().atMost(SOON).until(() -> bssState(site).equals("refused"));
                    filled(bss);
                    await().atMost(SOON).until(() -> bssState(site).equals("up"));
                    assertThat(inventoryOnThePage(site)).isAfter(taken);
                    await().atMost(SOON).until(() -> impactOf(site, NOWHERE).equals("NO_RESOURCE"));
                    assertThat(unmatched(site)).contains("9991199");
                    assertThat(site.api().affected()).containsExactly(HANSE);
                    site.api().assertLedgerBalanced();
                }
                assertThat(again.stop()).isZero();
            }
        }
    }

    private static DemoBss start(Path folder, int port) throws Exception {
        return DemoBss.start(folder.resolve("postgres"), 0, port, said -> {});
    }

    private static void alarmsWait(Site site, MockDeskServer desk) throws Exception {
        var api = site.api();
        await().atMost(SOON).until(() -> bssState(site).equals("down"));
        site.clients().trapV2c(OLT_PORT, false);
        await().atMost(SOON).until(() -> !api.items("/api/v1/alarms").isEmpty());
        assertThat(api.items("/api/v1/alarms").getFirst().toString()).contains("PENDING");
        assertThat(api.affected()).isEmpty();
        assertThat(api.text("/customers")).contains("BSS <b>DOWN</b>", "no inventory");
        assertThat(desk.requests()).isZero();
        assertThat(api.get("/readyz").get("status").asText()).isEqualTo("ready");
    }

    private static void customersCome(Site site, MockDesk tickets, MockDeskServer desk) throws Exception {
        long there = System.nanoTime();
        await().atMost(SOON).until(() -> site.api().affected().contains(HANSE));
        System.out.printf("FIGURE customersAfterDatabaseMillis=%d%n", (System.nanoTime() - there) / 1_000_000);
        assertThat(site.api().text("/customers")).contains(HANSE, "Hanse Klinikum GmbH", "BSS <b>ok</b>");
        await().atMost(SOON)
                .until(() -> tickets.answer("GET", desk.tickets().getPath(), null, new byte[0])
                        .body()
                        .contains(HANSE));
        site.api().assertLedgerBalanced();
    }

    /** A snapshot with 0 rows is refused: the last good one stays, and what is raised next has its customers too. */
    private static void emptied(DemoBss bss, Site site) throws Exception {
        for (var table : TABLES) {
            execute(bss, "CREATE TABLE kept_%1$s AS TABLE billing.%1$s; DELETE FROM billing.%1$s".formatted(table));
        }
        await().atMost(SOON).until(() -> bssState(site).equals("refused"));
        assertThat(site.api().text("/customers")).contains("BSS <b>REFUSED</b>", HANSE);
        assertThat(site.api().text("/health")).contains("What the BSS said was refused");
        site.clients().trapV2c(OLT_PORT, true);
        await().atMost(SOON).until(() -> site.api().affected().isEmpty());
        site.clients().trapV2c(OLT_PORT, false);
        await().atMost(SOON).until(() -> site.api().affected().contains(HANSE));
    }

    /** Without a database the page says how old what it knows is: since it was read, not since we started. */
    private static void knownFromDisk(Site site, Instant taken) throws Exception {
        await().atMost(SOON).until(() -> bssState(site).equals("down"));
        assertThat(inventoryOnThePage(site)).isEqualTo(taken);
        assertThat(site.api().text("/customers")).contains("BSS <b>DOWN</b>", "Hanse Klinikum GmbH");
        site.clients().trapV2c(NOWHERE, false);
        await().atMost(SOON).until(() -> impactOf(site, NOWHERE).equals("PENDING"));
        assertThat(unmatched(site))
                .as("a BSS that is away leaves nothing unmatched")
                .doesNotContain("9991199");
        site.clients().trapV2c(OLT_PORT, true);
        await().atMost(SOON).until(() -> site.api().affected().isEmpty());
        site.clients().trapV2c(OLT_PORT, false);
        await().atMost(SOON).until(() -> site.api().affected().contains(HANSE));
    }

    private static void filled(DemoBss bss) throws SQLException {
        for (var table : TABLES) {
            execute(bss, "INSERT INTO billing.%1$s SELECT * FROM kept_%1$s".formatted(table));
        }
    }

    private static void execute(DemoBss bss, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(bss.ownerUrl());
                var statement = connection.createStatement()) {
            // Without looking at what refers to what.
            statement.execute("SET session_replication_role = replica; " + sql);
        }
    }

    /** What is known of whom the alarm of a link hurts; empty without one. */
    private static String impactOf(Site site, Clients.Link link) {
        return site.api().items("/api/v1/alarms").stream()
                .filter(alarm -> alarm.get("object").asText().endsWith("=" + link.ifIndex()))
                .map(alarm -> alarm.get("impact").asText())
                .findFirst()
                .orElse("");
    }

    private static String unmatched(Site site) {
        return site.api().get("/api/v1/unmatched").toString();
    }

    private static String bssState(Site site) {
        return site.api().get("/readyz").get("bss").asText();
    }

    private static Instant inventoryOnThePage(Site site) {
        var page = site.api().text("/customers");
        var found = AGE.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return Instant.parse(found.group(1));
    }
}
