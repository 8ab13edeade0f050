package io.trapline.deploy.demo.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL of a real process between the desk's commit and the report, over the same report log. */
class KillTest {

    private static final int OUTAGES = 60;

    private static final int KILLS = 6;

    @TempDir
    Path folder;

    @Test
    void aKillBetweenTheDesksCommitAndOurReportLeavesOneTicket() throws Exception {
        var random = new Random(8);
        var opensLeft = new AtomicInteger(1);
        var committed = new Semaphore(0);
        // The desk commits and says nothing: the moment in which nobody but the desk knows.
        Mishaps mishaps = (method, path) -> {
            if (!method.equals("POST") || opensLeft.decrementAndGet() != 0) {
                return Mishap.NONE;
            }
            committed.release();
            return Mishap.SILENT_AFTER_COMMIT;
        };
        int inDoubt = 0;
        try (var desk = Rig.desk(folder);
                var server = new MockDeskServer(desk, 0, mishaps, Duration.ZERO)) {
            server.start();
            for (int kill = 0; kill < KILLS; kill++) {
                int before = Rig.tickets(desk).size();
                opensLeft.set(1 + random.nextInt(8));
                int expected = before + opensLeft.get();
                var child = child(server);
                assertThat(committed.tryAcquire(60, TimeUnit.SECONDS))
                        .as("the desk was asked")
                        .isTrue();
                Awaitility.await().until(() -> Rig.tickets(desk).size() == expected);
                child.destroyForcibly().waitFor();
                assertThat(child.exitValue()).as("killed by SIGKILL").isEqualTo(137);
                inDoubt += Rig.tickets(desk).size() - reports();
            }
            opensLeft.set(Integer.MAX_VALUE);
            var last = child(server);
            assertThat(last.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(last.exitValue()).isZero();

            assertThat(inDoubt).as("tickets committed and not reported").isEqualTo(KILLS);
            assertThat(reports()).isEqualTo(OUTAGES);
            Rig.assertOneTicketEach(desk, OUTAGES);
        }
    }

    private int reports() throws IOException {
        var log = folder.resolve("reports");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    private Process child(MockDeskServer server) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledForwarder.class.getName(),
                        server.tickets().toString(),
                        folder.resolve("reports").toString(),
                        Integer.toString(OUTAGES))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("child.log").toFile()))
                .start();
    }
}
