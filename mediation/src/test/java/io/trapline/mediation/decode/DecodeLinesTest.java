package io.trapline.mediation.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract of offline decoding: every name and every null in it is somebody's program. */
class DecodeLinesTest {

    private static final String TRAP = "303d020101040663306d6d756ea7300204172ba9de020100020100302230"
            + "0e06082b06010201010300430212673010060a2b06010603010104010006022b06";

    private final DecodeLines lines =
            new DecodeLines(InstantSource.fixed(Instant.parse("2026-11-22T22:30:00Z")), ZoneOffset.UTC);

    @Test
    void aSyslogLineHasAllItsFields() {
        assertThat(lines.answer(request("syslog", "<28>Jul 20 21:45:59 vmx01 mib2d[2424]: SNMP_TRAP_LINK_DOWN: x", "")))
                .isEqualTo(
                        "{\"id\":\"1\",\"ok\":true,\"reason\":null,\"decoded\":{\"format\":\"juniper\",\"facility\":3,"
                                + "\"severity\":4,\"timestamp\":\"2026-07-20T21:45:59Z\",\"hostname\":\"vmx01\","
                                + "\"appName\":\"mib2d\",\"procId\":\"2424\",\"msgId\":null,\"structuredData\":{},"
                                + "\"message\":\"SNMP_TRAP_LINK_DOWN: x\",\"mnemonic\":\"SNMP_TRAP_LINK_DOWN\"}}");
    }

    @Test
    void receiveTimeAndZoneOfTheLineDecideItsStamp() {
        String stated = ",\"received\":\"2020-01-02T00:00:00Z\",\"zone\":\"Europe/Berlin\"";
        assertThat(lines.answer(request("syslog", "<28>Dec 31 21:45:59 h a: x", stated)))
                .contains("\"timestamp\":\"2019-12-31T21:45:59+01:00\"");
    }

    @Test
    void aTrapHasAllItsFields() {
        assertThat(lines.answer(snmp(TRAP, "")))
                .isEqualTo("{\"id\":\"1\",\"ok\":true,\"reason\":null,\"decoded\":{\"version\":2,"
                        + "\"pduType\":\"SNMPv2-Trap\",\"community\":\"c0mmun\",\"securityName\":null,"
                        + "\"requestId\":388737502,\"trapOid\":\"1.3.6\",\"uptime\":4711,\"agentAddress\":null,"
                        + "\"enterprise\":null,\"genericTrap\":null,\"specificTrap\":null,\"varbinds\":[]}}");
    }

    @Test
    void aCutTrapSaysWhyAndWhatWasRead() {
        assertThat(lines.answer(snmp(TRAP.substring(0, 60), "")))
                .contains("\"ok\":false,\"reason\":\"truncated\"")
                .contains("\"version\":2")
                .contains("\"community\":\"c0mmun\"");
    }

    @Test
    void anEncryptedMessageShowsItsHeader() {
        String encrypted = "3052020103301102043be648710203010000040103020103042e302c040d80001f8880e9630000d61ff449"
                + "0201000201000405" + "6c6578746d" + "040400000000" + "0408" + "0000000069d39b2a" + "040a"
                + "00".repeat(10);
        assertThat(lines.answer(snmp(encrypted, "")))
                .contains("\"ok\":false,\"reason\":\"encrypted\"")
                .contains("\"version\":3")
                .contains("\"securityName\":\"lextm\"")
                .contains("\"engineId\":\"80001f8880e9630000d61ff449\"")
                .contains("\"engineBoots\":0");
        assertThat(
                        lines.answer(
                                snmp(
                                        encrypted,
                                        ",\"usm\":{\"user\":\"lextm\",\"auth\":\"MD5\",\"auth_pass\":\"a\",\"priv\":\"DES\",\"priv_pass\":\"b\"}")))
                .contains("\"ok\":false,\"reason\":\"wrongDigest\"")
                .contains("\"securityName\":\"lextm\"");
    }

    @Test
    void aStreamIsAnsweredByItsFrames() {
        assertThat(lines.answer(request("syslog-stream", "16 <1>1 - - - - - -<2>1 - - - - - -\nhalf", "")))
                .startsWith("{\"id\":\"1\",\"ok\":true,\"reason\":null,\"frames\":[{\"ok\":true,\"reason\":null,"
                        + "\"decoded\":{\"format\":\"rfc5424\",\"facility\":0,\"severity\":1,")
                .contains("\"severity\":2")
                .endsWith("\"message\":\"half\",\"mnemonic\":null},\"truncated\":true}]}");
    }

    @Test
    void aBadLineIsAnsweredAndStopsNothing() throws IOException {
        String in = String.join(
                "\n",
                "{",
                "",
                "[]",
                "{\"id\":7,\"kind\":\"snmp\"}",
                "{\"id\":8,\"kind\":\"fax\",\"input_b64\":\"\"}",
                "{\"id\":9,\"kind\":\"syslog\",\"input_b64\":\"*\"}",
                request("syslog", "x", ",\"zone\":\"Mars\""),
                request("syslog", "x", ",\"received\":\"yesterday\""),
                snmp(TRAP, ",\"usm\":{\"user\":\"u\",\"auth\":\"ROT13\",\"auth_pass\":\"x\"}"),
                request("syslog", "x", ""));
        StringWriter out = new StringWriter();
        lines.run(new BufferedReader(new StringReader(in)), out);
        assertThat(out.toString().lines().toList())
                .hasSize(9)
                .satisfies(all -> assertThat(all.subList(0, 8)).allMatch(it -> it.contains("\"ok\":false")))
                .satisfies(all -> assertThat(String.join("\n", all))
                        .contains("badJson", "noInput", "unknownKind", "badBase64", "badZone", "badReceived", "badUsm"))
                .satisfies(all -> assertThat(all.get(2)).startsWith("{\"id\":7,"))
                .satisfies(all -> assertThat(all.get(8)).contains("\"format\":\"plain\""));
    }

    @Test
    void aLineThatSaysMoreThanOneObjectIsRefusedWithItsPlace() throws IOException {
        String good = request("syslog", "x", "");
        StringWriter out = new StringWriter();
        String in = String.join(
                "\n", good, good + " x", "", good + good, request("syslog", "x", ",\"id\":\"2\""), "{\"id\":5}");
        lines.run(new BufferedReader(new StringReader(in)), out);
        assertThat(out.toString().lines().toList())
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"ok\":true"),
                        text -> assertThat(text).contains("badJson", "\"line\":2", "\"detail\":\"column "),
                        two -> assertThat(two).contains("badJson", "\"line\":4", "more stands behind the object"),
                        twice -> assertThat(twice).contains("badJson", "\"line\":5", "Duplicate field 'id'"),
                        empty -> assertThat(empty).contains("noInput", "\"id\":5", "\"line\":6", "input_b64"));
    }

    /** The sender waits for the answer before it sends more. */
    @Test
    @Timeout(60)
    void aLineIsAnsweredBeforeTheNextOneComes() throws Exception {
        try (var question = new PipedWriter();
                var asked = new BufferedReader(new PipedReader(question));
                var answer = new PipedWriter();
                var read = new BufferedReader(new PipedReader(answer))) {
            var out = new BufferedWriter(answer);
            var worker = Thread.ofVirtual().start(() -> {
                try {
                    lines.run(asked, out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            for (int i = 0; i < 3; i++) {
                question.append(request("syslog", "x", "")).append('\n').flush();
                assertThat(read.readLine()).contains("\"ok\":true");
            }
            question.close();
            worker.join();
        }
    }

    @Test
    void anEngineIdMayHaveColons() {
        JsonNode usm = JsonNodeFactory.instance.objectNode().put("user", "u").put("engine_id", "80:00:1F:88:80:e9");
        assertThat(Credentials.of(usm))
                .isNotNull()
                .extracting(Credentials::engineId)
                .isEqualTo("80001f8880e9");
    }

    private static String request(String kind, String text, String more) {
        return line(kind, text.getBytes(StandardCharsets.UTF_8), more);
    }

    private static String snmp(String hex, String more) {
        return line("snmp", HexFormat.of().parseHex(hex), more);
    }

    private static String line(String kind, byte[] input, String more) {
        return "{\"id\":\"1\",\"kind\":\"%s\",\"input_b64\":\"%s\"%s}"
                .formatted(kind, Base64.getEncoder().encodeToString(input), more);
    }
}
