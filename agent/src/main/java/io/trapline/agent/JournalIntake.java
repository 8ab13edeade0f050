package io.trapline.agent;

import io.trapline.agent.journal.Appended;
import io.trapline.agent.journal.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The intake over the input journal. One short lock spans append and count, so that every
 * {@link #ledger()} is a consistent cut and record numbers and counters move together; it never
 * spans a disk sync. Safe for use by any thread.
 */
public final class JournalIntake implements Intake {

    /** A closed brake is looked at again after this time; the look at the journal may cost a stat. */
    private static final long BRAKE_LOOK_NANOS = 20_000_000;

    private final Journal journal;
    private final DropPoint dropPoint;
    private final long startNumber;
    private final Instant since;
    private final long recovered;

    /** Guards the fields below. */
    private final ReentrantLock turn = new ReentrantLock();

    private final Map<Refusal, Long> refused = new EnumMap<>(Refusal.class);
    private long read;
    private long journaled;
    private long lastNumber;
    private boolean stopped;

    private volatile boolean braked;
    private volatile long brakeLookAt;

    /** @param startNumber and {@code recovered}: see {@link DoorLedger} */
    public JournalIntake(Journal journal, long startNumber, long recovered, Instant since) {
        this(journal, startNumber, recovered, since, DropPoint.NONE);
    }

    public JournalIntake(Journal journal, long startNumber, long recovered, Instant since, DropPoint dropPoint) {
        this.journal = journal;
        this.dropPoint = dropPoint;
        this.startNumber = startNumber;
        this.since = since;
        this.recovered = recovered;
        this.journaled = recovered;
        this.lastNumber = journal.last();
        for (var reason : Refusal.values()) {
            refused.put(reason, 0L);
        }
    }

    @Override
    public Receipt accept(List<Arrival> batch) {
        if (batch.isEmpty()) {
            throw new IllegalArgumentException("a batch has at least one arrival");
        }
        return accept(Haul.of(batch));
    }

    @Override
    public Receipt accept(Haul haul) {
        var payloads = encode(dropPoint.pass(haul.arrivals()));
        turn.lock();
        try {
            var offered = post(haul, payloads);
            if (offered.reason() == null) {
                return offered.taken();
            }
            refused.merge(offered.reason(), (long) offered.left(), Long::sum);
            return offered.left() == payloads.size() ? new Receipt.Refused(offered.reason()) : offered.taken();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public Offered offer(Haul haul) {
        var payloads = encode(dropPoint.pass(haul.arrivals()));
        turn.lock();
        try {
            var offered = post(haul, payloads);
            read -= offered.left();
            return offered;
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void refuse(Refusal reason, int count) {
        turn.lock();
        try {
            read += count;
            refused.merge(reason, (long) count, Long::sum);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void whenDurable(long number, Runnable action) {
        journal.whenDurable(number, action);
    }

    @Override
    public boolean open() {
        if (!braked) {
            return true;
        }
        long now = System.nanoTime();
        if (now - brakeLookAt < 0) {
            return false;
        }
        brakeLookAt = now + BRAKE_LOOK_NANOS;
        braked = journal.status().braked();
        return !braked;
    }

    /** From now on everything is refused as {@link Refusal#STOPPING}. The journal stays open. */
    public void stop() {
        turn.lock();
        try {
            stopped = true;
        } finally {
            turn.unlock();
        }
    }

    /** All counters at one moment between two batches. */
    public DoorLedger ledger() {
        turn.lock();
        try {
            return new DoorLedger(startNumber, since, read, recovered, journaled, lastNumber, Map.copyOf(refused));
        } finally {
            turn.unlock();
        }
    }

    /** Appends and counts under the lock; what is left is counted as read and nothing else yet. */
    private Offered post(Haul haul, List<byte[]> payloads) {
        read += haul.read();
        haul.turnedAway().forEach((reason, count) -> refused.merge(reason, (long) count, Long::sum));
        if (payloads.isEmpty()) {
            return new Offered(nothing(), 0, null);
        }
        if (stopped) {
            return new Offered(nothing(), payloads.size(), Refusal.STOPPING);
        }
        // A journal that throws leaves the haul counted as read alone: the ledger shows it.
        return switch (journal.append(payloads)) {
            case Appended.Written written -> written(written, payloads.size());
            case Appended.Full full -> brake(nothing(), payloads.size(), Refusal.DISK_RESERVE);
            case Appended.Failed failed -> brake(nothing(), payloads.size(), Refusal.JOURNAL_ERROR);
        };
    }

    private Offered written(Appended.Written written, int offered) {
        int count = Math.toIntExact(written.last() - written.first() + 1);
        journaled += count;
        lastNumber = written.last();
        var taken = new Receipt.Journaled(written.first(), written.last());
        return count < offered ? brake(taken, offered - count, Refusal.DISK_RESERVE) : new Offered(taken, 0, null);
    }

    private Offered brake(Receipt.Journaled taken, int left, Refusal reason) {
        brakeLookAt = System.nanoTime() + BRAKE_LOOK_NANOS;
        braked = true;
        return new Offered(taken, left, reason);
    }

    private Receipt.Journaled nothing() {
        return new Receipt.Journaled(lastNumber + 1, lastNumber);
    }

    private static List<byte[]> encode(List<Arrival> arrivals) {
        var payloads = new ArrayList<byte[]>(arrivals.size());
        for (var arrival : arrivals) {
            payloads.add(RecordCodec.encode(arrival));
        }
        return payloads;
    }
}
