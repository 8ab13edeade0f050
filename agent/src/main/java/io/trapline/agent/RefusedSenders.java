package io.trapline.agent;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Whose messages a gate refused, and why: one row per listener, reason, address and claim. Bounded: the
 * row not added to for longest is forgotten, and counted. Safe for use by any thread.
 */
public final class RefusedSenders {

    static final int ROWS_MAX = 1_000;

    /** A row is told as an event at most this often. */
    static final long TELL_SECONDS = 60;

    private record Key(String listener, Refusal reason, InetAddress sender, Claim claim) {}

    /**
     * @param handshake true when it is a step of finding our engine, answered by a Report
     * @param count messages since {@code first}
     */
    public record Row(
            String listener,
            Refusal reason,
            InetAddress sender,
            Claim claim,
            boolean handshake,
            long count,
            Instant first,
            Instant last) {}

    private static final class Tally {
        private final Instant first;
        private Instant last;
        private boolean handshake;
        private long count;
        private long told;
        private Instant toldAt = Instant.MIN;

        Tally(Instant first) {
            this.first = first;
            this.last = first;
        }
    }

    private final LinkedHashMap<Key, Tally> rows = new LinkedHashMap<>(16, 0.75f, true);
    private long forgotten;

    /** @param handshake true when the sender is told how to go on */
    public synchronized void add(
            String listener, Refusal reason, InetAddress sender, Claim claim, boolean handshake, Instant now) {
        var tally = rows.computeIfAbsent(new Key(listener, reason, sender, claim), key -> new Tally(now));
        tally.count++;
        tally.last = now;
        tally.handshake = handshake;
        limit();
    }

    private void limit() {
        if (rows.size() > ROWS_MAX) {
            rows.remove(rows.keySet().iterator().next());
            forgotten++;
        }
    }

    /** So many of one source at once, beyond its share: they are told as a flood, not here. */
    public synchronized void add(String listener, InetAddress sender, long count, Instant first, Instant last) {
        var tally = rows.computeIfAbsent(new Key(listener, Refusal.FLOOD, sender, Claim.NONE), key -> new Tally(first));
        tally.count += count;
        tally.last = last;
        limit();
    }

    /** Newest first. */
    public synchronized List<Row> rows() {
        var all = new ArrayList<Row>(rows.size());
        rows.forEach((key, tally) -> all.add(row(key, tally)));
        return all.reversed();
    }

    /** Rows that were given up because there were too many. */
    public synchronized long forgotten() {
        return forgotten;
    }

    /** Rows that grew since they were told last, each at most once a minute; steps of a handshake are none. */
    public synchronized List<Row> untold(int max, Instant now) {
        var due = new ArrayList<Row>();
        rows.forEach((key, tally) -> {
            boolean quiet = tally.toldAt.equals(Instant.MIN)
                    || !tally.toldAt.plusSeconds(TELL_SECONDS).isAfter(now);
            if (due.size() < max
                    && key.reason != Refusal.FLOOD
                    && !tally.handshake
                    && tally.count > tally.told
                    && quiet) {
                due.add(row(key, tally));
                tally.told = tally.count;
                tally.toldAt = now;
            }
        });
        return due;
    }

    /** A person has accepted this engine: what was refused for its time is settled. */
    public synchronized void settle(String engineId) {
        rows.keySet()
                .removeIf(key -> key.reason == Refusal.NOT_IN_TIME_WINDOW
                        && key.claim.engineId().equals(engineId));
    }

    private static Row row(Key key, Tally tally) {
        return new Row(
                key.listener, key.reason, key.sender, key.claim, tally.handshake, tally.count, tally.first, tally.last);
    }
}
