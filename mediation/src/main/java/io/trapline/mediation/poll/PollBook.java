package io.trapline.mediation.poll;

import io.trapline.mediation.Change;
import io.trapline.mediation.Stamp;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was asked about alarms in doubt, until they are in doubt no more. Owned by the thread that evolves the
 * state it is part of.
 */
public final class PollBook {

    /** A device that does not answer is asked so often about one alarm, then left alone. */
    public static final int TIMES_MAX = 3;

    private static final long AGAIN_NANOS = Duration.ofMinutes(2).toNanos();

    private final TreeMap<String, Asked> asked = new TreeMap<>();
    private long lastNanos;

    /**
     * The newest question about an alarm.
     *
     * @param record number of the input that made it asked
     * @param times how often it was asked so far
     * @param nextNanos stream time before which it is not asked again
     */
    public record Asked(long record, int times, long nextNanos) {}

    /** By alarm. */
    public Map<String, Asked> all() {
        return Collections.unmodifiableMap(asked);
    }

    public @Nullable Asked of(String alarmId) {
        return asked.get(alarmId);
    }

    /** Stream time of the newest question; 0 before the first. */
    public long lastNanos() {
        return lastNanos;
    }

    public boolean due(String alarmId, long streamNanos) {
        Asked last = asked.get(alarmId);
        return last == null || (last.times() < TIMES_MAX && streamNanos >= last.nextNanos());
    }

    public void evolve(Change change, Stamp at) {
        switch (change) {
            case Change.PollAsked c -> asked(c.alarmId(), at);
            case Change.TableAsked c -> c.wanted().forEach(one -> asked(one.alarmId(), at));
            case Change.AlarmCleared c -> asked.remove(c.alarmId());
            case Change.AlarmDoubted c -> asked.remove(c.alarmId());
            case Change.AlarmRepeated c -> asked.remove(c.alarmId());
            case Change.AlarmTallied c -> asked.remove(c.alarmId());
            case Change.AlarmToggled c -> asked.remove(c.alarmId());
            default -> {}
        }
    }

    private void asked(String alarmId, Stamp at) {
        Asked last = asked.get(alarmId);
        int times = last == null ? 1 : last.times() + 1;
        // Twice as long each time.
        asked.put(alarmId, new Asked(at.number(), times, at.streamNanos() + (AGAIN_NANOS << (times - 1))));
        lastNanos = at.streamNanos();
    }

    /** Puts back what a snapshot holds. */
    public void restore(long newestNanos, Map<String, Asked> all) {
        lastNanos = newestNanos;
        asked.putAll(all);
    }
}
