package io.trapline.agent.journal;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Stream time: follows the wall clock at start, then only the monotonic clock; never runs back,
 * not even across runs, because it starts no earlier than the last time in the journal.
 * Safe for use by any thread once started.
 */
public final class StreamClock {

    private final InstantSource wall;
    private final LongSupplier monotonic;
    private volatile long base;
    private volatile long monotonicAtBase;

    /**
     * @param wall the label clock, may step at any time
     * @param monotonic nanoseconds that never run back within a process
     */
    public StreamClock(InstantSource wall, LongSupplier monotonic) {
        this.wall = wall;
        this.monotonic = monotonic;
        this.base = wallNanos();
        this.monotonicAtBase = monotonic.getAsLong();
    }

    /** The clocks of this machine. */
    public static StreamClock system() {
        return new StreamClock(InstantSource.system(), System::nanoTime);
    }

    /** Continues after {@code lastStreamNanos}; called once per journal before the first append. */
    public synchronized void continueAfter(long lastStreamNanos) {
        long now = streamNanos();
        if (lastStreamNanos >= now) {
            base = lastStreamNanos + 1;
            monotonicAtBase = monotonic.getAsLong();
        }
    }

    /** Stream time now, nanoseconds since the epoch. */
    public long streamNanos() {
        return base + (monotonic.getAsLong() - monotonicAtBase);
    }

    /** Wall time now, nanoseconds since the epoch. */
    public long wallNanos() {
        var now = wall.instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
