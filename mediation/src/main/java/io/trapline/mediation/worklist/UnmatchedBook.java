package io.trapline.mediation.worklist;

import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Impact.Reason;
import io.trapline.enrichment.NetworkName;
import io.trapline.mediation.Change;
import io.trapline.mediation.EventNote;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.AlarmBook;
import io.trapline.mediation.alarm.Identity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts events by the words that led to no customer, over this period and the one before; what was
 * silent for both is gone. Bounded: the group that was silent longest makes room. Evolves with the
 * state, by outcomes only; may be read by any thread.
 */
public final class UnmatchedBook {

    public static final int GROUPS_MAX = 10_000;

    /** In stream time, by the calendar of 1970: the same outcomes give the same periods. */
    static final Duration PERIOD = Duration.ofDays(15);

    private static final String KNOWN = "known";

    /** By words, the one that spoke last at the end. */
    private final LinkedHashMap<Subject, Group> groups = new LinkedHashMap<>();

    private Count.Totals totals = Count.Totals.NONE;

    /**
     * @param events in this period
     * @param eventsBefore in the one before
     * @param firstNanos wall time, as {@code lastNanos}
     * @param alarmId the newest alarm with these words; null when there was none
     */
    public record Group(
            Subject subject,
            Reason reason,
            long events,
            long eventsBefore,
            long firstNanos,
            long lastNanos,
            @Nullable String alarmId) {

        public long all() {
            return events + eventsBefore;
        }
    }

    /** As of one moment. */
    public record Count(Totals totals, List<Group> groups) {

        /**
         * @param period number of this period
         * @param sinceNanos wall time of the first event that is counted; 0 before there was one
         * @param sinceNowNanos of the first of this period
         * @param dropped groups that made room
         */
        public record Totals(
                long period, long sinceNanos, long sinceNowNanos, long matched, long matchedBefore, long dropped) {
            static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0);
        }

        /** Events that led to customers when they came. */
        public long matched() {
            return totals.matched + totals.matchedBefore;
        }
    }

    /** @param alarms as the outcome left them */
    public synchronized void add(Outcome outcome, AlarmBook alarms) {
        for (Change change : outcome.changes()) {
            if (change instanceof Change.AnsweredLate late) {
                alarms.open(late.alarmId()).ifPresent(alarm -> answered(outcome, alarm, late.events()));
            }
        }
        EventNote note = outcome.note();
        if (note == null || note.impact().isEmpty() || note.impact().equals(Reason.PENDING.name())) {
            return;
        }
        roll(outcome.stamp().streamNanos() / PERIOD.toNanos(), outcome.stamp().wallNanos());
        if (note.impact().equals(KNOWN)) {
            matched(1);
            return;
        }
        String alarmId = note.alarmId();
        Alarm alarm = alarmId == null
                ? null
                : alarms.open(alarmId).or(() -> alarms.cleared(alarmId)).orElse(null);
        Subject subject = subject(note, alarm);
        if (subject != null) {
            long at = outcome.stamp().wallNanos();
            count(subject, Reason.valueOf(note.impact()), alarm, new Seen(1, at, at));
        }
    }

    /** Events that waited for an inventory are counted when it comes. */
    private void answered(Outcome outcome, Alarm alarm, long events) {
        roll(outcome.stamp().streamNanos() / PERIOD.toNanos(), alarm.raised().wallNanos());
        if (alarm.impact() instanceof Impact.Unknown(Reason reason)) {
            var seen = new Seen(events, alarm.raised().wallNanos(), alarm.last().wallNanos());
            count(Subject.of(alarm, alarm.deviceId() != null), reason, alarm, seen);
        } else {
            matched(events);
        }
    }

    private void matched(long events) {
        var t = totals;
        totals = new Count.Totals(
                t.period, t.sinceNanos, t.sinceNowNanos, t.matched + events, t.matchedBefore, t.dropped);
    }

    private record Seen(long events, long firstNanos, long lastNanos) {}

    public synchronized Count count() {
        return new Count(totals, new ArrayList<>(groups.values()));
    }

    /** Puts back what a snapshot holds. */
    public synchronized void restore(Count count) {
        totals = count.totals();
        groups.clear();
        count.groups().forEach(group -> groups.put(group.subject(), group));
    }

    private void count(Subject subject, Reason reason, @Nullable Alarm alarm, Seen seen) {
        Group was = groups.remove(subject);
        if (was == null && groups.size() >= GROUPS_MAX) {
            groups.pollFirstEntry();
            var t = totals;
            totals = new Count.Totals(
                    t.period, t.sinceNanos, t.sinceNowNanos, t.matched, t.matchedBefore, t.dropped + 1);
        }
        String newest = alarm != null ? alarm.id() : was == null ? null : was.alarmId;
        groups.put(
                subject,
                new Group(
                        subject,
                        reason,
                        was == null ? seen.events : was.events + seen.events,
                        was == null ? 0 : was.eventsBefore,
                        was == null ? seen.firstNanos : was.firstNanos,
                        seen.lastNanos,
                        newest));
    }

    private void roll(long period, long at) {
        var t = totals;
        if (period <= t.period && t.sinceNanos != 0) {
            return;
        }
        boolean next = period == t.period + 1;
        totals = new Count.Totals(period, next ? t.sinceNowNanos : at, at, 0, next ? t.matched : 0, t.dropped);
        groups.values().removeIf(group -> !next || group.events == 0);
        groups.replaceAll(
                (subject, g) -> new Group(subject, g.reason, 0, g.events, g.firstNanos, g.lastNanos, g.alarmId));
    }

    /** A message that raises nothing is a matter for the worklist only when its device is unknown. */
    private static @Nullable Subject subject(EventNote note, @Nullable Alarm alarm) {
        if (alarm != null) {
            return Subject.of(alarm, note.deviceId() != null);
        }
        Identity.Evidence evidence = Identity.Evidence.parse(note.evidence());
        return note.deviceId() != null || evidence.value().isEmpty()
                ? null
                : new Subject(note.namespace(), new NetworkName(evidence.kind(), evidence.value()), null);
    }
}
