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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines of network operation centres in ../shared: what raises, what clears, and what kind of event it is. */
final class NocCorpusTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void rows() throws Exception {
        Rulebook rules = RuleLoader.load(List.of(ShippedRulesTest.FOLDER));
        Path vendors = Path.of("..", "..", "shared", "corpus", "syslog", "vendor");
        assumeTrue(Files.isDirectory(vendors), "Skipped: no corpus at ../shared.");
        int total = 0;
        int good = 0;
        List<String> bad = new ArrayList<>();
        try (var files = Files.walk(vendors)) {
            for (Path file : files.filter(f -> f.endsWith("noc.jsonl")).sorted().toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode row = JSON.readTree(line);
                    Verdict verdict = rules.judge(Decoder.decode(record(row), ZoneOffset.UTC));
                    Signal expected = signal(row.at("/expected/alarm"));
                    total++;
                    if (verdict.signal() == expected) {
                        good++;
                    }
                    bad.add((verdict.signal() == expected ? "ok  " : "BAD ") + verdict.ruleId() + " "
                            + verdict.alarmType() + " " + verdict.signal() + " | "
                            + row.at("/expected/event_class").asText() + " " + expected + " | " + verdict.objects()
                            + " | " + row.get("input_text").asText());
                }
            }
        }
        Files.write(Path.of("target", "noc.txt"), bad);
        System.out.println("noc " + good + " of " + total);
        assertThat(total).isPositive();
    }

    private static Signal signal(JsonNode alarms) {
        for (JsonNode alarm : alarms) {
            return alarm.get("action").asText().equals("raise") ? Signal.RAISE : Signal.CLEAR;
        }
        return Signal.NOTE;
    }

    private static RawRecord record(JsonNode row) {
        byte[] bytes = Base64.getDecoder().decode(row.get("input_b64").asText());
        return new RawRecord(1, 0, 0, new Envelope(Kind.SYSLOG, Transport.UDP, "corpus", "", null, false), bytes);
    }
}
