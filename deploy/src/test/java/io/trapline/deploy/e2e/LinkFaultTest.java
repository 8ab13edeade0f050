package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job: a real link fault in, its customer on the page and one ticket on the desk within two
 * seconds; the link up again, and both are gone. Once per way in which a device may say it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkFaultTest {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final Clients.Link OLT_PORT = new Clients.Link("olt-17", "10.20.4.17", 1203112, "0/3/12");
    private static final String HANSE = "C-10442";

    private final Product product;
    private final Api api;
    private final Clients clients;
    private final LiveBrowser browser = new LiveBrowser();

    LinkFaultTest(@TempDir Path folder) throws IOException, InterruptedException {
        product = Product.start(folder.resolve("data"), "--devices", "0");
        api = product.api();
        clients = product.clients();
    }

    /** How a device says that a link changed. */
    @FunctionalInterface
    private interface Voice {
        void say(Clients.Link link, boolean up) throws IOException, InterruptedException;
    }

    @BeforeAll
    void nobodyIsAffected() {
        assertThat(api.affected()).isEmpty();
    }

    @AfterEach
    void theLedgerIsBalanced() {
        api.assertLedgerBalanced();
    }

    @AfterAll
    void stop() throws InterruptedException {
        browser.close();
        assertThat(product.stop()).isZero();
    }

    @Test
    void aV2cTrap() throws IOException, InterruptedException {
        failAndHeal(clients::trapV2c, OLT_PORT, HANSE);
    }

    @Test
    void aV1Trap() throws Exception {
        failAndHealNew(clients::trapV1);
    }

    @Test
    void anInform() throws Exception {
        failAndHealNew(clients::inform);
    }

    @Test
    void aCiscoLine() throws IOException, InterruptedException {
        failAndHeal(clients::cisco, OLT_PORT, HANSE);
    }

    @Test
    void aJuniperLine() throws Exception {
        failAndHealNew(clients::juniper);
    }

    @Test
    void aTrapOfADeviceThatTheBssLearntOfAfterTheStart() throws Exception {
        failAndHealNew(clients::trapV2c);
    }

    @Test
    void bothServicesOfTheCustomerAreShownDown() throws IOException, InterruptedException {
        clients.trapV2c(OLT_PORT, false);
        await().atMost(TWO_SECONDS).until(() -> api.affected().contains(HANSE));
        var customer = api.items("/api/v1/customers").getFirst();
        assertThat(customer.get("customerName").asText()).isEqualTo("Hanse Klinikum GmbH");
        assertThat(customer.get("tier").asText()).isEqualTo("platinum");
        assertThat(texts(customer.get("accountIds"))).containsExactly("77120");
        assertThat(customer.get("services").findValuesAsText("serviceId")).containsExactly("SVC-991", "SVC-992");
        assertThat(customer.get("services").findValuesAsText("state")).containsOnly("down");
        var alarm = api.items("/api/v1/alarms?state=open").getFirst();
        assertThat(alarm.get("object").asText()).as("as received").isEqualTo("ifIndex=1203112");
        assertThat(alarm.get("resourceName").asText()).as("as people say it").isEqualTo("0/3/12");
        clients.trapV2c(OLT_PORT, true);
        await().atMost(TWO_SECONDS).until(() -> !api.affected().contains(HANSE));
    }

    /** A port of its own for each: one that failed in every test would be flapping in the fourth. */
    private void failAndHealNew(Voice voice) throws Exception {
        var newcomer = Newcomer.insert(product.facts().getProperty("bss.url"));
        failAndHeal(voice, newcomer.link(), newcomer.customerId());
    }

    private void failAndHeal(Voice voice, Clients.Link link, String customerId)
            throws IOException, InterruptedException {
        int before = api.tickets(customerId).size();
        try (var page = browser.open(api.url("/customers"))) {
            voice.say(link, false);
            page.awaitShown(customerId, TWO_SECONDS);
            assertThat(api.affected()).containsExactly(customerId);
            await().atMost(TWO_SECONDS).until(() -> open(api.tickets(customerId)) == 1);

            voice.say(link, true);
            page.awaitGone(customerId, TWO_SECONDS);
            assertThat(api.affected()).isEmpty();
            await().atMost(TWO_SECONDS).until(() -> open(api.tickets(customerId)) == 0);
            page.assertNeverReloaded();
        }
        assertThat(api.tickets(customerId)).hasSizeLessThanOrEqualTo(before + 1);
    }

    private static long open(List<JsonNode> tickets) {
        return tickets.stream()
                .map(t -> t.get("state").asText())
                .filter(state -> !state.equals("resolved") && !state.equals("closed"))
                .count();
    }

    private static List<String> texts(JsonNode array) {
        return java.util.stream.StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
