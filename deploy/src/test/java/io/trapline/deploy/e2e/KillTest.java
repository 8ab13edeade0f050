package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snmp4j.PDU;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.VariableBinding;

/**
 * kill -9 of the JVM while informs are on their way: what was answered is there after the restart,
 * lines of a TCP connection are there without a hole, and no outage has two tickets.
 */
class KillTest {

    private static final int INFORMS_PER_SECOND = 400;
    private static final int REQUEST_IDS_PER_KILL = 100_000;
    private static final Pattern INFORM = Pattern.compile("inform-(\\d+)-");
    private static final Pattern LINE = Pattern.compile("line-(\\d+)-(\\d+)-");

    /** At least this share of the kills must have met informs without an answer, or they proved nothing. */
    private static final double MET_IN_FLIGHT = 0.8;

    /** The hospital's device has so many; the demo's BSS says so. */
    private static final int CARDS = 4;

    private static final int PORTS_PER_CARD = 16;

    /** Fewer outages than this would say nothing about tickets. */
    private static final int OUTAGES = 20;

    private final Random random = new Random(20_261_101);

    @Test
    void twentyFiveKillsLoseNothingThatWasAnswered(@TempDir Path folder) throws Exception {
        kill(folder, 25);
    }

    @Test
    @Tag("long")
    void threeHundredKillsLoseNothingThatWasAnswered(@TempDir Path folder) throws Exception {
        kill(folder, 300);
    }

    private void kill(Path folder, int kills) throws Exception {
        var data = folder.resolve("data");
        var product = Product.start(data, "--devices", "0");
        int metInFlight = 0;
        try {
            for (int kill = 0; kill < kills; kill++) {
                var oracle = new InformOracle(folder.resolve("oracle-" + kill));
                killWithInformsInFlight(product, kill, oracle);
                metInFlight += oracle.unanswered() > 0 ? 1 : 0;
                product = Product.start(data, "--devices", "0");
                assertNothingMissing(product.api(), oracle.answered(), kill);
                var api = product.api();
                await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertOneTicketPerOutage(api));
            }
            long outages = outages(product.api());
            System.out.printf("FIGURE kills=%d metInFlight=%d outagesWithTicket=%d%n", kills, metInFlight, outages);
            assertThat(outages).isGreaterThanOrEqualTo(OUTAGES);
            assertThat(product.stop()).isZero();
        } finally {
            product.close();
        }
        assertThat(metInFlight).isGreaterThanOrEqualTo((int) Math.floor(kills * MET_IN_FLIGHT));
    }

    private void killWithInformsInFlight(Product product, int kill, InformOracle oracle) throws Exception {
        long enough = 100 + random.nextInt(1_000);
        int firstId = kill * REQUEST_IDS_PER_KILL;
        try (var informs = new InformSender(product.port("snmp"), firstId, oracle, KillTest::content);
                var lines = LineSender.start(product.port("syslog"), kill)) {
            informs.start(INFORMS_PER_SECOND);
            await().atMost(Duration.ofSeconds(60)).until(() -> oracle.answered().size() >= enough);
            product.kill();
        }
    }

    /**
     * Every fiftieth raises or clears a link of the hospital's device, each pair another one (a link that
     * fails all the time would be one flapping alarm); the rest is worth a note.
     */
    private static PDU content(int requestId) {
        boolean fault = requestId % 50 == 0;
        boolean up = requestId % 100 == 50;
        int pair = requestId / REQUEST_IDS_PER_KILL * 7 + requestId % REQUEST_IDS_PER_KILL / 100;
        int ifIndex = 1_201_100 + pair / PORTS_PER_CARD % CARDS * 1_000 + pair % PORTS_PER_CARD;
        var pdu = new PDU();
        pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.1.3.0"), new TimeTicks(requestId)));
        pdu.add(new VariableBinding(
                new OID("1.3.6.1.6.3.1.1.4.1.0"),
                new OID(fault ? up ? "1.3.6.1.6.3.1.1.5.4" : "1.3.6.1.6.3.1.1.5.3" : "1.3.6.1.4.1.8072.9999.0.1")));
        if (fault) {
            pdu.add(new VariableBinding(new OID("1.3.6.1.2.1.2.2.1.1." + ifIndex), new Integer32(ifIndex)));
            pdu.add(new VariableBinding(new OID("1.3.6.1.6.3.18.1.3.0"), new IpAddress("10.20.4.17")));
        }
        pdu.add(new VariableBinding(
                new OID("1.3.6.1.4.1.8072.9999.1.1"), new OctetString("inform-" + requestId + "-")));
        return pdu;
    }

    private static void assertNothingMissing(Api api, Set<Integer> answered, int connection) {
        api.assertLedgerBalanced();
        var events = api.items("/api/v1/events?limit=10000");
        var there = events.stream()
                .flatMap(e -> INFORM.matcher(e.toString()).results())
                .map(found -> Integer.valueOf(found.group(1)))
                .collect(Collectors.toSet());
        var missing = new HashSet<>(answered);
        missing.removeAll(there);
        assertThat(missing).as("answered informs that are gone").isEmpty();
        var lines = events.stream()
                .flatMap(e -> LINE.matcher(e.toString()).results())
                .filter(found -> Integer.parseInt(found.group(1)) == connection)
                .map(found -> Integer.valueOf(found.group(2)))
                .collect(Collectors.toSet());
        assertThat(lines).as("a prefix without holes").isNotEmpty();
        assertThat(lines).as("a prefix without holes").hasSize(1 + Collections.max(lines));
    }

    private static void assertOneTicketPerOutage(Api api) {
        var tickets = api.items("/mock-desk/api/tickets");
        assertThat(tickets).isNotEmpty();
        var byKey = tickets.stream()
                .collect(Collectors.groupingBy(t -> t.get("externalId").asText(), Collectors.counting()));
        assertThat(byKey).allSatisfy((key, count) -> assertThat(count).as(key).isEqualTo(1));
        Function<JsonNode, String> alarm = t -> t.get("alarmId").asText();
        var openByAlarm = tickets.stream()
                .filter(t -> !t.get("state").asText().equals("resolved"))
                .collect(Collectors.groupingBy(alarm, Collectors.counting()));
        assertThat(openByAlarm)
                .allSatisfy((id, count) -> assertThat(count).as(id).isEqualTo(1));
        assertThat(api.get("/api/v1/ledger").get("pending").asLong()).isZero();
    }

    private static long outages(Api api) {
        return api.items("/mock-desk/api/tickets").stream()
                .map(ticket -> ticket.get("alarmId").asText())
                .distinct()
                .count();
    }
}
