package io.trapline.mediation.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.agent.listen.StreamFrames;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.mib.MibNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Offline decoding, one JSON object per line in and out, in order:
 *
 * <pre>
 *   {"id", "kind":"snmp"|"syslog", "input_b64", "received"?, "zone"?, "usm"?}
 *   {"id", "ok", "reason", "decoded":{...}}
 *   {"id", "kind":"syslog-stream", "input_b64", ...}
 *   {"id", "ok", "reason", "frames":[{"ok", "reason", "decoded":{...}, "truncated"}]}
 * </pre>
 *
 * A line of kind {@code snmp} may bring {@code "usm":{user, engine_id, auth, auth_pass, priv,
 * priv_pass}}; both ways to extend a key are tried. A line that asks for something else gets {@code ok:false}, its reason, its line and a detail; nothing stops the rest.
 * The only place where a community is shown: the bytes are the caller's own.
 */
public final class DecodeLines {

    /** A line is one object and says each thing once: what else it holds would be somebody's mistake. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int FRAME_BYTES_MAX = 65_536;

    private final SnmpDecoder snmp = new SnmpDecoder();
    private final SyslogDecoder syslog = new SyslogDecoder();
    private final InstantSource clock;
    private final ZoneId zone;
    private final MibNames names;

    /** Without names. */
    public DecodeLines(InstantSource clock, ZoneId zone) {
        this(clock, zone, MibNames.NONE);
    }

    /**
     * @param clock the receive time of lines that state none
     * @param zone of lines that state none
     * @param names shown beside OIDs
     */
    public DecodeLines(InstantSource clock, ZoneId zone, MibNames names) {
        this.clock = clock;
        this.zone = zone;
        this.names = names;
    }

    /**
     * Answers every line of {@code in}; blank ones are skipped. Flushes whenever nothing more waits to be
     * read, so that whoever sends a line and waits gets its answer.
     */
    public void run(BufferedReader in, Writer out) throws IOException {
        long number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (!line.isBlank()) {
                out.append(answer(line, number)).append('\n');
                if (!in.ready()) {
                    out.flush();
                }
            }
        }
        out.flush();
    }

    /** The answer to one line, without a line end. Never throws for what the line says. */
    public String answer(String line) {
        return answer(line, 1);
    }

    private String answer(String line, long number) {
        JsonNode request;
        try {
            request = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return refused(null, number, new BadLine("badJson", detail(e))).toString();
        }
        try {
            return answer(request).toString();
        } catch (BadLine e) {
            return refused(request.get("id"), number, e).toString();
        }
    }

    private static String detail(JsonProcessingException e) {
        var place = e.getLocation();
        String said = e.getOriginalMessage().replaceAll("\\[Source: [^;]*; line: \\d+, (column: \\d+)\\]", "$1");
        String what = e instanceof MismatchedInputException ? "more stands behind the object" : said;
        return place == null ? what : "column " + place.getColumnNr() + ": " + what;
    }

    private ObjectNode answer(JsonNode request) throws BadLine {
        byte[] input = input(request);
        String kind = request.path("kind").asText();
        if (kind.equals("syslog-stream")) {
            return stream(request, input);
        }
        Decoded decoded = switch (kind) {
            case "snmp" -> snmp(input, request.get("usm"));
            case "syslog" -> syslog.decode(input, received(request), zone(request));
            default -> throw new BadLine("unknownKind", "kind: expected snmp, syslog or syslog-stream");
        };
        ObjectNode answer = JSON.createObjectNode();
        answer.set("id", request.get("id"));
        return DecodedJson.write(decoded, names, answer);
    }

    /** A stream is answered by its frames, each as a line would be. */
    private ObjectNode stream(JsonNode request, byte[] input) throws BadLine {
        Instant received = received(request);
        ZoneId stampZone = zone(request);
        StreamFrames cut = StreamFrames.of(input, FRAME_BYTES_MAX);
        ObjectNode answer = JSON.createObjectNode();
        answer.set("id", request.get("id"));
        answer.put("ok", cut.closed() == null);
        answer.put("reason", cut.closed());
        ArrayNode frames = answer.putArray("frames");
        for (StreamFrames.Frame frame : cut.frames()) {
            ObjectNode item = frames.addObject();
            DecodedJson.write(syslog.decode(frame.message(), received, stampZone), names, item);
            item.put("truncated", frame.truncated());
        }
        return answer;
    }

    private Decoded snmp(byte[] input, @Nullable JsonNode usm) throws BadLine {
        if (usm == null || usm.isNull()) {
            return snmp.decode(input);
        }
        Credentials credentials = Credentials.of(usm);
        if (credentials == null) {
            throw new BadLine("badUsm", "usm: expected user, and auth with auth_pass, priv with priv_pass");
        }
        return credentials.open(input, snmp);
    }

    private static byte[] input(JsonNode request) throws BadLine {
        JsonNode text = request.get("input_b64");
        if (text == null || !text.isTextual()) {
            throw new BadLine("noInput", "input_b64: expected the message as base64 text");
        }
        try {
            return Base64.getDecoder().decode(text.asText());
        } catch (IllegalArgumentException e) {
            throw new BadLine("badBase64", "input_b64: " + e.getMessage());
        }
    }

    private Instant received(JsonNode request) throws BadLine {
        JsonNode stated = request.get("received");
        if (stated == null || stated.isNull()) {
            return clock.instant();
        }
        try {
            return OffsetDateTime.parse(stated.asText()).toInstant();
        } catch (DateTimeException e) {
            throw new BadLine("badReceived", "received: expected a time as in RFC 3339");
        }
    }

    private ZoneId zone(JsonNode request) throws BadLine {
        JsonNode stated = request.get("zone");
        if (stated == null || stated.isNull()) {
            return zone;
        }
        try {
            return ZoneId.of(stated.asText());
        } catch (DateTimeException e) {
            throw new BadLine("badZone", "zone: expected the name of a time zone, e.g. Europe/Berlin");
        }
    }

    private static ObjectNode refused(@Nullable JsonNode id, long line, BadLine bad) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("id", id);
        answer.put("ok", false);
        answer.put("reason", bad.reason);
        answer.putNull("decoded");
        answer.put("line", line);
        answer.put("detail", bad.detail);
        return answer;
    }

    /** A line that does not ask for something we can answer. */
    private static final class BadLine extends Exception {

        private final String reason;
        private final String detail;

        BadLine(String reason, String detail) {
            super(reason, null, false, false);
            this.reason = reason;
            this.detail = detail;
        }
    }
}
