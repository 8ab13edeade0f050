package io.trapline.mediation.rule;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.Severity;
import io.trapline.mediation.Signal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer when no rule knows a message: noted, never an alarm, counted as not recognised. */
final class Generic {

    private static final String OTHER = "other";

    private Generic() {}

    static Verdict judge(Decoded message) {
        return switch (message) {
            case Decoded.Trap trap -> verdict(Severity.INDETERMINATE, "Trap " + trap.trapOid());
            case Decoded.SyslogMessage syslog -> verdict(severity(syslog.severity()), syslog.message());
            case Decoded.Unreadable unreadable -> verdict(Severity.INDETERMINATE, "Unreadable: " + unreadable.reason());
        };
    }

    private static Verdict verdict(Severity severity, String problem) {
        return new Verdict(
                "generic", false, Signal.NOTE, "generic", OTHER, severity, OTHER, Phrase.line(problem), List.of());
    }

    /**
     * RFC 5674 section 2 backwards. It says critical is 1, major 2, minor 3, warning 4, indeterminate
     * and cleared 5; 0 is worse than any of them, 6 and 7 are no alarms.
     */
    static Severity severity(@Nullable Integer syslog) {
        if (syslog == null) {
            return Severity.INDETERMINATE;
        }
        return switch (syslog) {
            case 0, 1 -> Severity.CRITICAL;
            case 2 -> Severity.MAJOR;
            case 3 -> Severity.MINOR;
            case 4 -> Severity.WARNING;
            default -> Severity.INDETERMINATE;
        };
    }
}
