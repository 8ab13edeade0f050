package io.trapline.web.page;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.mib.MibNames;
import io.trapline.mediation.mib.NamedOid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Named values of a message or an alarm, in the order in which a person reads them. */
public record Fields(List<Field> list) {

    /** One named value. */
    public record Field(String name, String value) {}

    /** @param names shown behind the OIDs */
    public static Fields of(Decoded decoded, MibNames names) {
        Fields fields = new Fields(new ArrayList<>());
        switch (decoded) {
            case Decoded.Trap trap -> fields.trap(trap, names);
            case Decoded.SyslogMessage message -> fields.syslog(message);
            case Decoded.Unreadable unreadable -> {
                fields.add("reason", unreadable.reason()).add("detail", unreadable.detail());
                unreadable.partial().forEach(fields::add);
            }
        }
        return fields;
    }

    /** What the rules made of it. */
    public static Fields of(AlarmRow alarm) {
        return new Fields(new ArrayList<>())
                .add("alarmType", alarm.alarmType())
                .add("eventType", alarm.eventType())
                .add("probableCause", alarm.probableCause())
                .add("specificProblem", alarm.specificProblem())
                .add("device", alarm.device())
                .add("object", alarm.object())
                .add("resourceId", alarm.resourceId())
                .add("resourceName", alarm.resourceName())
                .add("ruleId", alarm.ruleId());
    }

    private void trap(Decoded.Trap trap, MibNames names) {
        add("snmpTrapOID", named(trap.trapOid(), names))
                .add("version", trap.version() == 2 ? "v2c" : "v" + trap.version())
                .add("pduType", trap.pduType().word())
                .add("community", trap.community())
                .add("securityName", trap.securityName())
                .add("agentAddress", trap.agentAddress())
                .add("enterprise", named(trap.enterprise(), names))
                .add("genericTrap", trap.genericTrap())
                .add("specificTrap", trap.specificTrap())
                .add("uptime", trap.uptime() == null ? null : trap.uptime() / 100 + " s")
                .add("requestId", trap.version() == 1 ? null : trap.requestId());
        Decoded.V3 v3 = trap.v3();
        if (v3 != null) {
            add("engineId", v3.engineId()).add("contextName", v3.contextName());
        }
    }

    private static @Nullable String named(@Nullable String oid, MibNames names) {
        NamedOid name = names.place(oid);
        return name == null ? oid : oid + "  " + name.text();
    }

    private void syslog(Decoded.SyslogMessage message) {
        add("format", message.format())
                .add("facility", message.facility())
                .add("severity", message.severity())
                .add("timestamp", message.timestamp())
                .add("hostname", message.hostname())
                .add("appName", message.appName())
                .add("procId", message.procId())
                .add("msgId", message.msgId())
                .add("mnemonic", message.mnemonic());
        message.structuredData().forEach((id, params) -> params.forEach((name, value) -> add(id + " " + name, value)));
        add("message", message.message());
    }

    /** Leaves out what the message does not say. */
    private Fields add(String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) list.add(new Field(name, value.toString()));
        return this;
    }
}
