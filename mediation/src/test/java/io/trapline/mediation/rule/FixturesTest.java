package io.trapline.mediation.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trapline.config.ConfigException;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.decode.SnmpDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FixturesTest {

    @TempDir
    Path folder;

    @Test
    void everyShippedFixtureIsJudgedAsExpected() throws IOException, ConfigException {
        Rulebook rules = RuleLoader.load(List.of(ShippedRulesTest.FOLDER));
        List<Fixtures.Result> results = Fixtures.run(ShippedRulesTest.FOLDER, rules);
        assertThat(results).hasSizeGreaterThan(120);
        assertThat(results)
                .allSatisfy(result -> assertThat(result.differences())
                        .as("%s line %d", result.folder(), result.line())
                        .isEmpty());
    }

    @Test
    void aDifferenceIsSaid() throws IOException {
        Files.writeString(folder.resolve("input"), "<186>nothing anybody knows\n<186>again\n");
        Files.writeString(
                folder.resolve("expected.json"),
                "[{\"signal\": \"raise\", \"alarmType\": \"generic\", \"objects\": [], \"colour\": \"red\"}]");
        List<Fixtures.Result> results = Fixtures.run(folder, RuleLoaderTest.NONE);
        assertThat(results.getFirst().differences())
                .containsExactly(
                        "signal: expected \"raise\", found \"note\" (rule generic)", "a verdict has no \"colour\"");
        assertThat(results.getLast().differences()).containsExactly("expected.json has no verdict for it");
    }

    @Test
    void aTrapInWordsIsReadLikeAPacket() throws IOException {
        Files.writeString(
                folder.resolve("input"),
                "trap 1.3.6.1.4.1.32473.1 1.3.6.1.4.1.32473.2.7=i:-5 \"1.3.6.1.4.1.32473.3.7=s:a b\""
                        + " 1.3.6.1.4.1.32473.4.7=a:192.0.2.1 1.3.6.1.4.1.32473.5.7=x:00ff"
                        + " 1.3.6.1.4.1.32473.6.7=o:1.3.6.1.4.1.32473.200000 1.3.6.1.4.1.32473.8.7=u:4000000000\n");
        Files.writeString(
                folder.resolve("expected.json"),
                "[{\"signal\": \"note\", \"alarmType\": \"generic\", \"objects\": []}]");
        List<Fixtures.Result> results = Fixtures.run(folder, RuleLoaderTest.NONE);
        assertThat(results)
                .singleElement()
                .satisfies(result -> assertThat(result.differences()).isEmpty());
        byte[] octets =
                WrittenTrap.octets(Files.readString(folder.resolve("input")).strip());
        Decoded.Trap trap = (Decoded.Trap) new SnmpDecoder().decode(octets);
        assertThat(trap.trapOid()).isEqualTo("1.3.6.1.4.1.32473.1");
        assertThat(trap.varbinds())
                .extracting(bind -> bind.type() + " " + bind.value())
                .containsExactly(
                        "INTEGER -5",
                        "OCTET STRING a b",
                        "IpAddress 192.0.2.1",
                        "OCTET STRING 00:ff",
                        "OBJECT IDENTIFIER 1.3.6.1.4.1.32473.200000",
                        "Gauge32 4000000000");
    }

    @Test
    void aTrapInWordsThatIsWrittenWronglyIsSaidWithItsPlace() throws IOException {
        Files.writeString(folder.resolve("input"), "<13>fine\ntrap 1.3.6.1.4.1.32473.1 1.3.6.1.4.1.32473.2.7=7\n");
        assertThatThrownBy(() -> Fixtures.run(folder, RuleLoaderTest.NONE))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("input") + ":2: \"1.3.6.1.4.1.32473.2.7=7\" is not a varbind; write OID=i:7"
                        + " with a letter of i u c t s x o a");
    }
}
