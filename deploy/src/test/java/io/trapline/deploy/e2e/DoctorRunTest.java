package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor beside a running Trapline, and after its sudden death. */
class DoctorRunTest {

    @Test
    void besideARunningTraplineEverythingIsFineAndAfterItOnlyTheDatabaseIsAway(@TempDir Path folder) throws Exception {
        var data = folder.resolve("data");
        try (var product = Product.start(data, "--devices", "0")) {
            String beside = doctor(folder, data, 0);
            assertThat(beside)
                    .doesNotContain("✗")
                    .contains("snmp is held by the Trapline that runs over this data folder (pid " + product.pid())
                    .contains("✓ page", "✓ bss", "✓ desk", "✓ rules", "✓ disk")
                    .contains("the kernel dropped 0 datagrams at the socket that holds the port of snmp now");
            assertThat(product.stop()).isZero();
        }
        assertThat(doctor(folder, data, 1))
                .contains("✓ port       snmp can bind udp 127.0.0.1:", "✓ page", "✗ bss", "⚠ desk")
                .doesNotContain("is held by");
    }

    private static String doctor(Path folder, Path data, int code) throws Exception {
        var out = Files.createTempFile(folder, "doctor", "");
        var process = new ProcessBuilder(
                        Product.HOME.resolve("deploy/trapline").toString(),
                        "doctor",
                        "--config",
                        data.resolve("trapline.yaml").toString())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String told = Files.readString(out);
        assertThat(process.exitValue()).as(told).isEqualTo(code);
        return told;
    }
}
