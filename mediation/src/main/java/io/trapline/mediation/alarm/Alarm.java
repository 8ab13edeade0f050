package io.trapline.mediation.alarm;

import io.trapline.enrichment.Impact;
import io.trapline.mediation.Severity;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.rule.Care;
import io.trapline.mediation.rule.ObjectName;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One fault that is open, held or was.
 *
 * @param id short and stable, made from the number of the record that raised it first: {@code A-7Q3K9}
 * @param received identity as the network spelt it
 * @param namespace address plan of the device
 * @param evidence what named the device, e.g. {@code agentAddress=10.20.4.17}
 * @param objects names of the managed object as received, most specific first; empty means the device itself
 * @param deviceId BSS id of the device; null while unknown
 * @param resourceId BSS id of the managed object; null while unknown
 * @param count raises and repeats
 * @param raised the newest raise: a reopening counts as one
 * @param clearKind null while open
 * @param care how its rule wants it treated
 * @param standing what is true of it beside its life cycle
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
        String clearedBy,
        Care care,
        Standing standing) {

    /** True for one of our own, which no device said. */
    public boolean self() {
        return SelfAlarm.BY_US.contains(evidence.by());
    }

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

    /** Raised again, in new words. */
    public Alarm repeated(Stamp at, Severity newSeverity, String text, @Nullable Mark mark) {
        return with(a -> {
            a.tally(at);
            a.severity = newSeverity;
            a.text = text;
            a.standing = a.standing.marked(mark).doubted("");
        });
    }

    /** Raised again, in the same words. */
    public Alarm tallied(Stamp at, @Nullable Mark mark) {
        return with(a -> {
            a.tally(at);
            a.standing = a.standing.marked(mark).doubted("");
        });
    }

    public Alarm located(@Nullable String device, @Nullable String resource, Impact found) {
        return with(a -> {
            a.device = device;
            a.resource = resource;
            a.impact = found;
        });
    }

    /** @param by operator, or empty to take the acknowledgement back */
    public Alarm acknowledged(String by) {
        return with(a -> a.ackBy = by);
    }

    public Alarm clearedAs(ClearKind kind, Stamp at, String by) {
        return clearedAs(kind, at, by, null);
    }

    public Alarm clearedAs(ClearKind kind, Stamp at, String by, @Nullable Mark mark) {
        return with(a -> {
            a.last = at;
            a.kind = kind;
            a.cleared = at;
            a.clearedBy = by;
            var turns =
                    standing.turns().and(true, at.streamNanos(), turnsKept()).as(false);
            a.standing = standing.marked(mark).turned(turns).shelved(null).doubted("");
        });
    }

    /** Back inside its reopen window; nobody has acknowledged it this time. */
    public Alarm reopened(Stamp at, Severity newSeverity, String text, @Nullable Mark mark) {
        return with(a -> {
            a.tally(at);
            a.severity = newSeverity;
            a.text = text;
            a.raised = at;
            a.kind = null;
            a.cleared = null;
            a.clearedBy = "";
            a.ackBy = "";
            var turns = standing.turns().and(false, at.streamNanos(), turnsKept());
            a.standing = standing.reopened(raised).marked(mark).turned(turns);
        });
    }

    /** Came or went once more while it flaps. */
    public Alarm toggled(Stamp at, boolean up, @Nullable Mark mark) {
        return with(a -> {
            a.last = at;
            a.count = up ? count : count + 1;
            var turns = standing.turns().and(up, at.streamNanos(), turnsKept());
            a.standing = standing.marked(mark).doubted("").turned(turns);
        });
    }

    public Alarm standing(UnaryOperator<Standing> change) {
        return with(a -> a.standing = change.apply(standing));
    }

    int turnsKept() {
        return care.flap().turns();
    }

    private Alarm with(java.util.function.Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.alarm();
    }

    /** What of an alarm can change, while one change is being made. */
    private static final class Draft {

        private final Alarm from;
        private @Nullable String device;
        private @Nullable String resource;
        private Severity severity;
        private String text;
        private Impact impact;
        private long count;
        private Stamp raised;
        private Stamp last;
        private String ackBy;
        private @Nullable ClearKind kind;
        private @Nullable Stamp cleared;
        private String clearedBy;
        private Standing standing;

        Draft(Alarm from) {
            this.from = from;
            this.device = from.deviceId;
            this.resource = from.resourceId;
            this.severity = from.severity;
            this.text = from.specificProblem;
            this.impact = from.impact;
            this.count = from.count;
            this.raised = from.raised;
            this.last = from.last;
            this.ackBy = from.acknowledgedBy;
            this.kind = from.clearKind;
            this.cleared = from.cleared;
            this.clearedBy = from.clearedBy;
            this.standing = from.standing;
        }

        void tally(Stamp at) {
            count++;
            last = at;
        }

        Alarm alarm() {
            return new Alarm(
                    from.id,
                    from.received,
                    from.namespace,
                    from.evidence,
                    from.objects,
                    device,
                    resource,
                    from.eventType,
                    severity,
                    from.probableCause,
                    text,
                    from.ruleId,
                    impact,
                    count,
                    raised,
                    last,
                    ackBy,
                    kind,
                    cleared,
                    clearedBy,
                    from.care,
                    standing);
        }
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
