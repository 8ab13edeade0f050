package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that cannot be ends with a code for the service manager and words for a person. */
class ExitCodeTest {

    private static final int JOURNAL = 74;
    private static final int BIND = 77;
    private static final int CONFIG = 78;

    @TempDir
    Path folder;

    @Test
    void aJournalInUseEndsWith74AndHarmsNobody() throws Exception {
        var first = new Site(folder.resolve("first"));
        Files.createDirectory(folder.resolve("first"));
        try (var running = first.start()) {
            var second = new Site(Files.createDirectory(folder.resolve("second"))).data(first.data());
            assertThat(refusal(second, JOURNAL))
                    .isEqualTo("trapline: The journal cannot be opened: Journal folder %s is in use by another process."
                            .formatted(first.data().resolve("outcome")));
            first.clients().inform(new Clients.Link("olt-17", "10.20.4.17", 1203112, "0/3/12"), false);
            first.api().assertLedgerBalanced();
            assertThat(running.stop()).isZero();
        }
    }

    @Test
    void aFolderThatIsAFileEndsWith74() throws Exception {
        var site = new Site(folder);
        Files.createDirectory(site.data());
        Files.createFile(site.data().resolve("input"));
        assertThat(refusal(site, JOURNAL)).contains("The journal cannot be opened", site.data() + "/input");
    }

    @Test
    void aJournalOfAnotherVersionEndsWith74AndKeepsEveryByte() throws Exception {
        var site = new Site(folder);
        try (var run = site.start()) {
            assertThat(run.stop()).isZero();
        }
        var queue = site.data().resolve("input/q-000001");
        var identity = queue.resolve("identity");
        var later = Files.readString(identity).replaceFirst("trapline-journal \\d+", "trapline-journal 99");
        later = later.substring(0, later.lastIndexOf("crc "));
        var crc = new CRC32C();
        crc.update(later.getBytes(StandardCharsets.US_ASCII));
        Files.writeString(identity, later + "crc " + Long.toHexString(crc.getValue()) + "\n");
        var before = content(queue);
        assertThat(refusal(site, JOURNAL))
                .contains(queue + " was written by another version: found \"trapline-journal 99\"");
        assertThat(content(queue)).isEqualTo(before);
    }

    @Test
    void aTrapPortInUseEndsWith77AndNamesTheProgramThatHasIt() throws Exception {
        var site = new Site(folder);
        try (var taken = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), site.snmp()))) {
            assertThat(refusal(site, BIND))
                    .contains("Listener \"snmp\" cannot bind udp/127.0.0.1:" + taken.getLocalPort())
                    .contains("already in use by java (pid "
                            + ProcessHandle.current().pid() + ")")
                    .contains("stop that program or choose another port.");
        }
    }

    @Test
    void aPageThatCannotBeBoundEndsWith77() throws Exception {
        var site = new Site(folder);
        try (var taken = new ServerSocket(site.http(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(refusal(site, BIND))
                    .contains("127.0.0.1:" + taken.getLocalPort() + " (web) is already in use", "choose another port")
                    .contains("held by java (pid " + ProcessHandle.current().pid() + ")")
                    .doesNotContain("Javalin");
        }
    }

    /** In a network of its own, where nobody has changed which ports need a right, and without that right. */
    @Test
    void aPortThatIsNotPermittedEndsWith77AndSaysWhichRightIsMissing() throws Exception {
        var site = new Site(folder).under("unshare", "--user", "--map-root-user", "--net");
        site.under("sh", "-c", "ip link set lo up; exec setpriv --bounding-set -net_bind_service \"$0\" \"$@\"");
        Files.writeString(site.write(), Files.readString(site.file()).replace(":" + site.snmp(), ":162"));
        assertThat(refusalAsItIs(site, BIND))
                .contains("Listener \"snmp\" cannot bind udp/127.0.0.1:162: permission denied; give the process"
                        + " CAP_NET_BIND_SERVICE or choose a port above 1023.");
    }

    @Test
    void everyFindingOfEveryFileIsNamedWithItsPlaceAtOnce() throws Exception {
        var rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("own.yaml"), "rules:\n  - colour: red\n");
        var views = Files.createDirectory(folder.resolve("bss"));
        Files.writeString(folder.resolve("trapline.yaml"), """
                version: 1
                site: { name: site }
                data: "%s"
                listeners:
                  - { name: snmp, type: snmp-trap, bind: "127.0.0.1:%d" }
                rules: [rules]
                bss:
                  url: "jdbc:postgresql://localhost:port/bss"
                  user: reader
                  password: "${env:HOME}"
                  pool: 1
                  notify_channel: changed
                forwarders:
                  - { name: desk, type: webhook, url: "http://127.0.0.1/tickets?all=1" }
                web: { bind: "127.0.0.1:99999" }
                """.formatted(folder.resolve("data"), Site.freePort()));
        var site = new Site(folder);
        String file = site.file().toString();
        assertThat(refusalAsItIs(site, CONFIG).lines().filter(line -> line.startsWith("/")))
                .allMatch(line -> line.matches("/[^:]+:[1-9]\\d*:[1-9]\\d*  (error|warn ) [A-Z]{3}-\\d{3}  .*"))
                .anyMatch(line -> line.startsWith(file + ":8:8  error"))
                .anyMatch(line -> line.startsWith(file + ":11:9  error"))
                .anyMatch(line -> line.startsWith(file + ":14:39  error"))
                .anyMatch(line -> line.startsWith(file + ":15:14  error"))
                .anyMatch(line -> line.startsWith(rules.resolve("own.yaml") + ":2:5  error"))
                .filteredOn(line -> line.startsWith(views.toString()))
                .hasSize(7);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    private static Map<String, Integer> content(Path queue) throws IOException {
        var hashes = new TreeMap<String, Integer>();
        try (var files = Files.list(queue)) {
            for (var file : files.toList()) {
                hashes.put(file.getFileName().toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }

    private static String refusal(Site site, int code) throws Exception {
        site.write();
        return refusalAsItIs(site, code);
    }

    /** What it says when it does not start: no READY, no stack trace. */
    private static String refusalAsItIs(Site site, int code) throws Exception {
        try (var refused = site.launchAsItIs()) {
            int ended = refused.ended();
            var said = refused.errors();
            assertThat(ended).as(said).isEqualTo(code);
            assertThat(refused.output()).isEmpty();
            assertThat(said).doesNotContain("\tat ");
            return String.join(
                    "\n",
                    said.lines()
                            .filter(line -> line.startsWith("trapline:") || line.startsWith("/"))
                            .toList());
        }
    }
}
