package io.trapline.mediation.alarm;

import java.util.Comparator;

/** A deadline of an alarm; ordered by (time, alarm, kind). */
public record Due(long streamNanos, Kind kind, String alarmId) implements Comparable<Due> {

    private static final Comparator<Due> ORDER = Comparator.comparingLong(Due::streamNanos)
            .thenComparing(Due::alarmId)
            .thenComparing(Due::kind);

    /** What is due. */
    public enum Kind {
        /** A held fault has stood long enough. */
        HOLD,
        /** A flapping alarm has been calm long enough. */
        CALM,
        /** An alarm comes back from the shelf. */
        SHELF,
        /** Nobody repeated it for too long. */
        TIMEOUT
    }

    @Override
    public int compareTo(Due other) {
        return ORDER.compare(this, other);
    }
}
