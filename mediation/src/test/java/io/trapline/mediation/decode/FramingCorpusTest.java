package io.trapline.mediation.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Streams of go-syslog's framing suites through the contract of {@code decode --jsonl}. Where the suite
 * takes a frame without an error, ours is RFC 5424 with the same fields and came whole; where it has an
 * error, ours is there all the same and says what is wrong: truncated, or not RFC 5424.
 */
class FramingCorpusTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> FIELDS = Map.of(
            "facility", "facility",
            "severity", "severity",
            "timestamp", "timestamp",
            "hostname", "hostname",
            "appname", "appName",
            "procid", "procId",
            "msgid", "msgId");

    private final DecodeLines lines =
            new DecodeLines(InstantSource.fixed(Instant.parse("2026-03-14T09:30:00Z")), ZoneOffset.UTC);
    private final List<String> disagreements = new ArrayList<>();
    private int whole;
    private int faulty;

    @Test
    void streamsAreCutWhereTheSuitesCutThem() throws JsonProcessingException {
        List<JsonNode> rows = new ArrayList<>(Corpus.rows("syslog/suites/gosyslog_octetcounting.jsonl"));
        rows.addAll(Corpus.rows("syslog/suites/gosyslog_nontransparent.jsonl"));
        for (JsonNode row : rows) {
            ObjectNode request = JSON.createObjectNode();
            request.put("kind", "syslog-stream");
            request.set("input_b64", row.get("input_b64"));
            JsonNode answer = JSON.readTree(lines.answer(request.toString()));
            frames(row, answer.get("frames"));
        }
        System.out.println("Framing suites: " + rows.size() + " streams, " + whole + " frames whole, " + faulty
                + " with an error, " + disagreements.size() + " disagreements.");
        assertThat(disagreements).isEmpty();
        assertThat(List.of(rows.size(), whole, faulty)).containsExactly(14, 12, 12);
    }

    private void frames(JsonNode row, JsonNode ours) {
        JsonNode theirs = row.get("frames_best_effort");
        String id = row.get("id").asText();
        if (theirs.size() != ours.size()) {
            disagreements.add(id + " frames: " + theirs.size() + " / " + ours.size());
            return;
        }
        for (int i = 0; i < ours.size(); i++) {
            JsonNode frame = ours.get(i);
            boolean good = frame.at("/decoded/format").asText().equals("rfc5424")
                    && !frame.get("truncated").asBoolean();
            boolean accepted = theirs.get(i).get("error").isNull();
            if (good != accepted) {
                disagreements.add(id + " frame " + i + ": " + theirs.get(i).get("error") + " / " + frame);
            }
            whole += accepted ? 1 : 0;
            faulty += accepted ? 0 : 1;
            if (accepted) {
                fields(id + " frame " + i, theirs.get(i).get("message"), frame.get("decoded"));
            }
        }
    }

    private void fields(String where, JsonNode theirs, JsonNode ours) {
        FIELDS.forEach((their, our) -> {
            if (!theirs.get(their).asText("").equals(ours.get(our).asText(""))) {
                disagreements.add(where + " " + our + ": " + theirs.get(their) + " / " + ours.get(our));
            }
        });
        if (!theirs.get("message").asText("").equals(ours.get("message").asText())) {
            disagreements.add(where + " message");
        }
    }
}
