package io.trapline.mediation.rule;

import io.trapline.mediation.Decoded;
import io.trapline.mediation.Severity;
import io.trapline.mediation.Signal;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The answer when no rule knows a message: noted, never an alarm, counted as not recognised. */
final class Generic {

    private static final String OTHER = "other";
    private static final int PAIRS_MAX = 8;

    private Generic() {}

    static Verdict judge(Decoded message) {
        return switch (message) {
            case Decoded.Trap trap -> verdict(Severity.INDETERMINATE, "Trap " + trap.trapOid());
            case Decoded.SyslogMessage syslog -> verdict(severity(syslog.severity()), said(syslog));
            case Decoded.Unreadable unreadable -> verdict(Severity.INDETERMINATE, "Unreadable: " + unreadable.reason());
        };
    }

    /** The message, or what its header and structured data say where it has none. */
    private static String said(Decoded.SyslogMessage syslog) {
        if (!syslog.message().isBlank()) {
            return syslog.message();
        }
        StringJoiner words = new StringJoiner(" ");
        Stream.of(syslog.appName(), syslog.msgId()).filter(Objects::nonNull).forEach(words::add);
        syslog.structuredData().values().stream()
                .flatMap(element -> element.entrySet().stream())
                .limit(PAIRS_MAX)
                .forEach(pair -> words.add(pair.getKey() + "=" + pair.getValue()));
        return words.length() == 0 ? "A message without text" : words.toString();
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
