package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every real sender of the shared script, each variant by its name: what was sent is an event. */
class SmokeTest {

    private static final Duration ARRIVED_WITHIN = Duration.ofSeconds(20);
    private static final Path SCRIPT = shared().resolve("clients/smoke.sh");

    @Test
    void everythingThatRealClientsSendArrives(@TempDir Path folder) throws Exception {
        assumeTrue(Files.exists(SCRIPT), "there is no " + SCRIPT);
        Path clients = TestClients.unpacked();
        String[] doors = {"--snmp-tcp", "0", "--syslog-tls", "0", "--syslog-relp", "0", "--devices", "0"};
        try (var product = Product.start(folder.resolve("data"), doors)) {
            Map<String, String> environment = new HashMap<>();
            environment.put("PATH", clients + ":" + System.getenv("PATH"));
            environment.put("SNMP_UDP", Integer.toString(product.port("snmp")));
            environment.put("SNMP_TCP", Integer.toString(product.port("snmp-tcp")));
            environment.put("SYSLOG_UDP", Integer.toString(product.port("syslog")));
            environment.put("SYSLOG_TCP", Integer.toString(product.port("syslog")));
            environment.put("SYSLOG_TLS", Integer.toString(product.port("syslog-tls")));
            environment.put("SYSLOG_RELP", Integer.toString(product.port("syslog-relp")));
            environment.put("CA", product.facts().getProperty("ca"));
            environment.put("TAG", "smoke");
            List<String> sent = run(folder, environment, "snmp", "logger", "socat", "tls", "rsyslog");
            assertThat(sent)
                    .hasSizeGreaterThanOrEqualTo(35)
                    .contains("smoke.openssl-tls1_2-octet", "smoke.openssl-tls1_3-octet", "smoke.rsyslog-relp-5424")
                    .contains("smoke.rsyslog-tls-octet-5424", "smoke.v3-inform-sha512aes256", "smoke.v2c-trap-tcp");
            var api = product.api();
            await().atMost(ARRIVED_WITHIN)
                    .untilAsserted(() -> assertThat(missing(sent, api)).isEmpty());
            api.assertLedgerBalanced();
        }
    }

    /** Runs the script; answers the names it says it sent. */
    private static List<String> run(Path folder, Map<String, String> environment, String... parts)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
        command.addAll(List.of(parts));
        Path said = folder.resolve("smoke.err");
        var builder = new ProcessBuilder(command).redirectError(said.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        String names = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        System.out.println("FIGURE smoke sent=" + names.lines().count());
        return names.lines().toList();
    }

    private static List<String> missing(List<String> sent, Api api) {
        List<String> events = api.items("/api/v1/events").stream()
                .map(event -> event.get("message").asText() + event.get("decoded"))
                .toList();
        return sent.stream()
                .filter(name -> events.stream().noneMatch(whole(name).asPredicate()))
                .toList();
    }

    /** One name may be the beginning of another. */
    private static Pattern whole(String name) {
        return Pattern.compile(Pattern.quote(name) + "(?![A-Za-z0-9-])");
    }

    static Path shared() {
        String stated = System.getProperty("trapline.shared");
        return stated != null ? Path.of(stated) : Product.HOME.resolveSibling("shared");
    }
}
