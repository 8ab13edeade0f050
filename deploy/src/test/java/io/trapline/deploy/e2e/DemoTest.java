package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo promises a person who starts it for the first time. */
class DemoTest {

    private static final Duration READY_AT_MOST = Duration.ofSeconds(20);
    private static final Duration AFFECTED_AT_MOST = Duration.ofSeconds(10);
    private static final Duration STOPPED_AT_MOST = Duration.ofSeconds(10);

    @Test
    void itIsReadyShowsACustomerAndLeavesNothingBehind(@TempDir Path folder) throws Exception {
        var temporary = Path.of("/tmp");
        var before = names(temporary);
        long start = System.nanoTime();
        try (var product = Product.start(folder.resolve("data"))) {
            assertThat(since(start)).as("time to READY").isLessThan(READY_AT_MOST);
            var api = product.api();
            await().atMost(AFFECTED_AT_MOST).until(() -> !api.affected().isEmpty());
            api.assertLedgerBalanced();
            var devices =
                    ProcessHandle.of(product.pid()).orElseThrow().descendants().toList();
            assertThat(devices).as("devices as processes of their own").hasSizeGreaterThanOrEqualTo(2);
            var database = database(folder.resolve("data"));

            long stop = System.nanoTime();
            assertThat(product.stop()).isZero();
            assertThat(since(stop)).as("time to stop").isLessThan(STOPPED_AT_MOST);
            await().atMost(Duration.ofSeconds(2)).until(() -> devices.stream().noneMatch(ProcessHandle::isAlive));
            await().atMost(Duration.ofSeconds(2)).until(() -> !database.isAlive());
            assertThat(product.output()).anyMatch(line -> line.startsWith("READY"));
        }
        var left = names(temporary);
        left.removeAll(before);
        left.removeIf(name -> name.startsWith("junit") || name.startsWith("surefire") || name.startsWith("hsperf"));
        assertThat(left).as("left in the temporary folder").isEmpty();
    }

    @Test
    void itStartsAgainOverItsDataWhenTheDatabaseOutlivedIt(@TempDir Path folder) throws Exception {
        var data = folder.resolve("data");
        var first = Product.start(data, "--devices", "0");
        var database = database(data);
        first.kill();
        assertThat(database.isAlive()).as("PostgreSQL outlives its parent").isTrue();
        try (var again = Product.start(data, "--devices", "0")) {
            again.clients().trapV2c(new Clients.Link("olt-17", "10.20.4.17", 1203112, "0/3/12"), false);
            await().atMost(AFFECTED_AT_MOST).until(() -> again.api().affected().contains("C-10442"));
            assertThat(again.stop()).isZero();
        }
        await().atMost(Duration.ofSeconds(2)).until(() -> !database.isAlive());
    }

    @Test
    void itStopsByItselfWhenTold(@TempDir Path folder) throws Exception {
        try (var product = Product.start(folder.resolve("data"), "--devices", "0", "--for", "1s")) {
            var process = ProcessHandle.of(product.pid());
            if (process.isPresent()) {
                process.get().onExit().get(20, TimeUnit.SECONDS);
            }
            assertThat(product.stop()).isZero();
        }
    }

    /** PostgreSQL is no child of the JVM: it says itself where it is. */
    private static ProcessHandle database(Path data) throws IOException {
        var pid =
                Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static Set<String> names(Path folder) throws IOException {
        try (var list = Files.list(folder)) {
            return list.map(p -> p.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
