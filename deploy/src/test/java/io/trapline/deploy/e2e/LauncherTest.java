package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a shell sees it: what it prints on which stream, and its exit codes. */
class LauncherTest {

    private Path folder = Path.of("");

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void in(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void stdoutCarriesOnlyTheData() throws Exception {
        var version = launch("", "version");
        assertThat(version.code()).isZero();
        assertThat(version.out()).startsWith("trapline ").hasLineCount(1);

        var decoded = launch("{\"id\":1,\"kind\":\"syslog\",\"input_b64\":\"PDM0PmE=\"}\n", "decode", "--jsonl");
        assertThat(decoded.code()).isZero();
        assertThat(decoded.out()).startsWith("{\"id\":1,").hasLineCount(1);
    }

    @Test
    void anUnknownFlagIsAUsageError() throws Exception {
        var ended = launch("", "demo", "--colour", "red");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("--colour");
    }

    @Test
    void aBadConfigurationNamesEveryPlaceAndEndsWith78() throws Exception {
        var file = Files.writeString(folder.resolve("bad.yaml"), "version: 1\nsite: { nmae: a }\nlisteners: 5\n");
        var ended = launch("", "run", "--config", file.toString());
        assertThat(ended.code()).isEqualTo(78);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains(file + ":2:9  error", file + ":3:12  error");
        assertThat(launch("", "config", "check", file.toString()).code()).isEqualTo(1);
    }

    @Test
    void aMissingConfigurationIsABadOne() throws Exception {
        var ended = launch("", "run", "--config", folder.resolve("none.yaml").toString());
        assertThat(ended.code()).isEqualTo(78);
        assertThat(ended.err()).contains("none.yaml");
    }

    @Test
    void aUdpPortInUseEndsWith77AndOneSentence() throws Exception {
        try (var taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            assertRefusedPort("--snmp", taken.getLocalPort());
        }
    }

    @Test
    void aTcpPortInUseEndsWith77AndOneSentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefusedPort("--http", taken.getLocalPort());
        }
    }

    private void assertRefusedPort(String flag, int port) throws Exception {
        var command =
                new ArrayList<>(List.of("demo", "--data", folder.resolve("data").toString(), "--devices", "0"));
        for (var other : List.of("--http", "--snmp", "--syslog")) {
            command.addAll(List.of(other, other.equals(flag) ? Integer.toString(port) : "0"));
        }
        var ended = launch("", command.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isEqualTo(77);
        assertThat(ended.out()).doesNotContain("READY");
        assertThat(ended.err()).contains(Integer.toString(port)).doesNotContain("\tat ");
    }

    private Ended launch(String input, String... args) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of(Product.HOME.resolve("deploy/trapline").toString()));
        command.addAll(List.of(args));
        var out = Files.createTempFile(folder, "out", "");
        var err = Files.createTempFile(folder, "err", "");
        var process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
