package io.trapline.mediation.complaint;

import io.trapline.mediation.Change;
import io.trapline.mediation.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Complaints as they came, the newest of them, and counts of all. Owned by the thread that evolves the
 * state it is part of.
 */
public final class ComplaintBook {

    /** So many are kept; the oldest go first. */
    public static final int KEPT_MAX = 10_000;

    private final LinkedHashMap<String, Taken> kept = new LinkedHashMap<>();
    private Counts counts = new Counts(0, 0, 0);

    /**
     * One complaint.
     *
     * @param alarmId the open alarm that explains it; empty when none does
     * @param told that alarm was there before anybody complained
     */
    public record Taken(Complaint complaint, Stamp at, String alarmId, boolean told) {}

    /**
     * Of all complaints ever.
     *
     * @param told there was an alarm before they called
     * @param withoutAlarm there was no alarm when they called
     */
    public record Counts(long all, long told, long withoutAlarm) {}

    public boolean holds(String complaintId) {
        return kept.containsKey(complaintId);
    }

    /** Oldest first. */
    public Collection<Taken> all() {
        return Collections.unmodifiableCollection(kept.values());
    }

    public Counts counts() {
        return counts;
    }

    /** Those since a stream time that nothing explains, oldest first, the newest so many. */
    public List<Taken> unexplained(long sinceNanos, int max) {
        var found = new ArrayList<Taken>();
        for (Taken taken : kept.sequencedValues().reversed()) {
            if (taken.at().streamNanos() < sinceNanos || found.size() >= max) {
                break;
            }
            if (taken.alarmId().isEmpty()) {
                found.add(taken);
            }
        }
        return found.reversed();
    }

    public void evolve(Change change) {
        switch (change) {
            case Change.ComplaintTaken c -> {
                var taken = c.taken();
                counts = new Counts(
                        counts.all() + 1,
                        counts.told() + (taken.told() ? 1 : 0),
                        counts.withoutAlarm() + (taken.alarmId().isEmpty() ? 1 : 0));
                put(taken);
            }
            case Change.ComplaintsExplained c ->
                c.complaintIds()
                        .forEach(id -> kept.computeIfPresent(
                                id, (key, taken) -> new Taken(taken.complaint(), taken.at(), c.alarmId(), false)));
            default -> {}
        }
    }

    /** Puts back what a snapshot holds. */
    public void restore(Counts all, List<Taken> newest) {
        counts = all;
        newest.forEach(this::put);
    }

    private void put(Taken taken) {
        kept.putLast(taken.complaint().id(), taken);
        if (kept.size() > KEPT_MAX) {
            kept.pollFirstEntry();
        }
    }
}
