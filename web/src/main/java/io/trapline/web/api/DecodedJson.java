package io.trapline.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.mediation.Decoded;
import io.trapline.mediation.mib.MibNames;
import io.trapline.mediation.mib.NamedOid;
import io.trapline.mediation.mib.NamedTrap;
import org.jspecify.annotations.Nullable;

/** A decoded message in the words of {@code trapline decode --jsonl}; absent values are null. */
final class DecodedJson {

    private DecodedJson() {}

    static ObjectNode of(Decoded decoded, MibNames names) {
        return switch (decoded) {
            case Decoded.Trap trap -> trap(trap, NamedTrap.of(trap, names));
            case Decoded.SyslogMessage message -> syslog(message);
            case Decoded.Unreadable unreadable -> unreadable(unreadable);
        };
    }

    private static ObjectNode trap(Decoded.Trap trap, NamedTrap named) {
        ObjectNode json = Json.object()
                .put("type", "snmp")
                .put("version", trap.version())
                .put("pduType", trap.pduType().word())
                .put("community", trap.community())
                .put("securityName", trap.securityName())
                .put("requestId", trap.requestId())
                .put("trapOid", trap.trapOid())
                .put("trapName", text(named.trap()))
                .put("uptime", trap.uptime())
                .put("agentAddress", trap.agentAddress())
                .put("enterprise", trap.enterprise())
                .put("enterpriseName", text(named.enterprise()))
                .put("genericTrap", trap.genericTrap())
                .put("specificTrap", trap.specificTrap());
        Decoded.V3 v3 = trap.v3();
        if (v3 != null) {
            json.put("engineId", v3.engineId())
                    .put("contextEngineId", v3.contextEngineId())
                    .put("contextName", v3.contextName());
        }
        var varbinds = json.putArray("varbinds");
        for (NamedTrap.NamedVarBind v : named.varbinds()) {
            ObjectNode item = varbinds.addObject()
                    .put("oid", v.varbind().oid())
                    .put("type", v.varbind().type())
                    .put("value", v.varbind().value());
            NamedOid object = v.name();
            if (object != null) {
                item.put("name", object.text());
                ObjectNode index = item.putObject("index");
                object.index().forEach(part -> index.put(part.name(), part.value()));
            }
            if (!v.display().isEmpty()) {
                item.put("display", v.display());
            }
        }
        return json;
    }

    private static @Nullable String text(@Nullable NamedOid name) {
        return name == null ? null : name.text();
    }

    private static ObjectNode syslog(Decoded.SyslogMessage message) {
        ObjectNode json = Json.object()
                .put("type", "syslog")
                .put("format", message.format())
                .put("facility", message.facility())
                .put("severity", message.severity())
                .put("timestamp", message.timestamp())
                .put("hostname", message.hostname())
                .put("appName", message.appName())
                .put("procId", message.procId())
                .put("msgId", message.msgId())
                .put("mnemonic", message.mnemonic());
        json.set("structuredData", Json.tree(message.structuredData()));
        return json.put("message", message.message());
    }

    private static ObjectNode unreadable(Decoded.Unreadable unreadable) {
        ObjectNode json = Json.object()
                .put("type", "unreadable")
                .put("reason", unreadable.reason())
                .put("detail", unreadable.detail());
        json.set("partial", Json.tree(unreadable.partial()));
        return json;
    }

    /** The one line a person reads: the syslog message, or null for anything else. */
    static @Nullable String message(Decoded decoded) {
        return decoded instanceof Decoded.SyslogMessage syslog ? syslog.message() : null;
    }
}
