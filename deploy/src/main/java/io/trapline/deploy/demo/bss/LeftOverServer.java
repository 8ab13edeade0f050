package io.trapline.deploy.demo.bss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A PostgreSQL that outlived the JVM which started it. It is stopped, within seconds, if its command
 * line names our data folder; any other process that has its number by now is left alone.
 */
final class LeftOverServer {

    private static final Duration FAST = Duration.ofSeconds(5);
    private static final Duration IMMEDIATE = Duration.ofSeconds(3);

    private final Path data;

    /** @param data PostgreSQL's data folder */
    LeftOverServer(Path data) {
        this.data = data.toAbsolutePath().normalize();
    }

    /** True when there was one. Afterwards nothing keeps a server from starting over this folder. */
    boolean stop() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        Optional<ProcessHandle> owner = owner(pidFile);
        if (owner.isEmpty()) {
            // PostgreSQL would take a stranger with the same number for its owner.
            Files.deleteIfExists(pidFile);
            return false;
        }
        ProcessHandle server = owner.get();
        signal(server, "-INT");
        if (runs(server, FAST)) {
            signal(server, "-QUIT");
        }
        if (runs(server, IMMEDIATE)) {
            server.destroyForcibly();
        }
        if (runs(server, IMMEDIATE)) {
            throw new IOException("the PostgreSQL of an earlier run does not end (process " + server.pid() + ")");
        }
        return true;
    }

    /** Tells it to end without waiting for that; true when there was one. */
    boolean quit() throws IOException {
        Optional<ProcessHandle> owner = owner(data.resolve("postmaster.pid"));
        if (owner.isPresent()) {
            signal(owner.get(), "-QUIT");
        }
        return owner.isPresent();
    }

    private Optional<ProcessHandle> owner(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(this::isOurs);
    }

    private boolean isOurs(ProcessHandle process) {
        String[] arguments = process.info().arguments().orElse(new String[0]);
        return process.info().command().orElse("").contains("postgres")
                && Arrays.stream(arguments)
                        .anyMatch(argument ->
                                Path.of(argument).toAbsolutePath().normalize().equals(data));
    }

    private static void signal(ProcessHandle process, String signal) throws IOException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Still, after this time. What has ended but was not fetched by its parent has no command line. */
    private boolean runs(ProcessHandle process, Duration after) {
        long end = System.nanoTime() + after.toNanos();
        while (process.isAlive() && isOurs(process) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(20_000_000);
        }
        return process.isAlive() && isOurs(process);
    }
}
