package io.trapline.mediation.decode;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.VarBind;
import io.trapline.mediation.mib.MibNames;
import io.trapline.mediation.mib.NamedOid;
import io.trapline.mediation.mib.NamedTrap;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** Adds ok, reason and decoded to {@code answer}, names beside the numbers. */
    static ObjectNode write(Decoded decoded, MibNames names, ObjectNode answer) {
        if (decoded instanceof Decoded.Unreadable unreadable) {
            answer.put("ok", false);
            answer.put("reason", unreadable.reason());
            answer.put("detail", unreadable.detail());
        } else if (decoded instanceof Decoded.Trap trap && trap.damage() != null) {
            answer.put("ok", false);
            answer.put("reason", trap.damage().reason());
            answer.put("detail", trap.damage().detail());
        } else {
            answer.put("ok", true);
            answer.putNull("reason");
        }
        ObjectNode fields = answer.putObject("decoded");
        switch (decoded) {
            case Decoded.Trap trap -> trap(trap, NamedTrap.of(trap, names), fields);
            case Decoded.SyslogMessage message -> syslog(message, fields);
            case Decoded.Unreadable unreadable -> partial(unreadable, fields);
        }
        return answer;
    }

    private static void trap(Decoded.Trap trap, NamedTrap named, ObjectNode fields) {
        fields.put("version", trap.version());
        fields.put("pduType", trap.pduType().word());
        fields.put("community", trap.community());
        fields.put("securityName", trap.securityName());
        fields.put("requestId", trap.requestId());
        fields.put("trapOid", trap.trapOid());
        name("trapName", named.trap(), fields);
        fields.put("uptime", trap.uptime());
        fields.put("agentAddress", trap.agentAddress());
        fields.put("enterprise", trap.enterprise());
        name("enterpriseName", named.enterprise(), fields);
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
        for (NamedTrap.NamedVarBind varbind : named.varbinds()) {
            varbind(varbind, varbinds.addObject());
        }
    }

    private static void varbind(NamedTrap.NamedVarBind named, ObjectNode item) {
        VarBind varbind = named.varbind();
        item.put("oid", varbind.oid());
        item.put("type", varbind.type());
        item.put("value", varbind.value());
        if (varbind.bytes().length > 0) {
            item.put("hex", HexFormat.of().formatHex(varbind.bytes()));
        }
        NamedOid object = named.name();
        name("name", object, item);
        if (object != null && !object.index().isEmpty()) {
            ObjectNode index = item.putObject("index");
            object.index().forEach(part -> index.put(part.name(), part.value()));
        }
        if (!named.display().isEmpty()) {
            item.put("display", named.display());
        }
    }

    /** A field that is there only when somebody knows the name. */
    private static void name(String field, @Nullable NamedOid name, ObjectNode fields) {
        if (name != null) {
            fields.put(field, name.text());
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
