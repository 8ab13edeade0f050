package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trapline.deploy.demo.bss.DemoBss;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alarms of alarmActiveState (RFC 3877) in doubt, and net-snmp's agent, which has a table with one of them. */
class AlarmTableRunTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void whatIsInTheTableStandsAndWhatIsNotIsOver(@TempDir Path folder) throws Exception {
        int port = Site.freePort();
        Path secret = Files.writeString(folder.resolve("poll-community"), TableDevice.COMMUNITY + "\n");
        try (var bss = DemoBss.start(folder.resolve("postgres"), 0, said -> {})) {
            Newcomer real = Newcomer.insert(bss.ownerUrl(), "127.0.0.31");
            Newcomer over = Newcomer.insert(bss.ownerUrl(), "127.0.0.32");
            Newcomer unread = Newcomer.insert(bss.ownerUrl(), "127.0.0.33");
            List<Integer> active = List.of(real.link().ifIndex());
            List<String> addresses = List.of("127.0.0.31", "127.0.0.32", "127.0.0.33");
            var site = new Site(folder).bss(bss.url()).with("""
                    polling:
                      rate: 10
                      targets:
                        - networks: [127.0.0.33/32]
                          port: %d
                          community: "${file:%s}"
                        - networks: [127.0.0.0/8]
                          port: %d
                          alarm_table: true
                          community: "${file:%s}"
                    """.formatted(
                            port, secret.getFileName(), port, secret.getFileName()));
            try (var device = new TableDevice(folder.resolve("snmpd"), port, addresses, active);
                    var product = site.start()) {
                var api = site.api();
                for (Newcomer one : List.of(real, over, unread)) {
                    await().atMost(SOON)
                            .untilAsserted(() -> api.send("GET", "/api/v1/customers/" + one.customerId(), "", 200));
                    site.clients().alarmActive(one.link());
                    await().atMost(SOON)
                            .untilAsserted(
                                    () -> assertThat(api.doubt(one.portId())).isEmpty());
                }
                for (Newcomer one : List.of(real, over, unread)) {
                    site.clients().coldStart(one.link());
                }
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(api.alarmOn(over.portId())
                                        .at("/standing/clearKind")
                                        .asText())
                                .isEqualTo("byPoll"));
                assertThat(api.alarmOn(over.portId()).at("/standing/clearedBy").asText())
                        .isEqualTo("127.0.0.32: alarmActiveTable has 1 rows, and this alarm is not in it");
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(api.text("/metrics"))
                                .contains("poll_answers_total{about=\"alarmTable\",answer=\"whole\"} 2"));
                await().atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(api.doubt(real.portId())).isEmpty());
                assertThat(api.alarmOn(real.portId()).at("/standing/clearKind").asText(""))
                        .isNotEqualTo("byPoll");
                assertThat(api.doubt(unread.portId()))
                        .as("its target does not say alarm_table")
                        .isEqualTo("restarted");
                api.assertLedgerBalanced();
                assertThat(product.stop()).isZero();
            }
        }
    }
}
