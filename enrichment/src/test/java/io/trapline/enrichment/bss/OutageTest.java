package io.trapline.enrichment.bss;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.BssStatus.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line that goes dead without being cut: at the login, in a view, in the middle of its rows. */
class OutageTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 300, 2_000, 9_000})
    void aLineThatGoesDeadIsBoundedAndItsReturnIsFound(long bytes, @TempDir Path folder) throws IOException {
        try (Bench bench = new Bench(PostgreSql.shared(), folder).fill();
                Proxy proxy = new Proxy(PostgreSql.shared().getPort())) {
            bench.loadTimeout = Duration.ofSeconds(1);
            Bss bss = bench.start(proxy.port(), bench.switches::add);
            bench.until(State.UP);
            String good = bench.inventory().version();

            proxy.freezeAfter(bytes);
            long frozen = System.nanoTime();
            String sentence = bench.until(State.DOWN);
            assertThat(Duration.ofNanos(System.nanoTime() - frozen)).isLessThan(Duration.ofSeconds(6));
            assertThat(sentence)
                    .startsWith("The BSS at 127.0.0.1:" + proxy.port())
                    .endsWith(".");
            assertThat(bss.status().inventoryVersion()).isEqualTo(good);

            proxy.thaw();
            assertThat(bench.until(State.UP)).isEmpty();
            assertThat(bench.switches).hasSize(1);
            bench.stop();
        }
    }
}
