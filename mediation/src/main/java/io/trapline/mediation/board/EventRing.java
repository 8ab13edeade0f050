package io.trapline.mediation.board;

import io.trapline.mediation.Disposition;
import io.trapline.mediation.EventNote;
import java.util.ArrayList;
import java.util.List;

/** The newest events' numbers and notes; what they say is read from the journal when asked. Safe for any thread. */
final class EventRing {

    static final int SIZE = 10_000;

    /** One event as the mediator noted it. */
    record Noted(long number, Disposition disposition, EventNote note) {}

    private final Noted[] ring = new Noted[SIZE];
    private long added;

    synchronized void add(Noted noted) {
        ring[(int) (added++ % SIZE)] = noted;
    }

    /** How many there are to ask for. */
    synchronized int size() {
        return (int) Math.min(SIZE, added);
    }

    /** The newest {@code limit}, oldest first. */
    synchronized List<Noted> newest(int limit) {
        long count = Math.min(Math.min(limit, SIZE), added);
        var list = new ArrayList<Noted>((int) count);
        for (long i = added - count; i < added; i++) {
            list.add(ring[(int) (i % SIZE)]);
        }
        return list;
    }
}
