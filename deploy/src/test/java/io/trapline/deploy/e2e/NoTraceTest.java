package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the packaged product leaves where nobody asked it to: no file in the home folder and none in the temporary
 * one; and by the kernel's own word no name is looked up that is not in the configuration.
 */
class NoTraceTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Clients.Link PORT = new Clients.Link("olt-17", "10.20.4.17", 1203112, "0/3/12");

    /** A datagram to a name server: by its address, or over a socket that is connected to one. */
    private static final Pattern ASKED = Pattern.compile("htons\\(53\\)|:53\\]");

    /** What the C library opens before it looks up the name of a host; of a user it asks nscd alone. */
    private static final Pattern OPENED = Pattern.compile("\"/etc/(?:hosts|resolv\\.conf)\"");

    @TempDir
    Path folder;

    @Test
    void withAddressesAloneNothingIsLookedUpAndNothingStays() throws Exception {
        List<String> calls = lived(new Site(folder).desk("http://127.0.0.1:" + Site.freePort() + "/tickets"));
        System.out.printf(
                "FIGURE no-trace calls=%d lookups=%d%n",
                calls.size(), lookups(calls).size());
        assertThat(calls).as("what was watched").anyMatch(call -> call.contains("connect("));
        assertThat(lookups(calls)).isEmpty();
    }

    @Test
    void ofANameInTheConfigurationThatOneIsLookedUp() throws Exception {
        List<String> calls = lived(new Site(folder).desk("http://desk.trapline.invalid/tickets"));
        assertThat(lookups(calls)).as("it is looked up").isNotEmpty();
        assertThat(calls.stream().filter(call -> ASKED.matcher(call).find() && call.contains("send")))
                .as("nothing else is asked for")
                .allMatch(call -> call.contains("desk") && call.contains("trapline") && call.contains("invalid"));
    }

    private static List<String> lookups(List<String> calls) {
        return calls.stream()
                .filter(call ->
                        ASKED.matcher(call).find() || OPENED.matcher(call).find())
                .toList();
    }

    /** Starts it with empty folders, gives it work, stops it, and answers with its calls. */
    private List<String> lived(Site site) throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        Path log = folder.resolve("calls.log");
        site.under(
                        "strace",
                        "-D",
                        "-f",
                        "-yy",
                        "-s",
                        "128",
                        "-e",
                        "trace=connect,sendto,sendmsg,sendmmsg,open,openat",
                        "-o",
                        log.toString())
                .environment("HOME", home.toString())
                .environment("TMPDIR", temporary.toString())
                .environment("JDK_JAVA_OPTIONS", "-Duser.home=" + home + " -Djava.io.tmpdir=" + temporary);
        try (var product = site.start()) {
            var api = site.api();
            site.clients().trapV2c(PORT, false);
            site.clients().cisco(PORT, false);
            await().atMost(SOON)
                    .until(() -> api.get("/api/v1/events").path("items").size() >= 2);
            assertThat(api.text("/customers")).contains("trapline");
            await().atMost(SOON).until(() -> !api.items("/api/v1/alarms").isEmpty());
            String alarm =
                    api.items("/api/v1/alarms").getFirst().path("alarmId").asText();
            api.post("/api/v1/alarms/" + alarm + "/ticket", Map.of("destination", "desk"));
            await().atMost(SOON).until(() -> api.text("/forwarding").contains("retrying"));
            assertThat(product.stop()).isZero();
        }
        assertThat(entries(home)).as("in the home folder").isEmpty();
        assertThat(entries(temporary)).as("in the temporary folder").isEmpty();
        return Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    }

    private static List<Path> entries(Path where) throws IOException {
        try (Stream<Path> all = Files.list(where)) {
            return all.toList();
        }
    }
}
