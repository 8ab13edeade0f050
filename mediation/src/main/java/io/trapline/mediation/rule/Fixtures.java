package io.trapline.mediation.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trapline.agent.Envelope;
import io.trapline.agent.Kind;
import io.trapline.agent.RawRecord;
import io.trapline.agent.Transport;
import io.trapline.mediation.decode.Decoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tests that an operator keeps beside rules: every folder with a file {@code input} (a message a line:
 * a syslog line as it comes, a trap in words as {@link WrittenTrap} reads it, or an SNMP packet in
 * hexadecimal) and a file {@code expected.json} (a list of verdicts, one a line). What a verdict does
 * not mention is not compared.
 */
public final class Fixtures {

    /** A fixed time of receipt: a stamp without a year is read the same way every day. */
    private static final long RECEIVED_NANOS =
            Instant.parse("2026-11-01T12:00:00Z").getEpochSecond() * 1_000_000_000L;

    private static final Pattern PACKET = Pattern.compile("(?:[0-9A-Fa-f]{2} ?){20,}");
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What came of one message.
     *
     * @param line of {@code input}, counted from 1
     * @param verdict what the rules made of it; null when there is no such line
     * @param differences one sentence each; empty when all is as expected
     */
    public record Result(Path folder, int line, @Nullable Verdict verdict, List<String> differences) {

        /** The rule that judged it; empty when nothing did. */
        public String ruleId() {
            return verdict == null ? "" : verdict.ruleId();
        }
    }

    private Fixtures() {}

    /** Runs all fixtures in and below a folder, in order of their names. */
    public static List<Result> run(Path folder, Rulebook rules) throws IOException {
        List<Path> inputs;
        try (Stream<Path> files = Files.walk(folder)) {
            inputs = files.filter(f -> f.endsWith("input")).sorted().toList();
        }
        List<Result> results = new ArrayList<>();
        for (Path input : inputs) {
            results.addAll(runOne(input.resolveSibling(""), rules));
        }
        return results;
    }

    private static List<Result> runOne(Path folder, Rulebook rules) throws IOException {
        // Byte for byte: a device may speak Latin-1.
        List<String> lines = Files.readAllLines(folder.resolve("input"), StandardCharsets.ISO_8859_1);
        Path file = folder.resolve("expected.json");
        JsonNode expected = Files.exists(file) ? list(file) : JSON.createArrayNode();
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Verdict verdict = rules.judge(Decoder.decode(record(lines.get(i), folder, i + 1), ZoneOffset.UTC));
            List<String> differences = new ArrayList<>();
            if (i < expected.size()) {
                compare(verdict, expected.get(i), differences);
            } else {
                differences.add("expected.json has no verdict for it");
            }
            results.add(new Result(folder, i + 1, verdict, differences));
        }
        if (expected.size() > lines.size()) {
            results.add(
                    new Result(folder, lines.size() + 1, null, List.of("expected.json has more verdicts than lines")));
        }
        return results;
    }

    private static JsonNode list(Path file) throws IOException {
        try {
            JsonNode read = JSON.readTree(Files.readString(file));
            if (read.isArray()) {
                return read;
            }
            throw new IOException(file + ": expected a list of verdicts, found " + read.getNodeType());
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new IOException(file + ":" + at.getLineNr() + ":" + at.getColumnNr() + ": " + sentence(e), e);
        }
    }

    /** The parser's own words, with a place in the file as a place and not as what the parser calls its source. */
    private static String sentence(JsonProcessingException e) {
        return e.getOriginalMessage().replaceAll("\\[Source: [^;]*; (line: \\d+, column: \\d+)\\]", "$1");
    }

    private static RawRecord record(String line, Path folder, int number) throws IOException {
        boolean hex = PACKET.matcher(line).matches();
        boolean written = WrittenTrap.is(line);
        Envelope envelope =
                new Envelope(hex || written ? Kind.SNMP : Kind.SYSLOG, Transport.UDP, "fixture", "", null, false);
        try {
            byte[] bytes = hex
                    ? HexFormat.of().parseHex(line.replace(" ", ""))
                    : written ? WrittenTrap.octets(line) : line.getBytes(StandardCharsets.ISO_8859_1);
            return new RawRecord(1, RECEIVED_NANOS, RECEIVED_NANOS, envelope, bytes);
        } catch (IllegalArgumentException e) {
            throw new IOException(folder.resolve("input") + ":" + number + ": " + e.getMessage(), e);
        }
    }

    private static void compare(Verdict verdict, JsonNode expected, List<String> differences) {
        JsonNode actual = json(verdict);
        for (Iterator<Map.Entry<String, JsonNode>> it = expected.fields(); it.hasNext(); ) {
            Map.Entry<String, JsonNode> one = it.next();
            JsonNode found = actual.get(one.getKey());
            if (found == null) {
                differences.add("a verdict has no \"" + one.getKey() + "\"");
            } else if (!found.equals(one.getValue())) {
                differences.add(one.getKey() + ": expected " + one.getValue() + ", found " + found + " (rule "
                        + verdict.ruleId() + ")");
            }
        }
        if (!expected.has("signal") || !expected.has("alarmType") || !expected.has("objects")) {
            differences.add("an expected verdict states at least signal, alarmType and objects");
        }
    }

    private static JsonNode json(Verdict verdict) {
        var node = JSON.createObjectNode()
                .put("rule", verdict.ruleId())
                .put("signal", verdict.signal().name().toLowerCase(Locale.ROOT))
                .put("alarmType", verdict.alarmType())
                .put("eventType", verdict.eventType())
                .put("severity", verdict.severity().word())
                .put("probableCause", verdict.probableCause())
                .put("problem", verdict.specificProblem());
        var objects = node.putArray("objects");
        for (ObjectName object : verdict.objects()) {
            objects.addObject().put("kind", object.kind().word()).put("value", object.value());
        }
        return node;
    }
}
