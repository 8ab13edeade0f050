package io.trapline.deploy.demo.bss;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Starts the PostgreSQL that comes with the demo's libraries, with all its files in one folder. */
final class PostgreSqlServer {

    private static final Duration START_MAX = Duration.ofSeconds(30);

    private PostgreSqlServer() {}

    /**
     * @param data kept when there is something in it
     * @param port 0 for any free one
     * @throws IOException with one sentence that says why it does not start
     */
    static EmbeddedPostgres start(Path home, Path data, int port) throws IOException {
        Path log = home.resolve("postgresql.log");
        Path program = home.resolve("program");
        Files.deleteIfExists(log);
        Files.createDirectories(
                data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        // The library makes a folder in the temp folder otherwise. It must not be above the data: what
        // lies below it is deleted after ten minutes.
        System.setProperty("ot.epg.working-dir", program.toString());
        LibraryScript.clear();
        try {
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(program.toFile())
                    .setPgBinaryResolver((system, machine) -> binaries(system, machine))
                    .setDataDirectory(data)
                    .setPort(port)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_MAX)
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "30")
                    .setServerConfig("shared_buffers", "32MB")
                    .start();
        } catch (IOException | RuntimeException failed) {
            var unused = new LeftOverServer(data).stop();
            throw new IOException(
                    "The demo's PostgreSQL does not start (" + reason(log, failed) + "); its log is " + log
                            + ". As root it needs user namespaces (unshare -U): where they are forbidden, start the"
                            + " demo as an ordinary user.",
                    failed);
        }
    }

    /** The library's own way would ask for the name of the distribution, which changes nothing here. */
    private static InputStream binaries(String system, String machine) {
        String arm = machine.equals("aarch64") ? "arm_64" : machine;
        String name = "/postgres-%s-%s.txz".formatted(system.toLowerCase(Locale.ROOT), arm);
        InputStream found = EmbeddedPostgres.class.getResourceAsStream(name);
        if (found == null) {
            throw new IllegalStateException("the demo has no PostgreSQL for " + system + " on " + machine);
        }
        return found;
    }

    private static String reason(Path log, Exception failed) {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            return lines.stream()
                    .filter(line -> line.contains("FATAL:") || line.contains("cannot be run as root"))
                    .map(line -> line.replaceFirst("^.*FATAL: +", ""))
                    .findFirst()
                    .orElse(String.valueOf(failed.getMessage()));
        } catch (IOException none) {
            return String.valueOf(failed.getMessage());
        }
    }
}
