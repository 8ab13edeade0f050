package io.trapline.enrichment.bss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trapline.config.ConfigException;
import io.trapline.config.Finding;
import io.trapline.config.Secret;
import io.trapline.config.Settings;
import io.trapline.enrichment.inventory.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of the operator's part before any database is asked. */
class BssCheckTest {

    private static final Path SHIPPED = Path.of("..", "config", "etc", "bss");

    @TempDir
    private Path folder;

    @BeforeEach
    void views() throws IOException {
        for (View view : View.values()) {
            Files.writeString(folder.resolve(view.file()), "SELECT 1");
        }
    }

    @Test
    void goodSettingsHaveNoFindings() {
        assertThat(Bss.check(settings("jdbc:postgresql://db1:5432/bss", 2, "changed")))
                .isEmpty();
        assertThat(Bss.check(settings("jdbc:postgresql://db1,db2/bss?targetServerType=preferSecondary", 1, null)))
                .isEmpty();
    }

    @Test
    void everyMistakeIsNamedAtOnceAndNoPasswordWithIt() throws IOException {
        Files.delete(folder.resolve("vno.sql"));
        Files.writeString(folder.resolve("account.sql"), "-- nothing\n/* at\nall */\n");
        Files.write(folder.resolve("customer.sql"), new byte[] {(byte) 0xFF, (byte) 0xFE});
        Files.writeString(folder.resolve("customers.sql"), "SELECT 1");
        assertThatThrownBy(() -> new Bss(
                        settings("postgresql://u:hunter2@db1/bss", 1, "changed"),
                        folder.resolve("inventory"),
                        told -> {},
                        InstantSource.system()))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        wrong -> assertThat(wrong.findings())
                                .extracting(Finding::code, Finding::text)
                                .hasSize(6)
                                .extracting(tuple -> tuple.toList().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(" ")))
                                .containsExactly(
                                        "BSS-001 found no SQL, expected a SELECT with the columns account_id, customer_id, name",
                                        "BSS-001 found bytes that are not UTF-8, expected SQL",
                                        "BSS-001 there is no such file, expected a SELECT with the columns vno_id, name",
                                        "BSS-002 found a file that nobody reads, expected only resource.sql,"
                                                + " resource_alias.sql, service.sql, service_resource.sql, account.sql,"
                                                + " customer.sql, vno.sql, product.sql, sla.sql, place.sql,"
                                                + " service_relationship.sql, resource_relationship.sql, changed.sql",
                                        "BSS-003 found no PostgreSQL address, expected jdbc:postgresql://host:port/database",
                                        "BSS-004 found 1, expected at least 2: the notify channel takes one for itself"))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aSentenceAboutADatabaseShowsNoPartOfItsAddressThatCouldBeSecret() {
        assertThat(Complaint.where("jdbc:postgresql://db1:5432/bss?user=x&password=hunter2"))
                .isEqualTo("db1:5432/bss");
        Complaint complaint = new Complaint("jdbc:postgresql://db1/bss", "x", new Secret("hunter2"));
        assertThat(complaint.down("said: hunter2 is wrong").sentence())
                .isEqualTo("The BSS at db1:5432/bss said: (secret) is wrong.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "SELECT 1;",
                "SELECT 1 ;\n-- the end\n",
                "SELECT 1; /* the\nend */ -- really",
                "-- a; head\nSELECT 1 -- ; tail",
            })
    void aFileIsOneSelectWhateverEndsIt(String sql) throws IOException {
        Files.writeString(folder.resolve("vno.sql"), sql);
        String wrapped = new ViewFiles(folder).sql(View.VNO);
        assertThat(wrapped.replaceAll("--[^\n]*|(?s)/\\*.*?\\*/", "").replaceAll("\\s+", " "))
                .isEqualTo("SELECT * FROM ( SELECT 1 ) AS trapline_view");
    }

    /** The head of each shipped file is the documentation; this holds it to what is read. */
    @ParameterizedTest
    @EnumSource
    void aShippedViewDocumentsExactlyTheColumnsThatAreRead(View view) throws IOException {
        assertThat(Files.readAllLines(SHIPPED.resolve(view.file())).stream()
                        .filter(line -> line.matches("--   [a-z_]+ +(text|number|boolean|timestamptz) +(yes|no) .*"))
                        .map(line -> line.replaceFirst("--   (\\S+) +(\\S+) +(\\S+) .*", "$1 $2 $3")))
                .containsExactlyElementsOf(view.columns().stream()
                        .map(column -> column.name() + " " + documented(column.type()) + " "
                                + (column.required() ? "no" : "yes"))
                        .toList());
    }

    private static String documented(View.Type type) {
        return switch (type) {
            case TEXT -> "text";
            case NUMBER -> "number";
            case FLAG -> "boolean";
            case TIME -> "timestamptz";
        };
    }

    @Test
    void theShippedFoldersHaveNothingElse() {
        assertThat(new ViewFiles(SHIPPED).check()).isEmpty();
        assertThat(new ViewFiles(SHIPPED.resolveSibling("bss-tmf")).check()).isEmpty();
    }

    private Settings.Bss settings(String url, int pool, @Nullable String channel) {
        return new Settings.Bss(
                url,
                "reader",
                new Secret("hunter2"),
                folder,
                pool,
                Duration.ofMinutes(5),
                channel,
                Duration.ofSeconds(10),
                20);
    }
}
