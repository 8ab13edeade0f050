package io.trapline.agent.poll;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/** Why an answer says nothing, in words for whoever configured the question. */
final class Refusal {

    private static final OID OUT_OF_TIME = new OID("1.3.6.1.6.3.15.1.1.2.0");
    private static final OID UNKNOWN_ENGINE = new OID("1.3.6.1.6.3.15.1.1.4.0");

    /** The counters of RFC 3414 that a REPORT names, section 3.2. */
    private static final Map<OID, String> REPORTS = Map.of(
            new OID("1.3.6.1.6.3.15.1.1.1.0"),
            "its user has another auth or priv than ours",
            OUT_OF_TIME,
            "its count of starts or its time is another than we know",
            new OID("1.3.6.1.6.3.15.1.1.3.0"),
            "unknown user",
            UNKNOWN_ENGINE,
            "another engine than we know",
            new OID("1.3.6.1.6.3.15.1.1.5.0"),
            "wrong auth or auth_password",
            new OID("1.3.6.1.6.3.15.1.1.6.0"),
            "wrong priv or priv_password");

    private Refusal() {}

    /** Null when the answer may say something. */
    static @Nullable String of(PDU answer) {
        if (answer.getType() != PDU.REPORT) {
            return answer.getErrorStatus() == PDU.noError ? null : "error " + answer.getErrorStatusText();
        }
        for (VariableBinding binding : answer.getVariableBindings()) {
            String why = REPORTS.get(binding.getOid());
            if (why != null) {
                return "refused who asks: " + why;
            }
        }
        return "refused who asks: report "
                + answer.getVariableBindings().stream()
                        .map(binding -> binding.getOid().toString())
                        .toList();
    }

    /** True for a report that has words of its own, save those that are a step of finding each other. */
    static boolean known(PDU report) {
        return !forgets(report)
                && report.getVariableBindings().stream().anyMatch(binding -> REPORTS.containsKey(binding.getOid()));
    }

    /** True when what we know of a device's engine is not so any more. */
    static boolean forgets(PDU answer) {
        return answer.getType() == PDU.REPORT
                && answer.getVariableBindings().stream()
                        .map(VariableBinding::getOid)
                        .anyMatch(oid -> oid.equals(OUT_OF_TIME) || oid.equals(UNKNOWN_ENGINE));
    }
}
