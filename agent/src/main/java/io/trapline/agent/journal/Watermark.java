package io.trapline.agent.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Durable up to here, and who waits for it. Moved by one thread at a time, asked by any.
 * Actions run in the order of their numbers, those of one number in the order they came.
 */
final class Watermark {

    private static final Logger log = LoggerFactory.getLogger(Watermark.class);

    private record Waiting(long number, long order, Runnable action) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final PriorityQueue<Waiting> actions =
            new PriorityQueue<>(Comparator.comparingLong(Waiting::number).thenComparingLong(Waiting::order));
    private long orders;
    private int waiters;
    private volatile long durable;
    private volatile boolean wanted;

    Watermark(long durable) {
        this.durable = durable;
    }

    long durable() {
        return durable;
    }

    /** True while an action waits. */
    boolean wanted() {
        return wanted;
    }

    /** Keeps {@code action} for later; runs it at once when its number is durable already. */
    void whenDurable(long number, Runnable action) {
        lock.lock();
        try {
            if (number > durable) {
                actions.add(new Waiting(number, orders++, action));
                wanted = true;
                return;
            }
        } finally {
            lock.unlock();
        }
        action.run();
    }

    /** Never back; runs what waited, on the calling thread. */
    void moveTo(long number) {
        var due = new ArrayList<Waiting>();
        lock.lock();
        try {
            if (number > durable) {
                durable = number;
            }
            for (var next = actions.peek(); next != null && next.number <= durable; next = actions.peek()) {
                due.add(actions.remove());
            }
            wanted = !actions.isEmpty();
            if (waiters > 0) {
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
        due.forEach(Watermark::run);
    }

    /** Forgets the actions that wait for {@code from..to}: those records are gone; returns how many. */
    int drop(long from, long to) {
        lock.lock();
        try {
            int before = actions.size();
            actions.removeIf(waiting -> waiting.number >= from && waiting.number <= to);
            wanted = !actions.isEmpty();
            return before - actions.size();
        } finally {
            lock.unlock();
        }
    }

    boolean awaitBeyond(long number, Duration atMost) throws InterruptedException {
        if (durable > number) {
            return true;
        }
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            waiters++;
            try {
                while (durable <= number && left > 0) {
                    left = moved.awaitNanos(left);
                }
            } finally {
                waiters--;
            }
            return durable > number;
        } finally {
            lock.unlock();
        }
    }

    private static void run(Waiting waiting) {
        try {
            waiting.action.run();
        } catch (RuntimeException ours) {
            log.error("An action that waited for a durable record failed. number={}", waiting.number, ours);
        }
    }
}
