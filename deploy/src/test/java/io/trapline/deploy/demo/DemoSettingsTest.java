package io.trapline.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.config.ConfigException;
import io.trapline.config.Settings;
import io.trapline.config.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSettingsTest {

    private static final Path ETC = Path.of(System.getProperty("trapline.home", ".."), "config/etc")
            .toAbsolutePath()
            .normalize();

    @Test
    void withoutBeingAskedForADoorStaysClosed(@TempDir Path folder) throws IOException, ConfigException {
        var ports = new DemoPorts(8080, 10162, 10514, DemoPorts.More.NONE);
        var file = new DemoSettings(folder, ETC, ports, "jdbc:postgresql://127.0.0.1:5432/bss").write();
        assertThat(SettingsReader.read(file).listeners()).hasSize(3);
    }

    @Test
    void theFileIsReadBackWithoutAFinding(@TempDir Path folder) throws Exception {
        var data = Files.createDirectories(folder.resolve("a \"quoted\" \\ place"));
        ThrowAwayCa.make(DemoSettings.tls(data));
        var url = "jdbc:postgresql://127.0.0.1:5432/bss";
        var file = new DemoSettings(
                        data, ETC, new DemoPorts(8080, 10162, 10514, new DemoPorts.More(10161, 16514, 12514)), url)
                .write();

        assertThat(SettingsReader.check(file).findings()).isEmpty();
        var settings = SettingsReader.read(file);
        assertThat(settings.data()).isEqualTo(data.resolve("trapline"));
        assertThat(settings.listeners())
                .extracting(l -> l.type() + "/" + l.wire() + "/" + l.bind().getPort())
                .containsExactly(
                        "SNMP_TRAP/UDP/10162",
                        "SYSLOG/UDP/10514",
                        "SYSLOG/TCP/10514",
                        "SNMP_TRAP/TCP/10161",
                        "SYSLOG/TLS/16514",
                        "SYSLOG/RELP/12514");
        assertThat(settings.v3Users()).hasSize(7);
        assertThat(settings.bss()).isNotNull().extracting(Settings.Bss::url).isEqualTo(url);
        assertThat(settings.forwarders().getFirst().groupingWait()).isEqualTo(Duration.ZERO);
    }
}
