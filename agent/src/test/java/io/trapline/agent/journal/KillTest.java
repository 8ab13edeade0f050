package io.trapline.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it appends loses nothing that it said is durable. */
final class KillTest {

    private static final int KILLS = Integer.getInteger("trapline.kills", 6);

    @TempDir
    Path folder;

    @Test
    void everythingSaidToBeDurableIsThereAfterAKill() throws Exception {
        var random = new Random(42);
        long missing = 0;
        long said = 0;
        for (int i = 0; i < KILLS; i++) {
            said = runAndKill(500 + random.nextInt(2500));
            try (var journal = ChronicleJournal.open(JournalChild.options(folder), StreamClock.system())) {
                long expected = 1;
                try (var tail = journal.tail(1)) {
                    for (var entry = tail.poll(); entry != null; entry = tail.poll()) {
                        assertThat(entry.payload()).isEqualTo(JournalChild.payload(entry.number(), 200));
                        missing += entry.number() - expected;
                        expected = entry.number() + 1;
                    }
                }
                missing += Math.max(0, said - (expected - 1));
                assertThat(journal.last()).isGreaterThanOrEqualTo(said);
                assertThat(journal.status().damaged()).isZero();
            }
        }
        System.err.printf("FIGURE kills=%d acknowledged=%d missing=%d%n", KILLS, said, missing);
        assertThat(said).isPositive();
        assertThat(missing).isZero();
    }

    /** The highest number that the child said is durable before it was killed. */
    private long runAndKill(int records) throws IOException, InterruptedException {
        var child = JournalChild.start(List.of(), "flood", folder.toString());
        long said = 0;
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
            int seen = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said = Math.max(said, Long.parseLong(line.substring("DURABLE ".length())));
                if (++seen == records) {
                    // By its handle: what it said until then can still be read.
                    child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as("killed, not ended").isEqualTo(128 + 9);
        return said;
    }
}
