package io.trapline.mediation.decode;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.VarBind;
import java.util.HexFormat;
import java.util.Set;

/** Decoded words as JSON; the names are a contract: fields are added, never renamed. */
final class DecodedJson {

    private static final Set<String> NUMBERS = Set.of(
            "version",
            "requestId",
            "uptime",
            "genericTrap",
            "specificTrap",
            "msgId",
            "msgMaxSize",
            "securityModel",
            "engineBoots",
            "engineTime");

    private DecodedJson() {}

    /** Adds ok, reason and decoded to {@code answer}. */
    static ObjectNode write(Decoded decoded, ObjectNode answer) {
        if (decoded instanceof Decoded.Unreadable unreadable) {
            answer.put("ok", false);
            answer.put("reason", unreadable.reason());
            answer.put("detail", unreadable.detail());
        } else {
            answer.put("ok", true);
            answer.putNull("reason");
        }
        ObjectNode fields = answer.putObject("decoded");
        switch (decoded) {
            case Decoded.Trap trap -> trap(trap, fields);
            case Decoded.SyslogMessage message -> syslog(message, fields);
            case Decoded.Unreadable unreadable -> partial(unreadable, fields);
        }
        return answer;
    }

    private static void trap(Decoded.Trap trap, ObjectNode fields) {
        fields.put("version", trap.version());
        fields.put("pduType", trap.pduType().word());
        fields.put("community", trap.community());
        fields.put("securityName", trap.securityName());
        fields.put("requestId", trap.requestId());
        fields.put("trapOid", trap.trapOid());
        fields.put("uptime", trap.uptime());
        fields.put("agentAddress", trap.agentAddress());
        fields.put("enterprise", trap.enterprise());
        fields.put("genericTrap", trap.genericTrap());
        fields.put("specificTrap", trap.specificTrap());
        Decoded.V3 v3 = trap.v3();
        if (v3 != null) {
            fields.put("securityLevel", v3.securityLevel());
            fields.put("engineId", v3.engineId());
            fields.put("contextEngineId", v3.contextEngineId());
            fields.put("contextName", v3.contextName());
        }
        ArrayNode varbinds = fields.putArray("varbinds");
        for (VarBind varbind : trap.varbinds()) {
            ObjectNode item = varbinds.addObject();
            item.put("oid", varbind.oid());
            item.put("type", varbind.type());
            item.put("value", varbind.value());
            if (varbind.bytes().length > 0) {
                item.put("hex", HexFormat.of().formatHex(varbind.bytes()));
            }
        }
    }

    private static void syslog(Decoded.SyslogMessage message, ObjectNode fields) {
        fields.put("format", message.format());
        fields.put("facility", message.facility());
        fields.put("severity", message.severity());
        fields.put("timestamp", message.timestamp());
        fields.put("hostname", message.hostname());
        fields.put("appName", message.appName());
        fields.put("procId", message.procId());
        fields.put("msgId", message.msgId());
        ObjectNode elements = fields.putObject("structuredData");
        message.structuredData().forEach((id, parameters) -> {
            ObjectNode element = elements.putObject(id);
            parameters.forEach(element::put);
        });
        fields.put("message", message.message());
        fields.put("mnemonic", message.mnemonic());
    }

    private static void partial(Decoded.Unreadable unreadable, ObjectNode fields) {
        unreadable.partial().forEach((name, value) -> {
            if (NUMBERS.contains(name)) {
                fields.put(name, Long.parseLong(value));
            } else {
                fields.put(name, value);
            }
        });
    }
}
