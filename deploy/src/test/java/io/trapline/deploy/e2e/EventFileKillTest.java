package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of the JVM while it writes events to a file that is put aside every mebibyte: what the
 * journal has is in the files, each line whole and exactly once, in order.
 */
class EventFileKillTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LINE = Pattern.compile("line-(\\d+)-(\\d+)-");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Random random = new Random(20_261_123);

    /** What a run left behind: the newest line that the journal has of each connection. */
    private final List<Integer> newest = new ArrayList<>();

    @Test
    void sixKillsLoseNoLineAndDoubleNone(@TempDir Path folder) throws Exception {
        kill(folder, 6);
    }

    @Test
    @Tag("long")
    void aHundredKillsLoseNoLineAndDoubleNone(@TempDir Path folder) throws Exception {
        kill(folder, 100);
    }

    private void kill(Path folder, int kills) throws Exception {
        int syslog = free();
        int http = free();
        Path config = Files.writeString(folder.resolve("trapline.yaml"), settings(folder, syslog, http));
        Path out = folder.resolve("out");
        var api = new Api(http);
        Process product = start(folder, config);
        try {
            for (int kill = 0; kill < kills; kill++) {
                flood(product, syslog, kill);
                product = start(folder, config);
                newest.add(newestInJournal(api, kill));
                int connection = kill;
                await().atMost(SOON).until(() -> caughtUp(api) && has(out, connection));
            }
            product.destroy();
            assertThat(product.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(product.exitValue()).isZero();
        } finally {
            product.destroyForcibly().waitFor();
        }
        assertThat(files(out)).as("files put aside").hasSizeGreaterThan(kills / 2);
        assertEveryLineOnce(out);
    }

    /** Ten thousand lines a second, and a kill after some of them are in the file. */
    private void flood(Process product, int port, int connection) throws Exception {
        long enough = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300 + random.nextInt(700));
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream to = socket.getOutputStream();
            for (int sent = 0; System.nanoTime() < enough; sent++) {
                to.write(("<13>1 2026-11-01T00:00:00Z host app - - - line-" + connection + "-" + sent + "-\n")
                        .getBytes(StandardCharsets.UTF_8));
                if (sent % 100 == 0) {
                    LockSupport.parkNanos(10_000_000);
                }
            }
            product.destroyForcibly();
            assertThat(product.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } catch (IOException reset) {
            assertThat(product.isAlive()).isFalse();
        }
    }

    private static int newestInJournal(Api api, int connection) {
        return api.items("/api/v1/events?limit=1000").stream()
                .flatMap(event -> LINE.matcher(event.toString()).results())
                .filter(found -> Integer.parseInt(found.group(1)) == connection)
                .mapToInt(found -> Integer.parseInt(found.group(2)))
                .max()
                .orElse(-1);
    }

    private static boolean caughtUp(Api api) {
        return api.get("/api/v1/ledger").get("behind").asLong() == 0;
    }

    /** True when the newest line is in the file or in one put aside meanwhile. */
    private boolean has(Path out, int connection) throws IOException {
        String last = "line-" + connection + "-" + newest.get(connection) + "-";
        for (Path file : files(out).reversed()) {
            try {
                if (newest.get(connection) < 0 || Files.readString(file).contains(last)) {
                    return true;
                }
            } catch (NoSuchFileException renamed) {
                return false;
            }
        }
        return false;
    }

    private void assertEveryLineOnce(Path out) throws IOException {
        var seen = new ArrayList<List<Integer>>();
        newest.forEach(n -> seen.add(new ArrayList<>()));
        long before = 0;
        long lines = 0;
        for (Path file : files(out)) {
            for (String text : Files.readAllLines(file)) {
                JsonNode line = JSON.readTree(text);
                assertThat(line.get("recordNumber").asLong()).as(text).isGreaterThan(before);
                before = line.get("recordNumber").asLong();
                Matcher found = LINE.matcher(line.get("decoded").get("message").asText());
                assertThat(found.find()).as(text).isTrue();
                seen.get(Integer.parseInt(found.group(1))).add(Integer.valueOf(found.group(2)));
                lines++;
            }
        }
        for (int i = 0; i < newest.size(); i++) {
            assertThat(seen.get(i))
                    .as("connection " + i)
                    .isEqualTo(IntStream.rangeClosed(0, newest.get(i)).boxed().toList());
        }
        System.out.println("FIGURE eventFile kills=" + newest.size() + " lines=" + lines + " missing=0 twice=0");
    }

    /** Those put aside first: their names end in the number of their last record. */
    private static List<Path> files(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.sorted((a, b) -> key(a).compareTo(key(b))).toList();
        }
    }

    private static String key(Path file) {
        String name = file.getFileName().toString();
        return name.equals("events.jsonl") ? "z" : name;
    }

    private static Process start(Path folder, Path config) throws IOException {
        Path said = folder.resolve("stdout-" + System.nanoTime());
        var process = new ProcessBuilder(
                        Product.HOME.resolve("deploy/trapline").toString(), "run", "--config", config.toString())
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("stderr").toFile()))
                .start();
        await().atMost(SOON).until(() -> Files.readString(said).contains("READY") || !process.isAlive());
        assertThat(process.isAlive())
                .as(Files.readString(folder.resolve("stderr")))
                .isTrue();
        return process;
    }

    private static String settings(Path folder, int syslog, int http) {
        return """
                version: 1
                site: {name: kill}
                data: %s
                listeners:
                  - {name: syslog, type: syslog, transport: tcp, bind: "127.0.0.1:%d"}
                journal: {reserve: 64MiB}
                rules: [%s]
                forwarders:
                  - {name: events, type: file, path: out/events.jsonl, rotate_at: 1MiB, files_kept: 10000}
                web: {bind: "127.0.0.1:%d"}
                """.formatted(folder.resolve("data"), syslog, Product.HOME.resolve("config/etc/rules"), http);
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
