package io.trapline.agent.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The SNMP agent of net-snmp on loopback, which keeps its engine and users between starts as a device does. */
final class NetSnmp implements AutoCloseable {

    static final String COMMUNITY = "s3cret-poll";
    static final String USER = "poller";
    static final String AUTH = "auth-pass-12";
    static final String PRIV = "priv-pass-12";

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    NetSnmp(Path folder) throws IOException {
        this.folder = folder;
        try (var free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        Files.createDirectories(folder.resolve("kept"));
        Files.writeString(folder.resolve("snmpd.conf"), """
                rocommunity %s
                createUser %s SHA-256 %s AES %s
                rouser %s priv
                # ifOperStatus and ifName of a port that the machine does not have
                override 1.3.6.1.2.1.2.2.1.8.4242 integer 1
                override 1.3.6.1.2.1.31.1.1.1.1.4242 octet_str ge-0/0/7
                """.formatted(COMMUNITY, USER, AUTH, PRIV, USER));
    }

    int port() {
        return port;
    }

    /** Adds to the configuration of the next start. */
    void configured(String lines) throws IOException {
        Path file = folder.resolve("snmpd.conf");
        Files.writeString(file, Files.readString(file) + lines);
    }

    void start() throws IOException {
        String log = folder.resolve("log").toString();
        var command = new ProcessBuilder("snmpd", "-f", "-Lf", log, "udp:127.0.0.1:" + port);
        command.environment().put("SNMPCONFPATH", folder + ":" + folder.resolve("kept"));
        command.environment().put("SNMP_PERSISTENT_DIR", folder.resolve("kept").toString());
        command.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile());
        process = command.start();
    }

    /** In order, so that it keeps its engine and how often it was started. */
    void stop() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroy();
            assertThat(running.waitFor(20, TimeUnit.SECONDS)).as("snmpd ends").isTrue();
            process = null;
        }
    }

    /** How often it was started. */
    long boots() throws IOException {
        try (var lines = Files.lines(folder.resolve("kept/snmpd.conf"))) {
            return lines.filter(line -> line.startsWith("engineBoots "))
                    .mapToLong(line -> Long.parseLong(line.substring("engineBoots ".length())))
                    .findFirst()
                    .orElse(0);
        }
    }

    /** What a device that was replaced has lost: its engine, and how often it was started. */
    void forgetEngine() throws IOException {
        Files.deleteIfExists(folder.resolve("kept/snmpd.conf"));
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }
}
