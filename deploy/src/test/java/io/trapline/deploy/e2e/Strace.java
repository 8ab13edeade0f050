package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The system calls of the JVM that receive, sync and send, in the order in which they returned. */
final class Strace implements AutoCloseable {

    private final Process process;
    private final Path log;

    private Strace(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Strace attach(long pid, Path folder) throws IOException {
        var log = folder.resolve("strace.log");
        var talk = folder.resolve("strace.err");
        var process = new ProcessBuilder(
                        "strace",
                        "-f",
                        "-yy",
                        "-s",
                        "96",
                        "-e",
                        "trace=recvmmsg,recvmsg,recvfrom,fdatasync,fsync,sendto,sendmsg,sendmmsg",
                        "-o",
                        log.toString(),
                        "-p",
                        Long.toString(pid))
                .redirectError(talk.toFile())
                .start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Files.readString(talk).contains("attached") || !process.isAlive());
        assertThat(process.isAlive()).as(Files.readString(talk)).isTrue();
        return new Strace(process, log);
    }

    /** Detaches and answers with what was seen. */
    List<String> detach() throws IOException, InterruptedException {
        close();
        return Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            process.destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
