package io.trapline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds on this very machine, with real ports, sockets and folders. */
class DoctorTest {

    private static final Path RULES = Path.of(System.getProperty("trapline.home", ".."), "config/etc/rules")
            .toAbsolutePath()
            .normalize();

    private Path folder = Path.of("");

    private record Told(int code, List<String> lines) {
        boolean has(String... words) {
            return lines.stream().anyMatch(line -> List.of(words).stream().allMatch(line::contains));
        }
    }

    @BeforeEach
    void in(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aPortInUseNamesItsHolder() throws Exception {
        try (var held = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var told = doctor(snmp(held.getLocalPort(), "64KiB"), "");
            assertThat(told.lines()).as("%s", told).anyMatch(l -> l.startsWith("✗ port"));
            assertThat(told.has(
                            "✗ port",
                            "udp/127.0.0.1:" + held.getLocalPort(),
                            "(pid " + ProcessHandle.current().pid() + ")"))
                    .as("%s", told)
                    .isTrue();
            assertThat(told.code()).isEqualTo(Exit.FINDINGS);
        }
    }

    @Test
    void thePagesPortInUseIsTold() throws Exception {
        try (var held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var told = doctor(snmp(0, "64KiB"), "web: { bind: \"127.0.0.1:" + held.getLocalPort() + "\" }\n");
            assertThat(told.has("✗ page", "127.0.0.1:" + held.getLocalPort(), "in use"))
                    .as("%s", told)
                    .isTrue();
            assertThat(told.code()).isEqualTo(Exit.FINDINGS);
        }
    }

    @Test
    void aBufferThatTheKernelGrantsIsFine() throws Exception {
        var enough = doctor(snmp(0, "64KiB"), "");
        assertThat(enough.has("✓ buffer")).as("%s", enough).isTrue();
        assertThat(enough.has("rmem_max")).isFalse();
    }

    @Test
    void aDiskWithoutRoomAboveTheReserveFails() throws Exception {
        var told = doctor(snmp(0, "64KiB"), "journal: { reserve: 1TiB }\n");
        assertThat(told.has("✗ disk", "reserve " + (1 << 20) + " MiB"))
                .as("%s", told)
                .isTrue();
        assertThat(told.code()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void aBssAndADeskThatAreAwayAreTold() throws Exception {
        int nobody = closedPort();
        var told = doctor(snmp(0, "64KiB"), """
                bss:
                  url: jdbc:postgresql://127.0.0.1:%d/bss
                  user: nobody
                  password: "${env:TRAPLINE_NO_SUCH:-}"
                  views: %s
                forwarders:
                  - { name: desk, type: webhook, url: "http://127.0.0.1:%d/tickets" }
                """.formatted(nobody, RULES.resolveSibling("bss"), nobody));
        assertThat(told.has("✗ bss")).as("%s", told).isTrue();
        assertThat(told.has("⚠ desk", "desk at 127.0.0.1:" + nobody, "tickets would wait"))
                .as("%s", told)
                .isTrue();
        assertThat(told.code()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void rulesThatCannotBeReadAreTold() throws Exception {
        Files.createDirectories(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/bad.yaml"), "version: 1\nfamily: x\nrulez: []\n");
        var told = doctorOver(folder.resolve("rules"), snmp(0, "64KiB"), "");
        assertThat(told.has("✗ rules", "bad.yaml:3:1")).as("%s", told).isTrue();
        assertThat(told.code()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void whatTheDoctorTakesItLetsGo() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String tcp = "{ name: lines, type: syslog, transport: tcp, bind: \"127.0.0.1:" + port + "\" }";
        for (int i = 0; i < 2; i++) {
            var told = doctor(tcp, "");
            assertThat(told.has("✓ port", "lines can bind tcp 127.0.0.1:" + port))
                    .as("%s", told)
                    .isTrue();
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aMainFileWithMistakesIsToldAsSuch() throws Exception {
        assertThat(doctor("{ name: lines, type: syslog, transport: pigeon, bind: \"127.0.0.1:0\" }", "")
                        .code())
                .isEqualTo(Exit.CONFIG);
    }

    private static String snmp(int port, String buffer) {
        return "{ name: traps, type: snmp-trap, transport: udp, bind: \"127.0.0.1:%d\", receive_buffer: %s }"
                .formatted(port, buffer);
    }

    private Told doctor(String listener, String more) throws IOException {
        return doctorOver(RULES, listener, more);
    }

    private Told doctorOver(Path rules, String listener, String more) throws IOException {
        String page = more.contains("web:") ? "" : "web: { bind: \"127.0.0.1:0\" }\n";
        String reserve = more.contains("journal:") ? "" : "journal: { reserve: 1MiB, keep: 64MiB }\n";
        var main = Files.writeString(
                folder.resolve("trapline.yaml"),
                "version: 1\nsite: { name: doctor }\ndata: %s\nrules: [%s]\nlisteners:\n  - %s\n%s%s"
                        .formatted(folder.resolve("data"), rules, listener, reserve, page + more));
        // Both streams in one: findings of a main file go to the other.
        var out = new ByteArrayOutputStream();
        int code = Main.execute(
                new Terminal(
                        new ByteArrayInputStream(new byte[0]),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(out, true, StandardCharsets.UTF_8)),
                new StopRequest(),
                "doctor",
                "--config",
                main.toString());
        return new Told(code, out.toString(StandardCharsets.UTF_8).lines().toList());
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
