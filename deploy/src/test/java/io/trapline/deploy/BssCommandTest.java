package io.trapline.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.trapline.config.SettingsReader;
import io.trapline.deploy.demo.bss.DemoBss;
import io.trapline.enrichment.BssStatus;
import io.trapline.enrichment.bss.Bss;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bss verbs over the demo's real PostgreSQL, with the shipped views. */
class BssCommandTest {

    private static final Path ETC = Path.of(System.getProperty("trapline.home", ".."), "config/etc")
            .toAbsolutePath()
            .normalize();

    @TempDir
    private static Path folder;

    private static DemoBss demo;
    private static Path config;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws IOException {
        demo = DemoBss.start(folder.resolve("bss"), 40, step -> {});
        config = main("good.yaml", DemoBss.READER, demo.url());
    }

    @AfterAll
    static void stop() throws IOException {
        demo.close();
    }

    @Test
    void theBssAnswersAndItsViewsAreGood() {
        assertThat(run("ping")).isEqualTo(Exit.OK);
        assertThat(text()).startsWith("✓ 127.0.0.1:" + demo.port() + "/bss as trapline_ro, PostgreSQL ");
        assertThat(run("sql-check")).isEqualTo(Exit.OK);
        assertThat(text().lines())
                .hasSize(13)
                .allMatch(line -> line.startsWith("✓ "))
                .anyMatch(line -> line.startsWith("✓ service_resource.sql: planned, about "))
                .contains("✓ role trapline_ro: reads and nothing else");
    }

    @Test
    void aRoleThatMayWriteIsAFinding() throws IOException {
        config = main("owner.yaml", "postgres", demo.url());
        try {
            assertThat(run("sql-check")).isEqualTo(Exit.FINDINGS);
            assertThat(text()).contains("✗ role postgres: it is superuser");
        } finally {
            config = folder.resolve("good.yaml");
        }
    }

    @Test
    void withoutABssOneIsToldSo() throws IOException {
        config = main("away.yaml", DemoBss.READER, "jdbc:postgresql://127.0.0.1:1/bss");
        try {
            assertThat(run("ping")).isEqualTo(Exit.DEPENDENCY);
            assertThat(text()).startsWith("✗ ").contains("cannot be reached");
        } finally {
            config = folder.resolve("good.yaml");
        }
    }

    @Test
    void whatWasReadIsLookedUpCountedAndReadAgain() throws Exception {
        var settings = SettingsReader.read(config);
        try (Bss bss = new Bss(
                Objects.requireNonNull(settings.bss()),
                settings.data().resolve("inventory"),
                change -> {},
                InstantSource.system())) {
            bss.start();
            await().atMost(Duration.ofSeconds(15)).until(() -> bss.status().state() == BssStatus.State.UP);
            assertThat(run("refresh")).isEqualTo(Exit.OK);
            assertThat(text()).startsWith("state     UP\n");
        }
        assertThat(run("lookup", "10.20.4.17", "0/03/12")).isEqualTo(Exit.OK);
        assertThat(text())
                .contains("found by  ifName 0/03/12 on olt-17")
                .contains("within    olt-17 > ")
                .contains("alias     ifIndex 1203112")
                .contains(
                        "SVC-991 Ethernet 1G, active, account 77120, customer C-10442 Hanse Klinikum GmbH, access over"
                                + " olt-17/0/3/12, down without it");
        assertThat(run("lookup", "DE-KI-10442-01")).isEqualTo(Exit.OK);
        assertThat(text()).contains("SVC-991", "degraded without it");
        assertThat(run("lookup", "C-10442")).isEqualTo(Exit.OK);
        assertThat(text()).startsWith("customer  C-10442 Hanse Klinikum GmbH (platinum)\n");
        assertThat(run("lookup", "nowhere")).isEqualTo(Exit.FINDINGS);
        assertThat(text()).isEmpty();
        assertThat(run("coverage", "--min", "100")).isEqualTo(Exit.OK);
        assertThat(text().lines()).hasSize(4).allMatch(line -> line.startsWith("100.0 %  "));
        assertThat(run("refresh")).isEqualTo(Exit.NOT_RUNNING);
    }

    private static Path main(String name, String user, String url) throws IOException {
        return Files.writeString(folder.resolve(name), """
                version: 1
                site: { name: test }
                data: %s
                listeners:
                  - { name: snmp, type: snmp-trap, transport: udp, bind: "127.0.0.1:0" }
                rules: [%s]
                bss:
                  url: %s
                  user: %s
                  password: "${env:TRAPLINE_NO_SUCH:-trapline}"
                  views: %s
                """.formatted(
                        folder.resolve("data"), ETC.resolve("rules"), url, user, ETC.resolve("bss")));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private int run(String verb, String... arguments) {
        out.reset();
        String[] args = new String[arguments.length + 4];
        args[0] = "bss";
        args[1] = verb;
        args[2] = "--config";
        args[3] = config.toString();
        System.arraycopy(arguments, 0, args, 4, arguments.length);
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return Main.execute(terminal, new StopRequest(), args);
    }
}
