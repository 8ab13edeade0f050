package io.trapline.web.page;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.VarBind;
import io.trapline.mediation.board.EventRow;
import io.trapline.mediation.mib.MibNames;
import java.util.stream.Collectors;

/** What a message says, in one line. */
public final class EventText {

    private static final int LINE_MAX = 400;

    private EventText() {}

    public static String line(EventRow event, MibNames names) {
        String line = whole(event.decoded(), names);
        return line.length() <= LINE_MAX ? line : line.substring(0, LINE_MAX) + " …";
    }

    static String whole(Decoded decoded, MibNames names) {
        return switch (decoded) {
            case Decoded.Trap trap ->
                trap.varbinds().stream()
                        .map(EventText::varbind)
                        .collect(Collectors.joining("  ", head(trap, names), ""));
            case Decoded.SyslogMessage message ->
                (message.appName() == null ? "" : message.appName() + ": ") + message.message();
            case Decoded.Unreadable unreadable -> unreadable.reason() + ": " + unreadable.detail();
        };
    }

    private static String head(Decoded.Trap trap, MibNames names) {
        String oid = trap.trapOid();
        String name =
                oid == null ? "" : names.node(oid).map(n -> " " + n.name()).orElse("");
        return (oid == null ? trap.pduType().word() : oid) + name + "  ";
    }

    private static String varbind(VarBind varbind) {
        return varbind.oid() + "=" + varbind.value();
    }

    /** SNMP and its version, or the dialect of syslog. */
    public static String dialect(EventRow event) {
        return switch (event.decoded()) {
            case Decoded.Trap trap -> "snmp " + (trap.version() == 2 ? "v2c" : "v" + trap.version());
            case Decoded.SyslogMessage message -> "syslog " + message.format();
            case Decoded.Unreadable ignored -> event.kind();
        };
    }
}
