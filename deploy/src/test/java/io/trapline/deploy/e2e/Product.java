package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The product as a child process, started by {@code deploy/trapline}: the demo on free ports, or a
 * {@link Site} of a test's own. The launcher becomes the JVM, so {@link #pid()} is the JVM's.
 */
final class Product implements AutoCloseable {

    static final Path HOME =
            Path.of(System.getProperty("trapline.home", "..")).toAbsolutePath().normalize();

    private static final Duration READY_AT_MOST = Duration.ofSeconds(90);
    private static final Duration STOP_AT_MOST = Duration.ofSeconds(20);

    private final Process process;
    private final Path data;
    private final Path errors;
    private final List<String> output = new ArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(1);

    private Product(Process process, Path data, Path errors) {
        this.process = process;
        this.data = data;
        this.errors = errors;
    }

    /** Starts over {@code data} and waits for READY; {@code more} are further arguments. */
    static Product start(Path data, String... more) throws IOException, InterruptedException {
        var product = launch(data, more);
        product.awaitReady();
        return product;
    }

    static Product launch(Path data, String... more) throws IOException {
        Files.createDirectories(data);
        var command = new ArrayList<>(List.of(
                HOME.resolve("deploy/trapline").toString(),
                "demo",
                "--data",
                data.toString(),
                "--http",
                "0",
                "--snmp",
                "0",
                "--syslog",
                "0"));
        command.addAll(List.of(more));
        return launch(data, new ProcessBuilder(command));
    }

    /** Any command line that becomes the product; its stderr lies beside {@code data}. */
    static Product launch(Path data, ProcessBuilder command) throws IOException {
        // A test that is named on Maven's command line is tried in the phase test too, where the launcher
        // would find a package that is older than its sources and build it anew under the test's clock.
        assumeTrue(
                Boolean.getBoolean("trapline.packaged"),
                "SKIPPED: it needs the packaged product and runs in the phase integration-test.");
        var errors = Files.createTempFile(data.toAbsolutePath().getParent(), "stderr-", ".log");
        var process = command.redirectError(errors.toFile()).start();
        var product = new Product(process, data, errors);
        Thread.ofPlatform().daemon().name("stdout of the product").start(product::readOutput);
        return product;
    }

    private void readOutput() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.add(line);
                }
                if (line.startsWith("READY")) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            System.err.println("the product's output broke off: " + e.getMessage());
        }
    }

    void awaitReady() throws InterruptedException, IOException {
        long end = System.nanoTime() + READY_AT_MOST.toNanos();
        while (!ready.await(100, TimeUnit.MILLISECONDS)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new AssertionError("not READY; it said:\n" + String.join("\n", output()) + "\n" + errors());
            }
        }
    }

    long pid() {
        return process.pid();
    }

    List<String> output() {
        synchronized (output) {
            return List.copyOf(output);
        }
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    /** What the demo wrote about itself: its ports and how to reach its database. */
    Properties facts() throws IOException {
        var facts = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("demo.properties"))) {
            facts.load(reader);
        }
        return facts;
    }

    int port(String name) throws IOException {
        return Integer.parseInt(facts().getProperty(name));
    }

    Api api() throws IOException {
        return new Api(port("http"));
    }

    Clients clients() throws IOException {
        return new Clients(port("snmp"), port("syslog"));
    }

    /** kill -9 of the JVM. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(STOP_AT_MOST.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    /** SIGTERM; answers with the exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        return ended();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The exit code of one that ends by itself. */
    int ended() throws InterruptedException {
        assertThat(process.waitFor(STOP_AT_MOST.toSeconds(), TimeUnit.SECONDS))
                .as("ended within %s", STOP_AT_MOST)
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            process.destroy();
            if (!process.waitFor(STOP_AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
