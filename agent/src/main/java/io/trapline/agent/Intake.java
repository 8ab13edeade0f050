package io.trapline.agent;

import java.util.List;

/**
 * All that a listener knows of the rest of Trapline: a place that keeps what it is given.
 * Safe for use by any thread.
 */
public interface Intake {

    /**
     * Journals a receive batch as one document and counts it. Never waits for a disk sync.
     * An empty batch is an error of the caller.
     */
    Receipt accept(List<Arrival> batch);

    /** Counts {@code count} messages read at a socket and turned away there, before a batch was formed. */
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
