package io.trapline.agent;

import java.util.List;

/**
 * All that a listener knows of the rest of Trapline: a place that keeps what it is given.
 * Safe for use by any thread.
 */
public interface Intake {

    /**
     * Journals a batch as one document and counts it. Never waits for a disk sync. An empty batch is
     * an error of the caller. This is the way of what Trapline tells itself; sockets bring a haul.
     */
    Receipt accept(List<Arrival> batch);

    /**
     * Journals the arrivals of one read turn as one document and posts all terms of the haul at once.
     * What the journal does not take is counted as refused. A haul without arrivals is answered with
     * an empty range ({@code last == first - 1}).
     */
    default Receipt accept(Haul haul) {
        haul.turnedAway().forEach(this::refuse);
        return haul.arrivals().isEmpty() ? new Receipt.Journaled(1, 0) : accept(haul.arrivals());
    }

    /**
     * Like {@link #accept(Haul)} for sources that can wait (streams): what the journal does not take
     * is <em>not</em> counted, neither as read nor as refused; it stays with the caller, who offers it
     * again or hands it to {@link #refuse}.
     */
    default Offered offer(Haul haul) {
        return switch (accept(haul)) {
            case Receipt.Journaled journaled -> new Offered(journaled, 0, null);
            case Receipt.Refused refused -> new Offered(new Receipt.Journaled(1, 0), 0, null);
        };
    }

    /** Counts {@code count} messages as read at a socket and refused, without a batch. */
    void refuse(Refusal reason, int count);

    /**
     * Runs {@code action} once everything up to and including {@code number} is forced to disk and
     * was read back. Runs on the committer thread, which the action must not hold up; runs at once
     * when that is so already. Never runs when the journal fails before.
     */
    void whenDurable(long number, Runnable action);

    /** False while the brake is on: stream listeners stop reading and poll again. */
    boolean open();
}
