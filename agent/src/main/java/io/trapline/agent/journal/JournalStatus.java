package io.trapline.agent.journal;

/**
 * One consistent look at a journal for pages and metrics.
 *
 * @param braked true while appends are refused for lack of space
 * @param allocatedBytes bytes that the files really occupy (they are sparse)
 * @param damaged records known to be lost to damage, retired folders included
 * @param detail one sentence when something needs a person, else empty
 * @param running false when a thread of an open journal has ended: nothing becomes durable any more
 */
public record JournalStatus(
        long first,
        long last,
        long durable,
        boolean braked,
        long allocatedBytes,
        long usableBytes,
        int folders,
        int retired,
        long damaged,
        String detail,
        boolean running) {}
