package io.trapline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs of {@code trapline mib}: data on stdout, one code for each end. */
class MibCommandTest {

    private static final String GOOD = """
            ACME-MIB DEFINITIONS ::= BEGIN
            IMPORTS enterprises FROM SNMPv2-SMI;
            acme OBJECT IDENTIFIER ::= { enterprises 99998 }
            acmeState OBJECT-TYPE SYNTAX INTEGER { fine(1), smoke(2) } STATUS current ::= { acme 1 }
            acmeChanged NOTIFICATION-TYPE OBJECTS { acmeState } STATUS current ::= { acme 0 1 }
            END
            """;

    private static final String ORPHAN = """
            ORPHAN-MIB DEFINITIONS ::= BEGIN
            IMPORTS parent FROM PARENT-SMI;
            orphan OBJECT IDENTIFIER ::= { parent 1 }
            END
            """;

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aGoodModuleIsCheckedWithoutAWord() throws IOException {
        assertThat(run("mib", "check", file("acme.txt", GOOD))).isEqualTo(Exit.OK);
        assertThat(out()).isEmpty();
        assertThat(err()).isEqualTo("1 files, 1 modules, 0 errors, 0 warnings\n");
    }

    @Test
    void everythingWrongIsNamedWithItsPlaceAndMissingModulesTogether() throws IOException {
        String orphan = file("orphan.txt", ORPHAN);
        String broken = file("broken.txt", "BROKEN-MIB DEFINITIONS ::= BEGIN\nx OBJECT-TYPE SYNTAX INTEGER\nEND\n");
        assertThat(run("mib", "check", folder.toString())).isEqualTo(Exit.FINDINGS);
        assertThat(out())
                .contains(broken + ":3:1: error: x has no value: ::= is missing")
                .contains(orphan + ":2:9: error: module PARENT-SMI is missing, and nobody else has parent")
                .contains(orphan + ":3:1: error: orphan is lost: nobody defines parent")
                .contains("error: PARENT-SMI is missing, wanted by ORPHAN-MIB (" + orphan + ":2:9, for parent)");
    }

    @Test
    void whatIsNotThereIsAUsageError() {
        assertThat(run("mib", "check", folder.resolve("nothing").toString())).isEqualTo(Exit.USAGE);
        assertThat(out()).isEmpty();
        assertThat(run("mib")).isEqualTo(Exit.USAGE);
    }

    @Test
    void aModuleIsAddedAndThenKnownAndABrokenOneIsNot() throws IOException {
        String config = file("trapline.yaml", """
                version: 1
                site: {name: kiel}
                data: data
                listeners: [{name: snmp, type: snmp-trap, bind: "127.0.0.1:0"}]
                """);
        assertThat(run("mib", "add", "--config", config, file("acme.txt", GOOD)))
                .isEqualTo(Exit.OK);
        assertThat(out()).isEqualTo("ACME-MIB\t" + folder.resolve("mibs/acme.txt") + "\n");
        assertThat(run("mib", "add", "--config", config, file("orphan.txt", ORPHAN)))
                .isEqualTo(Exit.FINDINGS);
        assertThat(folder.resolve("mibs")).isDirectoryNotContaining("glob:**orphan*");

        out.reset();
        assertThat(run("mib", "list", "--config", config)).isEqualTo(Exit.OK);
        assertThat(out().lines())
                .contains("ACME-MIB\t1\t1\t0\t" + folder.resolve("mibs/acme.txt"))
                .anyMatch(line -> line.startsWith("IF-MIB\t") && line.endsWith("\tshipped"));

        out.reset();
        assertThat(run("mib", "translate", "--config", config, "1.3.6.1.4.1.99998.1.0", "acmeChanged"))
                .isEqualTo(Exit.OK);
        assertThat(out().lines())
                .containsExactly(
                        "1.3.6.1.4.1.99998.1.0\tACME-MIB::acmeState.0\tobject\tINTEGER\tfine(1) smoke(2)",
                        "1.3.6.1.4.1.99998.0.1\tACME-MIB::acmeChanged\tnotification\t\tacmeState");
    }

    @Test
    void whatShipsIsTranslatedAndAnUnknownNameIsAFinding() {
        assertThat(run("mib", "translate", "linkDown", "1.3.6.1.2.1.2.2.1.8.3", "nobodyKnowsIt"))
                .isEqualTo(Exit.FINDINGS);
        assertThat(out().lines().toList())
                .contains("1.3.6.1.6.3.1.1.5.3\tIF-MIB::linkDown\tnotification\t\tifIndex ifAdminStatus ifOperStatus")
                .anyMatch(line -> line.startsWith("1.3.6.1.2.1.2.2.1.8.3\tIF-MIB::ifOperStatus.3\tobject\tINTEGER\t"
                        + "ifIndex=3; up(1) down(2)"));
        assertThat(err()).isEqualTo("trapline: no module knows nobodyKnowsIt\n");
        for (String name : List.of("ifOperStatus.5", "IF-MIB::ifOperStatus.5")) {
            out.reset();
            assertThat(run("mib", "translate", name)).as(name).isEqualTo(Exit.OK);
            assertThat(out())
                    .startsWith("1.3.6.1.2.1.2.2.1.8.5\tIF-MIB::ifOperStatus.5\tobject\tINTEGER\tifIndex=5; up(1)");
        }
    }

    @Test
    void aWrongMainFileIsAConfigError() throws IOException {
        assertThat(run("mib", "list", "--config", file("wrong.yaml", "version: 1\n")))
                .isEqualTo(Exit.CONFIG);
        assertThat(out()).isEmpty();
    }

    @Test
    void modulesAreCompiled() throws IOException {
        assertThat(run("mib", "compile", file("acme.txt", GOOD))).isEqualTo(Exit.OK);
        assertThat(out()).contains("M\tACME-MIB\n", "N\tacmeChanged\tNOTIFICATION\t1.3.6.1.4.1.99998.0.1\t\t\t");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private int run(String... args) {
        var terminal = new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return Main.execute(terminal, new StopRequest(), args);
    }
}
