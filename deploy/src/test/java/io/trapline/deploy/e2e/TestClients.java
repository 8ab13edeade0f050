package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Senders that are no part of a usual system: socat, rsyslogd, loggen. */
final class TestClients {

    private TestClients() {}

    /** The folder of their commands; unpacked there when they are missing. */
    static Path unpacked() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Product.HOME.resolve("deploy/test-clients").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("deploy/test-clients").isZero();
        return Path.of(said.strip());
    }
}
