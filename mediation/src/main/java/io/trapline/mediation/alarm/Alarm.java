package io.trapline.mediation.alarm;

import io.trapline.enrichment.Impact;
import io.trapline.mediation.Severity;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.rule.ObjectName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fault that is open or was.
 *
 * @param id short and stable, made from the number of the record that raised it: {@code A-7Q3K9}
 * @param received identity as the network spelt it
 * @param namespace address plan of the device
 * @param evidence what named the device, e.g. {@code agentAddress=10.20.4.17}
 * @param objects names of the managed object as received, most specific first; empty means the device itself
 * @param deviceId BSS id of the device; null while unknown
 * @param resourceId BSS id of the managed object; null while unknown
 * @param count raises and repeats
 * @param clearKind null while open
 */
public record Alarm(
        String id,
        AlarmKey received,
        String namespace,
        Identity.Evidence evidence,
        List<ObjectName> objects,
        @Nullable String deviceId,
        @Nullable String resourceId,
        String eventType,
        Severity severity,
        String probableCause,
        String specificProblem,
        String ruleId,
        Impact impact,
        long count,
        Stamp raised,
        Stamp last,
        String acknowledgedBy,
        @Nullable ClearKind clearKind,
        @Nullable Stamp cleared,
        String clearedBy) {

    public boolean open() {
        return clearKind == null;
    }

    public String alarmType() {
        return received.alarmType();
    }

    /** The object as received, for people: empty for the device itself. */
    public String object() {
        return received.object();
    }

    public Alarm repeated(Stamp at, Severity newSeverity, String text) {
        return with(deviceId, resourceId, newSeverity, text, impact, count + 1, at, acknowledgedBy);
    }

    public Alarm located(@Nullable String device, @Nullable String resource, Impact found) {
        return with(device, resource, severity, specificProblem, found, count, last, acknowledgedBy);
    }

    /** @param by operator, or empty to take the acknowledgement back */
    public Alarm acknowledged(String by) {
        return with(deviceId, resourceId, severity, specificProblem, impact, count, last, by);
    }

    public Alarm clearedAs(ClearKind kind, Stamp at, String by) {
        return new Alarm(
                id,
                received,
                namespace,
                evidence,
                objects,
                deviceId,
                resourceId,
                eventType,
                severity,
                probableCause,
                specificProblem,
                ruleId,
                impact,
                count,
                raised,
                at,
                acknowledgedBy,
                kind,
                at,
                by);
    }

    private Alarm with(
            @Nullable String device,
            @Nullable String resource,
            Severity newSeverity,
            String text,
            Impact newImpact,
            long newCount,
            Stamp newLast,
            String ackBy) {
        return new Alarm(
                id,
                received,
                namespace,
                evidence,
                objects,
                device,
                resource,
                eventType,
                newSeverity,
                probableCause,
                text,
                ruleId,
                newImpact,
                newCount,
                raised,
                newLast,
                ackBy,
                clearKind,
                cleared,
                clearedBy);
    }

    /** The id of the alarm raised by a record: Crockford base 32 of the number, at least five digits. */
    public static String idOf(long recordNumber) {
        var digits = new StringBuilder();
        for (long n = recordNumber; n > 0 || digits.length() < 5; n >>>= 5) {
            digits.append("0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt((int) (n & 31)));
        }
        return "A-" + digits.reverse();
    }
}
