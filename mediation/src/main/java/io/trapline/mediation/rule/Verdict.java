package io.trapline.mediation.rule;

import io.trapline.mediation.Severity;
import io.trapline.mediation.Signal;
import java.util.List;

/**
 * What the rules make of one message.
 *
 * @param ruleId e.g. {@code if-mib/link-down}; {@code generic} when no rule knew it
 * @param recognised false for the generic default, which is counted apart
 * @param alarmType raise and clear of one fault share it, e.g. {@code link}; part of the alarm key
 * @param eventType X.733 event type, e.g. {@code communicationsAlarm}
 * @param probableCause IANA ITU name, e.g. {@code lossOfSignal}
 * @param specificProblem one line for a person, from device text, hostile until escaped
 * @param objects names of the managed object, most specific first; empty means the device itself
 * @param care how the alarm is to be treated
 */
public record Verdict(
        String ruleId,
        boolean recognised,
        Signal signal,
        String alarmType,
        String eventType,
        Severity severity,
        String probableCause,
        String specificProblem,
        List<ObjectName> objects,
        Care care) {

    /** One whose rule asks for no special care. */
    public Verdict(
            String ruleId,
            boolean recognised,
            Signal signal,
            String alarmType,
            String eventType,
            Severity severity,
            String probableCause,
            String specificProblem,
            List<ObjectName> objects) {
        this(
                ruleId,
                recognised,
                signal,
                alarmType,
                eventType,
                severity,
                probableCause,
                specificProblem,
                objects,
                Care.NONE);
    }
}
