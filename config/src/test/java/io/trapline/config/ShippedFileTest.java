package io.trapline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShippedFileTest {

    @TempDir
    Path folder;

    @Test
    void theShippedFileLoadsAsItIs() throws ConfigException {
        Settings settings = SettingsReader.read(Shipped.FILE);
        assertThat(settings.site()).isEqualTo(new Settings.Site("trapline", ZoneId.of("UTC")));
        assertThat(settings.data()).isEqualTo(Path.of("/var/lib/trapline"));
        assertThat(settings.listeners())
                .extracting(Settings.Listener::name)
                .containsExactly("snmp", "syslog-udp", "syslog-tcp");
        assertThat(settings.bss()).isNull();
        assertThat(settings.forwarders()).isEmpty();
        assertThat(settings.rules()).containsExactly(Path.of("etc/rules").toAbsolutePath());
        assertThat(settings.mibs()).isEqualTo(Path.of("etc/mibs").toAbsolutePath());
        assertThat(settings.web().bind().getAddress().isLoopbackAddress()).isTrue();
    }

    @Test
    void withEverythingSwitchedOnEveryKeyReachesTheSettings() throws IOException {
        SettingsReader.Reading reading =
                SettingsReader.check(Shipped.in(folder, "all.yaml", Shipped.everything()), Map.of());
        assertThat(reading.findings()).isEmpty();
        Settings settings = reading.settings().orElseThrow();
        Settings.Bss bss = Objects.requireNonNull(settings.bss());
        assertThat(bss.url()).isEqualTo("jdbc:postgresql://localhost:5432/bss");
        assertThat(bss.user()).isEqualTo("trapline_ro");
        assertThat(bss.views()).isEqualTo(folder.resolve("bss"));
        assertThat(bss.pool()).isEqualTo(3);
        assertThat(bss.refresh()).isEqualTo(Duration.ofMinutes(5));
        assertThat(bss.notifyChannel()).isEqualTo("bss_changed");
        assertThat(bss.loadTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(bss.shrinkPercentMax()).isEqualTo(20);
        Settings.Destination desk = settings.forwarders().getFirst();
        assertThat(desk.name()).isEqualTo("desk");
        assertThat(desk.url()).isEqualTo(URI.create("https://desk.example/api/tickets"));
        assertThat(desk.groupingWait()).isEqualTo(Duration.ofMinutes(1));
        assertThat(desk.requestTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(desk.backoffMin()).isEqualTo(Duration.ofSeconds(1));
        assertThat(desk.backoffMax()).isEqualTo(Duration.ofMinutes(5));
        assertThat(desk.giveUpAfter()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.eventFiles())
                .containsExactly(
                        new Settings.EventFile("events", folder.resolve("events/events.jsonl"), 256 << 20, 16));
        Settings.Listener traps = settings.listeners().getFirst();
        assertThat(traps.bind().getPort()).isEqualTo(162);
        assertThat(traps.receiveBufferBytes()).isEqualTo(8 << 20);
        assertThat(traps.communities().getFirst().community().reveal()).isEqualTo("public");
        assertThat(traps.snmp()).isEqualTo(Settings.SnmpPolicy.OPEN);
        Settings.V3User user = settings.v3Users().getFirst();
        assertThat(user.name()).isEqualTo("noc");
        assertThat(user.auth()).isEqualTo(Settings.V3Auth.SHA_256);
        assertThat(Objects.requireNonNull(user.authPassword()).reveal()).isEqualTo("change-me-1");
        assertThat(user.priv()).isEqualTo(Settings.V3Priv.AES_128);
        assertThat(Objects.requireNonNull(user.privPassword()).reveal()).isEqualTo("change-me-2");
        assertThat(user.engines()).isEmpty();
        Settings.Listener tls = settings.listeners().get(3);
        assertThat(tls.wire()).isEqualTo(Settings.Wire.TLS);
        assertThat(tls.tls())
                .isEqualTo(new Settings.Tls(
                        folder.resolve("tls/server.crt"),
                        folder.resolve("tls/server.key"),
                        folder.resolve("tls/clients.crt")));
        assertThat(settings.listeners().getLast().wire()).isEqualTo(Settings.Wire.RELP);
        Settings.Listener stream = settings.listeners().get(2);
        assertThat(stream.trustedProxies()).isEmpty();
        assertThat(stream.tls()).isNull();
        assertThat(stream.messageBytesMax()).isEqualTo(64 << 10);
        assertThat(stream.idleTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(stream.connectionsMax()).isEqualTo(1024);
        assertThat(settings.journal()).isEqualTo(new Settings.Journal(2L << 30, 20L << 30));
        assertThat(settings.score()).isEqualTo(ScoreWeights.DEFAULT);
        Settings.Polling polling = Objects.requireNonNull(settings.polling());
        assertThat(polling.rate()).isEqualTo(20);
        assertThat(polling.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(polling.retries()).isEqualTo(1);
        Settings.PollTarget plain = polling.targets().getFirst();
        assertThat(plain.networks()).containsExactly("10.20.0.0/16");
        assertThat(plain.port()).isEqualTo(161);
        assertThat(Objects.requireNonNull(plain.community()).reveal()).isEqualTo("public");
        assertThat(plain.user()).isNull();
        Settings.PollTarget proved = polling.targets().getLast();
        assertThat(proved.community()).isNull();
        Settings.V3User asker = Objects.requireNonNull(proved.user());
        assertThat(asker.name()).isEqualTo("poller");
        assertThat(Objects.requireNonNull(asker.privPassword()).reveal()).isEqualTo("change-me-4");
    }

    @Test
    void theValuesShownAreTheDefaults() throws IOException {
        String bare = """
                version: 1
                site: {name: trapline}
                listeners:
                  - {name: snmp, type: snmp-trap, bind: "0.0.0.0:162", communities: [{alias: public, community: "${env:X:-public}"}]}
                  - {name: syslog-udp, type: syslog, bind: "0.0.0.0:514", namespace: north}
                  - {name: syslog-tcp, type: syslog, transport: tcp, bind: "0.0.0.0:514"}
                  - {name: syslog-tls, type: syslog, transport: tls, bind: "0.0.0.0:6514", tls: {cert: tls/server.crt, key: tls/server.key, client_ca: tls/clients.crt}}
                  - {name: syslog-relp, type: syslog, transport: relp, bind: "0.0.0.0:2514"}
                v3_users: [{name: noc, auth: SHA-256, auth_password: "${env:X:-change-me-1}", priv: AES-128, priv_password: "${env:X:-change-me-2}"}]
                sources: {timezones: [{networks: [10.32.0.0/12], timezone: Europe/Lisbon}]}
                polling:
                  targets:
                    - {networks: [10.20.0.0/16], community: "${env:X:-public}"}
                    - networks: [10.21.0.0/16]
                      v3: {name: poller, auth: SHA-256, auth_password: "${env:X:-change-me-3}", priv: AES-128, priv_password: "${env:X:-change-me-4}"}
                bss: {url: "jdbc:postgresql://localhost:5432/bss", user: trapline_ro, password: "${env:X:-}", notify_channel: bss_changed}
                forwarders:
                  - {name: desk, type: webhook, url: "https://desk.example/api/tickets", token: "${env:X:-}"}
                  - {name: events, type: file, path: events/events.jsonl}
                web: {tls: {cert: tls/server.crt, key: tls/server.key}}
                auth:
                  trusted_proxy: {networks: [10.0.0.5]}
                  oidc:
                    issuer: "https://sso.example/realms/noc"
                    client_id: trapline
                    client_secret: "${env:X:-change-me-3}"
                    public_url: "https://trapline.example"
                    roles: [{word: noc-operators, role: operator}]
                    vno_claim: vnos
                """;
        Settings shown = SettingsReader.check(Shipped.in(folder, "all.yaml", Shipped.everything()), Map.of())
                .settings()
                .orElseThrow();
        Settings defaults = SettingsReader.check(Shipped.in(folder, "bare.yaml", bare), Map.of())
                .settings()
                .orElseThrow();
        assertThat(Revealed.of(defaults)).isEqualTo(Revealed.of(shown));
    }
}
