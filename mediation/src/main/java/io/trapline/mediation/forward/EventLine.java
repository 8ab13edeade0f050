package io.trapline.mediation.forward;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.trapline.agent.Envelope;
import io.trapline.agent.RawRecord;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.EventNote;
import io.trapline.mediation.VarBind;
import io.trapline.mediation.decode.Decoder;
import io.trapline.mediation.decode.DeviceZones;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events as lines of JSON. The names are those of {@code /api/v1/events}: members are added, never
 * renamed. The record's number comes first: {@link LineScan} reads it. Owned by one thread.
 */
final class EventLine {

    static final JsonFactory FACTORY = new JsonFactory();

    private final DeviceZones zones;
    private final ByteArrayOutputStream out;
    private final PlaceText places = new PlaceText();
    private final InstantText times = new InstantText();

    /** One for many lines; null until the first, and after a line that could not be worded. */
    private @Nullable JsonGenerator generator;

    /**
     * @param zones of device clocks that do not say theirs, as the mediator has it
     * @param out takes the lines
     */
    EventLine(DeviceZones zones, ByteArrayOutputStream out) {
        this.zones = zones;
        this.out = out;
    }

    /** Adds the event's line, with its end. After a RuntimeException a part of it may be there. */
    void write(EventReader.Event event) {
        JsonGenerator json = generator;
        generator = null;
        try {
            json = json == null ? FACTORY.createGenerator(out).setRootValueSeparator(null) : json;
            object(event, json);
            json.writeRaw('\n');
            json.flush();
            generator = json;
        } catch (IOException e) {
            throw new IllegalStateException("a line in memory", e);
        }
    }

    private void object(EventReader.Event event, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("recordNumber", event.outcome().stamp().number());
        json.writeStringField("receivedAt", times.of(event.outcome().stamp().wallNanos()));
        RawRecord record = event.record();
        if (record != null) {
            envelope(record.envelope(), json);
        }
        EventNote note = event.outcome().note();
        if (note != null) {
            note(note, event, json);
        }
        json.writeFieldName("decoded");
        if (record == null) {
            json.writeNull();
        } else {
            json.writeStartObject();
            decoded(Decoder.decode(record, zones), json);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** A line for an event that could not be worded. */
    void writeFault(EventReader.Event event) {
        long number = event.outcome().stamp().number();
        out.writeBytes("%s%d,\"reason\":\"fault\"}\n"
                .formatted(LineScan.BEGINNING, number)
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private static void envelope(Envelope envelope, JsonGenerator json) throws IOException {
        json.writeStringField("kind", envelope.kind().word());
        json.writeStringField("transport", envelope.transport().word());
        json.writeStringField("listener", envelope.listener());
        var source = envelope.source();
        json.writeStringField(
                "source", source == null ? "" : source.getAddress().getHostAddress() + ":" + source.getPort());
        if (envelope.truncated()) {
            json.writeBooleanField("truncated", true);
        }
    }

    private void note(EventNote note, EventReader.Event event, JsonGenerator json) throws IOException {
        json.writeStringField("disposition", event.outcome().disposition().word());
        json.writeStringField("reason", note.reason());
        json.writeStringField("evidence", note.evidence());
        json.writeStringField("ruleId", note.ruleId());
        json.writeBooleanField("recognised", note.recognised());
        json.writeStringField("alarmId", note.alarmId());
        json.writeStringField("impact", note.impact());
        json.writeRaw(places.of(note, event.inventory()));
    }

    private static void decoded(Decoded decoded, JsonGenerator json) throws IOException {
        switch (decoded) {
            case Decoded.SyslogMessage message -> syslog(message, json);
            case Decoded.Trap trap -> trap(trap, json);
            case Decoded.Unreadable unreadable -> {
                json.writeStringField("reason", unreadable.reason());
                json.writeStringField("detail", unreadable.detail());
                for (Map.Entry<String, String> one : unreadable.partial().entrySet()) {
                    json.writeStringField(one.getKey(), one.getValue());
                }
            }
        }
    }

    private static void syslog(Decoded.SyslogMessage message, JsonGenerator json) throws IOException {
        json.writeStringField("format", message.format());
        number("facility", message.facility(), json);
        number("severity", message.severity(), json);
        json.writeStringField("timestamp", message.timestamp());
        json.writeStringField("hostname", message.hostname());
        json.writeStringField("appName", message.appName());
        json.writeStringField("procId", message.procId());
        json.writeStringField("msgId", message.msgId());
        json.writeObjectFieldStart("structuredData");
        for (var element : message.structuredData().entrySet()) {
            json.writeObjectFieldStart(element.getKey());
            for (var parameter : element.getValue().entrySet()) {
                json.writeStringField(parameter.getKey(), parameter.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeStringField("message", message.message());
        json.writeStringField("mnemonic", message.mnemonic());
    }

    private static void trap(Decoded.Trap trap, JsonGenerator json) throws IOException {
        json.writeNumberField("version", trap.version());
        json.writeStringField("pduType", trap.pduType().word());
        json.writeStringField("community", trap.community());
        json.writeStringField("securityName", trap.securityName());
        json.writeNumberField("requestId", trap.requestId());
        json.writeStringField("trapOid", trap.trapOid());
        if (trap.uptime() != null) {
            json.writeNumberField("uptime", trap.uptime());
        }
        json.writeStringField("agentAddress", trap.agentAddress());
        json.writeStringField("enterprise", trap.enterprise());
        number("genericTrap", trap.genericTrap(), json);
        number("specificTrap", trap.specificTrap(), json);
        json.writeArrayFieldStart("varbinds");
        for (VarBind varbind : trap.varbinds()) {
            json.writeStartObject();
            json.writeStringField("oid", varbind.oid());
            json.writeStringField("type", varbind.type());
            json.writeStringField("value", varbind.value());
            if (varbind.bytes().length > 0) {
                json.writeStringField("hex", HexFormat.of().formatHex(varbind.bytes()));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void number(String name, @Nullable Integer value, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }
}
