package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A demo that cannot start says why and what to do, in its own words, before it has started anything. */
class DemoRefusalTest {

    private static final int JOURNAL = 74;
    private static final int BIND = 77;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"/dev/null", "/proc/foo", "/dev/null/below"})
    void aFolderThatCannotBeIsNamedWithReasonAndFix(String data) throws Exception {
        assertThat(refusal(JOURNAL, "--data", data, "--http", "0"))
                .contains("trapline: " + data + " cannot be the demo's folder: ", "Say --data DIR");
    }

    @Test
    void aPagePortInUseIsFoundBeforeAnythingStarts() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(refusal(BIND, "--data", folder.resolve("data").toString(), "--http", port))
                    .contains("tcp port " + port + " of 127.0.0.1 is already in use by java (pid "
                            + ProcessHandle.current().pid() + ")")
                    .contains("choose another port with --http (0 takes any free one).")
                    .doesNotContain("Javalin", "PostgreSQL", "web.bind");
        }
    }

    private String refusal(int code, String... options) throws Exception {
        var command = new ProcessBuilder(Product.HOME.resolve("deploy/trapline").toString(), "demo");
        command.command().addAll(java.util.List.of(options));
        command.command().addAll(java.util.List.of("--snmp", "0", "--syslog", "0"));
        try (var refused = Product.launch(folder.resolve("data"), command)) {
            int ended = refused.ended();
            String said = refused.errors();
            assertThat(ended).as(said).isEqualTo(code);
            assertThat(refused.output()).isEmpty();
            assertThat(said).doesNotContain("\tat ");
            return said;
        }
    }
}
