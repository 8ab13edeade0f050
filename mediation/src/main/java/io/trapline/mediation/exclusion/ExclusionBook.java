package io.trapline.mediation.exclusion;

import io.trapline.mediation.Change;
import io.trapline.mediation.Stamp;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who counts as not affected by which alarm, and until when. An alarm that ends and comes back finds its
 * marks again. Owned by the thread that evolves the state it is part of.
 */
public final class ExclusionBook {

    /** More are refused. */
    public static final int EXCLUSIONS_MAX = 10_000;

    /**
     * A mark in force.
     *
     * @param at the input that brought it
     * @param untilNanos stream time of its end
     */
    public record Kept(Exclusion exclusion, Stamp at, long untilNanos) {}

    /** A mark and its end; ordered by (end, alarm, customer). */
    private record Due(long streamNanos, String alarmId, String customerId) implements Comparable<Due> {

        static Due of(Kept kept) {
            return new Due(
                    kept.untilNanos(),
                    kept.exclusion().alarmId(),
                    kept.exclusion().customerId());
        }

        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(streamNanos, other.streamNanos);
            int byAlarm = byTime != 0 ? byTime : alarmId.compareTo(other.alarmId);
            return byAlarm != 0 ? byAlarm : customerId.compareTo(other.customerId);
        }
    }

    private final TreeMap<String, TreeMap<String, Kept>> byAlarm = new TreeMap<>();
    private final TreeSet<Due> dues = new TreeSet<>();

    /** Of one alarm, by customer. */
    public Map<String, Kept> of(String alarmId) {
        return byAlarm.getOrDefault(alarmId, new TreeMap<>());
    }

    /** Customers that one alarm does not affect. */
    public Set<String> customers(String alarmId) {
        return of(alarmId).keySet();
    }

    public Optional<Kept> of(String alarmId, String customerId) {
        return Optional.ofNullable(of(alarmId).get(customerId));
    }

    /** By alarm, then customer. */
    public Collection<Kept> all() {
        return byAlarm.values().stream().flatMap(kept -> kept.values().stream()).toList();
    }

    public int size() {
        return dues.size();
    }

    /** Stream time of the first end; the end of time when there is none. */
    public long firstDue() {
        return dues.isEmpty() ? Long.MAX_VALUE : dues.first().streamNanos();
    }

    /** The mark that ends first. */
    public Kept first() {
        Due due = dues.first();
        return of(due.alarmId(), due.customerId()).orElseThrow();
    }

    /** Evolves by one change; what is not about marks is not looked at. */
    public void evolve(Change change) {
        if (change instanceof Change.CustomerExcluded c) {
            remove(c.kept().exclusion());
            if (!c.kept().exclusion().over()) {
                put(c.kept());
            }
        }
    }

    /** Puts back what a snapshot holds. */
    public void put(Kept kept) {
        Exclusion exclusion = kept.exclusion();
        byAlarm.computeIfAbsent(exclusion.alarmId(), id -> new TreeMap<>()).put(exclusion.customerId(), kept);
        dues.add(Due.of(kept));
    }

    private void remove(Exclusion exclusion) {
        of(exclusion.alarmId(), exclusion.customerId()).ifPresent(kept -> {
            dues.remove(Due.of(kept));
            byAlarm.computeIfPresent(exclusion.alarmId(), (id, all) -> {
                all.remove(exclusion.customerId());
                return all.isEmpty() ? null : all;
            });
        });
    }
}
