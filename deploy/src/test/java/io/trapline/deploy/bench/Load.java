package io.trapline.deploy.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is sent in one go, by the sender of the shared folder: numbered messages to loopback.
 *
 * @param perSecond 0 for as fast as it is taken
 */
record Load(Kind kind, int port, long count, int perSecond) {

    enum Kind {
        TCP_SYSLOG,
        UDP_SYSLOG,
        TRAP
    }

    static final int HOSTS = 10_000;
    private static final int CONNECTIONS = 4;
    private static final int LINE_BYTES = 256;

    /** @param seconds from the first to the last message */
    record Sent(long count, double seconds) {}

    /** Sends; returns when all was handed to the kernel, or over TCP when the receiver closed too. */
    Sent send(Path sender, Path templates) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(sender.toString(), "--port", "" + port, "--count", "" + count));
        command.addAll(List.of("--rate", "" + perSecond, "--hosts", "" + HOSTS, "--maxsec", "60"));
        switch (kind) {
            case TCP_SYSLOG -> command.addAll(List.of("--proto", "tcp", "--conns", "" + CONNECTIONS));
            case UDP_SYSLOG, TRAP -> command.addAll(List.of("--proto", "udp"));
        }
        if (kind == Kind.TRAP) {
            command.addAll(List.of("--trap", templates.resolve("trap_v2c.bin").toString()));
        } else {
            command.addAll(
                    List.of("--template", templates.resolve("rfc3164.tmpl").toString()));
            command.addAll(List.of("--size", "" + LINE_BYTES));
        }
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the sender failed: " + said);
        }
        var json = new ObjectMapper().readTree(said);
        return new Sent(json.get("sent").asLong(), json.get("sec").asDouble());
    }
}
