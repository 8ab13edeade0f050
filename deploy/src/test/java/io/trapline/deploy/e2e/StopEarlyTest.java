package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIGTERM before READY: it stops in order as after it, and leaves no database behind. */
class StopEarlyTest {

    private static final Duration SEEN_AT_MOST = Duration.ofSeconds(90);
    private static final Duration STOPPED_AT_MOST = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"demo: Unpacking and starting PostgreSQL.", "demo: Filled the BSS", "demo: Starting Trapline."})
    void theDemoStopsInOrder(String moment) throws Exception {
        var data = folder.resolve("data");
        try (var product = Product.launch(data, "--devices", "0")) {
            assertStops(product, () -> product.errors().contains(moment));
        }
        await("PostgreSQL over this folder is gone")
                .atMost(STOPPED_AT_MOST)
                .until(() -> ProcessHandle.allProcesses().noneMatch(process -> isOver(process, data)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"outcome", "input", "outages", "forward/hub"})
    void theProductStopsInOrder(String made) throws Exception {
        var site = new Site(folder);
        site.write();
        try (var product = site.launchAsItIs()) {
            assertStops(product, () -> Files.exists(site.data().resolve(made)));
        }
    }

    private static void assertStops(Product product, Callable<Boolean> moment) throws Exception {
        await().pollInterval(Duration.ofMillis(10)).atMost(SEEN_AT_MOST).until(moment);
        long start = System.nanoTime();
        int code = product.stop();
        var took = Duration.ofNanos(System.nanoTime() - start);
        var said = product.errors();
        assertThat(code).as(said).isZero();
        assertThat(said).doesNotContain("\tat ", "Exception", "Error", "giving up");
        assertThat(took).as("time to stop").isLessThan(STOPPED_AT_MOST);
    }

    private static boolean isOver(ProcessHandle process, Path data) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains("postgres"))
                .filter(line -> line.contains(data.toString()))
                .isPresent();
    }
}
