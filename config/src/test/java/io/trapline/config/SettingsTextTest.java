package io.trapline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.config.Settings.Community;
import io.trapline.config.Settings.Listener;
import io.trapline.config.Settings.ListenerType;
import io.trapline.config.Settings.Site;
import io.trapline.config.Settings.Wire;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is in force can be read by its path, and no secret with it. */
final class SettingsTextTest {

    @Test
    void everyValueHasItsPathAndSecretsStayHidden() {
        var bind = new InetSocketAddress("127.0.0.1", 10162);
        var listener = new Listener(
                "snmp-main",
                ListenerType.SNMP_TRAP,
                Wire.UDP,
                bind,
                8 << 20,
                List.of(new Community("noc", new Secret("k7-private"))),
                65_535,
                Duration.ofMinutes(5),
                100);
        assertThat(SettingsText.of(new Site("kiel", ZoneId.of("Europe/Berlin"))))
                .contains(new SettingsText.Line("timezone", "Europe/Berlin"));
        List<SettingsText.Line> lines = SettingsText.of(listener);
        assertThat(lines)
                .contains(
                        new SettingsText.Line("wire", "udp"),
                        new SettingsText.Line("receiveBufferBytes", "8388608"),
                        new SettingsText.Line("communities[0].alias", "noc"),
                        new SettingsText.Line("communities[0].community", "(secret)"),
                        new SettingsText.Line("tls", ""));
        assertThat(lines.toString()).doesNotContain("k7-private");
    }

    @Test
    void anAddressDoesNotCarryASecretOut() {
        record Door(String url, URI hook) {}
        var door = new Door(
                "jdbc:postgresql://bss/db?user=t&password=hunter2&ssl=true", URI.create("https://bot:hunter2@desk/x"));
        assertThat(SettingsText.of(door))
                .containsExactly(
                        new SettingsText.Line("url", "jdbc:postgresql://bss/db?user=t&password=(secret)&ssl=true"),
                        new SettingsText.Line("hook", "https://(secret)@desk/x"));
    }
}
