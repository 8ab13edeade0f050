package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /** Whoever may insist is granted more than the setting: so it is looked at without that right. */
    @Test
    void aBufferThatTheKernelDoesNotGrantNamesTheSettingAndItsValue(@TempDir Path folder) throws Exception {
        // Not readString: a sysctl file ends after its first byte for a reader that asks for one.
        long most = Long.parseLong(
                Files.readAllLines(Path.of("/proc/sys/net/core/rmem_max")).getFirst());
        long asked = most + 4096;
        Files.writeString(folder.resolve("trapline.yaml"), """
                version: 1
                site: { name: doctor }
                data: %s
                rules: [%s]
                listeners:
                  - { name: traps, type: snmp-trap, transport: udp, bind: "127.0.0.1:0", receive_buffer: %dB }
                web: { bind: "127.0.0.1:0" }
                journal: { reserve: 1MiB, keep: 64MiB }
                """.formatted(
                        folder.resolve("data"), Product.HOME.resolve("config/etc/rules"), asked));
        boolean root = "root".equals(System.getProperty("user.name"));
        var without = root ? List.of("setpriv", "--bounding-set", "-net_admin") : List.<String>of();
        assertThat(doctor(folder, folder, 0, without))
                .contains("⚠ buffer", "asks for " + asked + " bytes, the kernel grants " + most)
                .contains("fix: echo 'net.core.rmem_max=" + asked, "sysctl --system");
        if (root) {
            assertThat(doctor(folder, folder, 0)).contains("✓ buffer     traps gets its " + asked + " bytes");
        }
    }

    private static String doctor(Path folder, Path data, int code) throws Exception {
        return doctor(folder, data, code, List.of());
    }

    private static String doctor(Path folder, Path data, int code, List<String> under) throws Exception {
        var out = Files.createTempFile(folder, "doctor", "");
        var command = new ArrayList<>(under);
        command.addAll(List.of(
                Product.HOME.resolve("deploy/trapline").toString(),
                "doctor",
                "--config",
                data.resolve("trapline.yaml").toString()));
        var process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String told = Files.readString(out);
        assertThat(process.exitValue()).as(told).isEqualTo(code);
        return told;
    }
}
