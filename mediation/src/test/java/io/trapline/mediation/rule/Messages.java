package io.trapline.mediation.rule;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.PduType;
import io.trapline.mediation.VarBind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decoded messages for tests of rules, made without a decoder. */
final class Messages {

    private Messages() {}

    /** @param binds OID and value in turn */
    static Decoded trap(String oid, String... binds) {
        List<VarBind> list = new ArrayList<>();
        for (int i = 0; i < binds.length; i += 2) {
            list.add(new VarBind(binds[i], "INTEGER", binds[i + 1], new byte[0]));
        }
        return new Decoded.Trap(2, PduType.TRAP_V2, "public", null, 1, oid, 100L, null, null, null, null, list, 0);
    }

    static Decoded syslog(@Nullable String mnemonic, String message) {
        return syslog(mnemonic, message, 3, Map.of());
    }

    static Decoded syslog(
            @Nullable String mnemonic, String message, int severity, Map<String, Map<String, String>> data) {
        return new Decoded.SyslogMessage("cisco", 23, severity, null, "r1", null, null, null, data, message, mnemonic);
    }
}
