package io.trapline.agent;

import io.trapline.agent.journal.Appended;
import io.trapline.agent.journal.Entry;
import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.JournalStatus;
import io.trapline.agent.journal.Tail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A journal in memory whose disk the test plays: how much room there is, whether it fails, and up to
 * where records are durable.
 */
public final class MemoryJournal implements Journal {

    private record Waiter(long number, Runnable action) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<Integer> documents = new ArrayList<>();
    private final PriorityQueue<Waiter> waiters = new PriorityQueue<>((a, b) -> Long.compare(a.number, b.number));
    private long room = Long.MAX_VALUE;
    private boolean failing;
    private boolean durableAtOnce = true;
    private long durable;

    @Override
    public Appended append(List<byte[]> payloads) {
        Appended answer;
        List<Runnable> due;
        synchronized (this) {
            if (failing) {
                return new Appended.Failed("the test says so");
            }
            if (room == 0) {
                return new Appended.Full("the test says so");
            }
            int count = (int) Math.min(room, payloads.size());
            long first = entries.size() + 1L;
            for (var payload : payloads.subList(0, count)) {
                entries.add(new Entry(entries.size() + 1L, 7, 8, payload));
            }
            room = room == Long.MAX_VALUE ? room : room - count;
            documents.add(count);
            answer = new Appended.Written(first, entries.size(), 7, 8);
            if (durableAtOnce) {
                durable = entries.size();
            }
            due = due();
        }
        due.forEach(Runnable::run);
        return answer;
    }

    /** Records that may still be written before the disk is full. */
    public synchronized void room(long records) {
        room = records;
    }

    public synchronized void failing(boolean now) {
        failing = now;
    }

    /** From now on nothing becomes durable until {@link #force()}. */
    public synchronized void holdBack() {
        durableAtOnce = false;
    }

    public void force() {
        List<Runnable> due;
        synchronized (this) {
            durable = entries.size();
            due = due();
        }
        due.forEach(Runnable::run);
    }

    public synchronized List<RawRecord> records() {
        return entries.stream().map(RecordCodec::decode).toList();
    }

    /** Records per document, in order. */
    public synchronized List<Integer> documents() {
        return List.copyOf(documents);
    }

    private List<Runnable> due() {
        var due = new ArrayList<Runnable>();
        for (var head = waiters.peek(); head != null && head.number <= durable; head = waiters.peek()) {
            due.add(waiters.remove().action);
        }
        return due;
    }

    @Override
    public void whenDurable(long number, Runnable action) {
        synchronized (this) {
            if (number > durable) {
                waiters.add(new Waiter(number, action));
                return;
            }
        }
        action.run();
    }

    @Override
    public Appended appendAt(long number, long streamNanos, long wallNanos, byte[] payload) {
        throw new AssertionError("The door appends to the journal and never reads it.");
    }

    @Override
    public Tail tail(long from) {
        throw new AssertionError("The door appends to the journal and never reads it.");
    }

    @Override
    public long first() {
        return 1;
    }

    @Override
    public synchronized long last() {
        return entries.size();
    }

    @Override
    public synchronized long durable() {
        return durable;
    }

    @Override
    public boolean awaitBeyond(long number, Duration atMost) {
        throw new AssertionError("The door appends to the journal and never reads it.");
    }

    @Override
    public void retain(long firstNeeded) {}

    @Override
    public synchronized JournalStatus status() {
        return new JournalStatus(1, last(), durable, room == 0, 0, room, 1, 0, 0, "", true);
    }

    @Override
    public void close() {}
}
