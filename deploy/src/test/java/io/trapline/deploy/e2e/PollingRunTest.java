package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trapline.deploy.demo.bss.DemoBss;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device was started anew and its linkUp is lost: it is asked, and the customers behind it are not down for ever. */
class PollingRunTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void whatTheDeviceSaysEndsOrConfirmsWhatItDidNot(@TempDir Path folder) throws Exception {
        int port = Site.freePort();
        Path secret = Files.writeString(folder.resolve("poll-community"), PolledDevice.COMMUNITY + "\n");
        try (var bss = DemoBss.start(folder.resolve("postgres"), 0, said -> {});
                var back = new PolledDevice("127.0.0.21", port);
                var broken = new PolledDevice("127.0.0.22", port)) {
            Newcomer over = Newcomer.insert(bss.ownerUrl(), "127.0.0.21");
            Newcomer real = Newcomer.insert(bss.ownerUrl(), "127.0.0.22");
            Newcomer mute = Newcomer.insert(bss.ownerUrl(), "127.0.0.23");
            Newcomer outside = Newcomer.insert(bss.ownerUrl());
            back.port(over.link().ifIndex(), over.link().ifName(), 1);
            broken.port(real.link().ifIndex(), real.link().ifName(), 2);
            var site = new Site(folder).bss(bss.url()).with("""
                    polling:
                      rate: 10
                      timeout: 1s
                      retries: 1
                      targets:
                        - networks: [127.0.0.0/8]
                          port: %d
                          community: "${file:%s}"
                    """.formatted(port, secret.getFileName()));
            try (var product = site.start()) {
                var api = site.api();
                for (Newcomer one : new Newcomer[] {over, real, mute, outside}) {
                    await().atMost(SOON)
                            .untilAsserted(() -> api.send("GET", "/api/v1/customers/" + one.customerId(), "", 200));
                    site.clients().trapV2c(one.link(), false);
                    await().atMost(SOON).until(() -> api.affected().contains(one.customerId()));
                }
                assertThat(back.asked)
                        .as("nobody is asked about what is certain")
                        .hasValue(0);
                for (Newcomer one : new Newcomer[] {over, real, mute, outside}) {
                    site.clients().coldStart(one.link());
                }

                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(page(api, over)).contains("byPoll"));
                await().atMost(SOON).until(() -> !api.affected().contains(over.customerId()));
                await().atMost(SOON)
                        .until(() -> broken.asked.get() == 1
                                && api.doubt(real.portId()).isEmpty());
                assertThat(api.alarmOn(over.portId()).at("/standing/clearKind").asText())
                        .isEqualTo("byPoll");
                assertThat(api.alarmOn(over.portId()).at("/standing/clearedBy").asText())
                        .isEqualTo("127.0.0.21: ifOperStatus.%d is 1"
                                .formatted(over.link().ifIndex()));
                assertThat(api.doubt(mute.portId())).isEqualTo("restarted");
                assertThat(api.doubt(outside.portId())).isEqualTo("restarted");
                assertThat(api.affected()).contains(real.customerId(), mute.customerId(), outside.customerId());
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(page(api, mute)).contains("127.0.0.23: no answer"));
                site.clients().trapV2c(real.link(), true);
                await().atMost(SOON).until(() -> !api.affected().contains(real.customerId()));
                api.assertLedgerBalanced();
                assertThat(product.stop()).isZero();
            }
            try (var journals = Files.walk(site.data())) {
                for (Path file : journals.filter(Files::isRegularFile).toList()) {
                    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                    assertThat(bytes).as(file.toString()).doesNotContain(PolledDevice.COMMUNITY);
                }
            }
        }
    }

    private static String page(Api api, Newcomer newcomer) {
        return api.text(
                "/alarms/" + api.alarmOn(newcomer.portId()).get("alarmId").asText());
    }
}
