package io.trapline.mediation.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.mediation.Decoded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Lines of other projects' suites and of real devices, against what their owners expect. Where we
 * disagree, the row and the reason stand in {@code disagreements.tsv}: one row more or less fails.
 */
class SyslogCorpusTest {

    private static final Instant NOW = Instant.parse("2026-03-14T09:30:00Z");
    private static final int DISAGREEMENTS_MAX = 40;

    private final SyslogDecoder decoder = new SyslogDecoder();
    private final Map<String, List<String>> found = new TreeMap<>();
    private final Set<String> bodies = new TreeSet<>();

    @Test
    void rfc5424SuitesAreAcceptedAndRejectedToTheRow() {
        int accepted = 0;
        int rejected = 0;
        for (JsonNode row : Corpus.rows("syslog/suites/gosyslog_rfc5424.jsonl")) {
            Decoded.SyslogMessage line = decode(row);
            boolean valid = row.get("valid").asBoolean();
            expect(row, "accepted", valid, line.format().equals("rfc5424"));
            accepted += valid ? 1 : 0;
            rejected += valid ? 0 : 1;
            if (valid) {
                fields(row, row.get("expected"), line);
            }
        }
        for (JsonNode row : Corpus.rows("syslog/suites/nifi.jsonl")) {
            if (row.get("format").asText().equals("rfc5424")) {
                accepted++;
                expect(row, "accepted", true, decode(row).format().equals("rfc5424"));
            }
        }
        for (JsonNode row : Corpus.rows("syslog/suites/vrl.jsonl")) {
            fields(row, row.get("expected"), decode(row));
        }
        found.forEach((id, what) -> System.out.println("  " + id + " " + what));
        System.out.println("RFC 5424 suites: " + accepted + " accepted, " + rejected + " rejected, disagreements "
                + found.size() + ".");
        assertThat(List.of(accepted, rejected)).containsExactly(60, 85);
        assertThat(found.keySet()).isEqualTo(listed("suite"));
    }

    @Test
    void headersOfVendorLinesAreReadAsTheirOwnersReadThem() {
        int stated = 0;
        int rows = 0;
        for (String file : Corpus.files("syslog/vendor")) {
            int before = found.size();
            int inFile = 0;
            for (JsonNode row : Corpus.rows(file)) {
                rows++;
                inFile += header(row) ? 1 : 0;
            }
            stated += inFile;
            if (inFile > 0) {
                System.out.println(file + ": " + (inFile - (found.size() - before)) + " of " + inFile);
            }
        }
        found.forEach((id, what) -> System.out.println("  " + id + " " + what));
        System.out.println("Vendor headers: " + (stated - found.size()) + " of " + stated + " rows that state them, "
                + rows + " read; " + bodies.size() + " of them name a host in their message alone.");
        assertThat(List.of(rows, stated)).containsExactly(1707, 617);
        assertThat(stated - found.size()).isGreaterThanOrEqualTo(stated * 99 / 100);
        assertThat(bodies).as("hosts that no header states").isEqualTo(listed("body"));
        assertThat(found.keySet()).as("%s", found).isEqualTo(listed("vendor"));
    }

    @Test
    void disagreementsAreFewAndEachHasAReason() {
        List<String[]> all = Listed.rows();
        assertThat(all).hasSizeLessThanOrEqualTo(DISAGREEMENTS_MAX);
        assertThat(all).allSatisfy(row -> assertThat(row[2]).isNotBlank());
    }

    private static Set<String> listed(String kind) {
        TreeSet<String> ids = new TreeSet<>();
        Listed.rows().stream().filter(row -> row[0].equals(kind)).forEach(row -> ids.add(row[1]));
        return ids;
    }

    private Decoded.SyslogMessage decode(JsonNode row) {
        return decoder.decode(Corpus.input(row), NOW, ZoneOffset.UTC);
    }

    private void fields(JsonNode row, JsonNode expected, Decoded.SyslogMessage line) {
        optional(row, expected, "facility", line.facility());
        optional(row, expected, "severity", line.severity());
        optional(row, expected, "hostname", line.hostname());
        optional(row, expected, "appname", line.appName());
        optional(row, expected, "procid", line.procId());
        optional(row, expected, "msgid", line.msgId());
        JsonNode message = expected.get("message");
        if (message != null) {
            expect(row, "message", text(message), line.message());
        }
        JsonNode stamp = expected.get("timestamp");
        if (stamp != null && !stamp.isNull() && !stamp.asText().startsWith("CURRENT")) {
            expect(row, "timestamp", utc(stamp.asText()), utc(String.valueOf(line.timestamp())));
        }
        JsonNode data = expected.get("structured_data");
        if (data != null) {
            expect(row, "structuredData", elements(data), line.structuredData());
        }
    }

    private static Map<String, Map<String, String>> elements(JsonNode data) {
        Map<String, Map<String, String>> elements = new TreeMap<>();
        data.properties().forEach(element -> {
            Map<String, String> parameters = new TreeMap<>();
            element.getValue()
                    .properties()
                    .forEach(it -> parameters.put(it.getKey(), it.getValue().asText()));
            elements.put(element.getKey(), parameters);
        });
        return elements;
    }

    /** Octets that are no text are given in base64: what we show of them has replacement characters. */
    private static String text(JsonNode message) {
        return message.has("b64")
                ? new String(Base64.getDecoder().decode(message.get("b64").asText()), StandardCharsets.UTF_8)
                : message.asText("");
    }

    /** One spelling of UTC; offsets beyond eighteen hours are grammatical and no time anywhere. */
    private static String utc(String stamp) {
        return stamp.replaceFirst("[+-]00:00$", "Z");
    }

    /** Compares facility, severity, host, app and time; true when the row states any of them. */
    private boolean header(JsonNode row) {
        Decoded.SyslogMessage line = decode(row);
        JsonNode expected = row.path("expected");
        boolean stated = expected.has("facility") || expected.has("hostname") || expected.has("appname");
        optional(row, expected, "facility", line.facility());
        optional(row, expected, "severity", line.severity());
        if (inBodyAlone(row, expected.path("hostname").asText(), line)) {
            bodies.add(row.get("id").asText());
        } else {
            optional(row, expected, "hostname", line.hostname());
        }
        optional(row, expected, "appname", line.appName());
        time(row, line);
        return stated;
    }

    /** True when the host that the owner expects stands in the message and nowhere before it: no header states it. */
    private static boolean inBodyAlone(JsonNode row, String host, Decoded.SyslogMessage line) {
        String text = row.path("input_text").asText();
        String message = line.message().strip();
        int from = text.lastIndexOf(message);
        return !host.isEmpty()
                && !host.equals(line.hostname())
                && from > 0
                && message.contains(host)
                && !text.substring(0, from).contains(host);
    }

    private void time(JsonNode row, Decoded.SyslogMessage line) {
        String clock = row.at("/upstream/message_details/time").asText("");
        String stamp = String.valueOf(line.timestamp());
        if (clock.length() >= 8) {
            expect(row, "time", true, stamp.contains("T" + clock.substring(0, 8)));
        }
        String bsd = row.at("/template_time/bsd").asText("none");
        String iso = row.at("/template_time/iso").asText("none");
        String start = row.path("input_text").asText("");
        start = start.substring(0, Math.min(60, start.length()));
        if (start.contains(bsd) || start.contains(iso)) {
            String year = start.matches(".*\\b20\\d\\d " + Pattern.quote(bsd) + ".*")
                    ? start.substring(start.indexOf(bsd) - 5, start.indexOf(bsd) - 1)
                    : "2026";
            expect(row, "time", true, stamp.startsWith(year + "-03-14T09:26:53"));
        }
    }

    private void optional(JsonNode row, JsonNode expected, String field, @Nullable Object read) {
        JsonNode value = expected.get(field);
        if (value != null && !value.isNull()) {
            expect(row, field, value.asText(), String.valueOf(read));
        }
    }

    private void expect(JsonNode row, String what, Object expected, @Nullable Object read) {
        if (!Objects.equals(expected, read)) {
            found.computeIfAbsent(row.get("id").asText(), id -> new ArrayList<>())
                    .add(what + ": " + expected + " / " + read);
        }
    }

    /** The rows of disagreements.tsv: suite, vendor or body, id, reason. */
    private static final class Listed {

        static List<String[]> rows() {
            try (var in = Objects.requireNonNull(Listed.class.getResourceAsStream("disagreements.tsv"))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(it -> !it.startsWith("#"))
                        .map(it -> it.split("\t", -1))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
