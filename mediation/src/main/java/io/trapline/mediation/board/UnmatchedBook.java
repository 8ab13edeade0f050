package io.trapline.mediation.board;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Impact.Reason;
import io.trapline.enrichment.NetworkName;
import io.trapline.enrichment.Worklist.Subject;
import io.trapline.mediation.EventNote;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.alarm.Alarm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts events by the words that led to no customer. Bounded: the group that was silent longest makes
 * room. Written by the board thread, safe for any.
 */
final class UnmatchedBook {

    static final int GROUPS_MAX = 10_000;

    private static final String KNOWN = "known";

    /** By words, the one that spoke last at the end. */
    private final LinkedHashMap<Subject, Group> groups = new LinkedHashMap<>();

    private final Map<String, Long> byImpact = new LinkedHashMap<>();
    private @Nullable Instant since;
    private long dropped;

    /** @param alarmId the newest alarm with these words; null when there was none */
    record Group(
            Subject subject,
            Reason reason,
            long events,
            Instant first,
            Instant last,
            @Nullable String alarmId) {}

    /** As of one moment. */
    record Count(@Nullable Instant since, long matched, long dropped, List<Group> groups) {}

    /** @param alarm the one the event touched; null when it touched none */
    synchronized void add(Outcome outcome, EventNote note, @Nullable Alarm alarm) {
        Instant at = Times.instant(outcome.stamp().wallNanos());
        if (note.impact().isEmpty() || note.impact().equals(Reason.PENDING.name())) {
            return;
        }
        since = since == null ? at : since;
        byImpact.merge(note.impact(), 1L, Long::sum);
        if (note.impact().equals(KNOWN)) {
            return;
        }
        Subject subject = subject(note, alarm);
        if (subject == null) {
            return;
        }
        Group was = groups.remove(subject);
        if (was == null && groups.size() >= GROUPS_MAX) {
            groups.pollFirstEntry();
            dropped++;
        }
        Reason reason = Reason.valueOf(note.impact());
        groups.put(
                subject,
                new Group(
                        subject,
                        reason,
                        was == null ? 1 : was.events + 1,
                        was == null ? at : was.first,
                        at,
                        alarm == null && was != null ? was.alarmId : alarm == null ? null : alarm.id()));
    }

    synchronized Count count() {
        return new Count(since, byImpact.getOrDefault(KNOWN, 0L), dropped, new ArrayList<>(groups.values()));
    }

    /** A message that raises nothing is a matter for the worklist only when its device is unknown. */
    private static @Nullable Subject subject(EventNote note, @Nullable Alarm alarm) {
        if (alarm != null) {
            var objects = alarm.objects();
            return new Subject(
                    alarm.namespace(),
                    new NetworkName(alarm.evidence().kind(), alarm.evidence().value()),
                    objects.isEmpty() || note.deviceId() == null
                            ? null
                            : new NetworkName(
                                    objects.getFirst().kind(),
                                    objects.getFirst().value()));
        }
        int equals = note.evidence().indexOf('=');
        if (note.deviceId() != null || equals < 0 || equals == note.evidence().length() - 1) {
            return null;
        }
        String value = note.evidence().substring(equals + 1);
        boolean address = value.chars().allMatch(c -> c == '.' || c == ':' || Character.digit(c, 16) >= 0);
        return new Subject("", new NetworkName(address ? AliasKind.ADDRESS : AliasKind.HOSTNAME, value), null);
    }
}
