package io.trapline.mediation.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trapline.agent.Envelope;
import io.trapline.agent.Kind;
import io.trapline.agent.RawRecord;
import io.trapline.agent.Transport;
import io.trapline.mediation.Signal;
import io.trapline.mediation.decode.Decoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The lines of network operation centres in ../shared: what raises, what clears, and what kind of event it is. */
final class NocCorpusTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DISAGREEMENTS_MAX = 6;

    private static Rulebook rules = RuleLoaderTest.NONE;
    private static final List<JsonNode> ROWS = new ArrayList<>();

    @BeforeAll
    static void read() throws Exception {
        Path vendors = shared().resolve("corpus/syslog/vendor");
        assumeTrue(Files.isDirectory(vendors), "Skipped: no corpus at ../shared.");
        rules = RuleLoader.load(List.of(ShippedRulesTest.FOLDER));
        try (var files = Files.walk(vendors)) {
            for (Path file : files.filter(f -> f.endsWith("noc.jsonl")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    ROWS.add(JSON.readTree(line));
                }
            }
        }
        assertThat(ROWS).hasSizeGreaterThan(500);
    }

    @Test
    void raiseAndClearAreWhatOperatorsSay() {
        List<String> disagreements = new ArrayList<>();
        for (JsonNode row : ROWS) {
            Verdict verdict = verdict(row);
            Signal expected = signal(row.at("/expected/alarm"));
            if (verdict.signal() != expected) {
                disagreements.add(expected + " expected, found " + told(verdict, row));
            }
        }
        System.out.println("Signals as operators say: " + (ROWS.size() - disagreements.size()) + " of " + ROWS.size());
        disagreements.forEach(System.out::println);
        assertThat(disagreements).hasSizeLessThanOrEqualTo(DISAGREEMENTS_MAX);
    }

    @Test
    void theKindOfEventIsWhatOperatorsSay() throws IOException {
        Map<String, Set<String>> kinds = kinds();
        List<String> disagreements = new ArrayList<>();
        for (JsonNode row : ROWS) {
            Verdict verdict = verdict(row);
            String event = row.at("/expected/event_class").asText();
            Set<String> wanted = kinds.entrySet().stream()
                    .filter(e -> event.startsWith(e.getKey()))
                    .max(Comparator.comparingInt(e -> e.getKey().length()))
                    .orElseThrow(() -> new AssertionError("No kind for " + event))
                    .getValue();
            boolean good = wanted.isEmpty() ? verdict.signal() == Signal.NOTE : wanted.contains(verdict.alarmType());
            if (!good) {
                disagreements.add(event + " is not " + told(verdict, row));
            }
        }
        System.out.println("Kinds as operators say: " + (ROWS.size() - disagreements.size()) + " of " + ROWS.size());
        disagreements.forEach(System.out::println);
        assertThat(disagreements).hasSizeLessThanOrEqualTo(DISAGREEMENTS_MAX);
    }

    private static String told(Verdict verdict, JsonNode row) {
        return verdict.signal() + " " + verdict.alarmType() + " by " + verdict.ruleId() + ": "
                + row.get("input_text").asText();
    }

    private static Map<String, Set<String>> kinds() throws IOException {
        Map<String, Set<String>> kinds = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("src", "test", "resources", "noc-classes.txt"))) {
            int equals = line.indexOf(" =");
            if (equals > 0 && !line.startsWith("#")) {
                String right = line.substring(equals + 2).strip();
                kinds.put(line.substring(0, equals), right.isEmpty() ? Set.of() : Set.of(right.split(" ")));
            }
        }
        return kinds;
    }

    private static Signal signal(JsonNode alarms) {
        for (JsonNode alarm : alarms) {
            return alarm.get("action").asText().equals("raise") ? Signal.RAISE : Signal.CLEAR;
        }
        return Signal.NOTE;
    }

    private static Verdict verdict(JsonNode row) {
        byte[] bytes = Base64.getDecoder().decode(row.get("input_b64").asText());
        Envelope envelope = new Envelope(Kind.SYSLOG, Transport.UDP, "corpus", "", null, false);
        return rules.judge(Decoder.decode(new RawRecord(1, 0, 0, envelope, bytes), ZoneOffset.UTC));
    }

    private static Path shared() {
        String stated = System.getProperty("trapline.shared");
        return stated == null ? Path.of("..", "..", "shared") : Path.of(stated);
    }
}
