package io.trapline.agent.journal;

import java.util.TreeMap;

/**
 * The numbers that are known to be lost, each counted once however many readers come past.
 * Safe for any thread.
 */
final class Damage {

    private final TreeMap<Long, Long> ranges = new TreeMap<>();
    private long uncounted;

    /** Notes that {@code from..to} cannot be read any more; true when part of it was not known. */
    synchronized boolean lost(long from, long to) {
        if (from > to) {
            return false;
        }
        long before = numbers();
        long start = from;
        long end = to;
        var touching = ranges.floorEntry(to == Long.MAX_VALUE ? to : to + 1);
        while (touching != null && touching.getValue() >= from - 1) {
            start = Math.min(start, touching.getKey());
            end = Math.max(end, touching.getValue());
            ranges.remove(touching.getKey());
            touching = ranges.floorEntry(end);
        }
        ranges.put(start, end);
        return numbers() > before;
    }

    /** Notes a lost record whose number nobody can tell (numbers with gaps). */
    synchronized void lostUnnumbered(long records) {
        uncounted += records;
    }

    synchronized boolean contains(long number) {
        var range = ranges.floorEntry(number);
        return range != null && range.getValue() >= number;
    }

    synchronized long records() {
        return uncounted + numbers();
    }

    private long numbers() {
        long sum = 0;
        for (var range : ranges.entrySet()) {
            sum += range.getValue() - range.getKey() + 1;
        }
        return sum;
    }
}
