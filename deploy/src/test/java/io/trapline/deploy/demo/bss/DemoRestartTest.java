package io.trapline.deploy.demo.bss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The demo's database over a folder that an earlier run left in any state. */
class DemoRestartTest {

    private static final Path FOLDER = Path.of("target", "demo-restart-test").toAbsolutePath();

    @Test
    void itStartsAgainOverItsFolderAfterAKillThatPostgreSqlOutlived() throws Exception {
        DemoBssTest.clear(FOLDER.resolve("killed/data"));
        long scripts = scripts();
        Process jvm = demo(FOLDER.resolve("killed"));
        ProcessHandle postgres;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
            String address = address(said);
            postgres = postmaster(FOLDER.resolve("killed/data"));
            sql(address, "INSERT INTO billing.reseller VALUES ('VNO-9', 'Kept')");
            sql(address, "DELETE FROM billing.subscription_port WHERE service_no = 'SVC-992'");
        } finally {
            jvm.destroyForcibly().waitFor();
        }
        assertThat(running(FOLDER.resolve("killed/data")))
                .as("PostgreSQL outlives its JVM")
                .isTrue();
        assertThat(scripts()).as("nothing stays in the temp folder").isEqualTo(scripts);

        List<String> progress = new ArrayList<>();
        try (DemoBss again = DemoBss.start(FOLDER.resolve("killed"), 40, progress::add)) {
            assertThat(postmaster(FOLDER.resolve("killed/data")).pid()).isNotEqualTo(postgres.pid());
            assertThat(progress)
                    .containsExactly("Stopped the PostgreSQL that an earlier run left behind.", "Starting PostgreSQL.");
            assertThat(count(again.ownerUrl(), "billing.reseller WHERE reseller_no = 'VNO-9'"))
                    .isEqualTo(1);
            assertThat(count(again.ownerUrl(), "billing.subscription_port WHERE service_no = 'SVC-992'"))
                    .as("what a person changed stays")
                    .isZero();
            assertThat(running(FOLDER.resolve("killed/data"))).isTrue();
        }
        await("a closed demo leaves no process").until(() -> !running(FOLDER.resolve("killed/data")));
    }

    @Test
    void moreDevicesAreAddedToWhatIsThere() throws Exception {
        DemoBssTest.clear(FOLDER.resolve("grown/data"));
        DemoBss.start(FOLDER.resolve("grown"), 0, said -> {}).close();
        List<String> progress = new ArrayList<>();
        try (DemoBss grown = DemoBss.start(FOLDER.resolve("grown"), 60, progress::add)) {
            assertThat(grown.devices()).hasSize(60);
            assertThat(count(grown.ownerUrl(), "billing.network_element")).isEqualTo(60);
            assertThat(count(grown.ownerUrl(), "billing.party")).isEqualTo(3_001);
        }
    }

    @Test
    void aStrangerWithTheNumberOfTheOldServerIsLeftAlone() throws IOException {
        Path data = Files.createDirectories(FOLDER.resolve("stranger"));
        Process stranger = new ProcessBuilder("tail", "-f", "/dev/null").start();
        try {
            Files.writeString(data.resolve("postmaster.pid"), stranger.pid() + "\n" + data + "\n");
            assertThat(new LeftOverServer(data).stop()).isFalse();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(data.resolve("postmaster.pid")).doesNotExist();
        } finally {
            stranger.destroy();
        }
    }

    @Test
    void aServerThatCannotStartIsOneSentence() throws IOException {
        Path home = FOLDER.resolve("foreign");
        DemoBssTest.clear(home.resolve("data"));
        Path data = Files.createDirectories(
                home.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(data.resolve("PG_VERSION"), "9.6\n");
        Files.writeString(data.resolve("postgresql.conf"), "");
        assertThatThrownBy(() -> DemoBss.start(home, 40, said -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The demo's PostgreSQL does not start (")
                .hasMessageContaining("database files are incompatible with server")
                .hasMessageContaining(home.resolve("postgresql.log").toString());
    }

    private static Process demo(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DemoBssProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String address(BufferedReader said) throws IOException {
        String line;
        while ((line = said.readLine()) != null) {
            if (line.startsWith("ADDRESS ")) {
                return line.substring("ADDRESS ".length());
            }
        }
        throw new AssertionError("the demo's process ended without an address");
    }

    private static ProcessHandle postmaster(Path data) throws IOException {
        String pid =
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static long scripts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.toString().contains("detect_linux"))
                    .count();
        }
    }

    private static boolean running(Path data) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().arguments().stream())
                .anyMatch(arguments -> Arrays.asList(arguments).contains(data.toString()));
    }

    private static void sql(String address, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static int count(String address, String from) throws Exception {
        try (Connection connection = DriverManager.getConnection(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + from)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
