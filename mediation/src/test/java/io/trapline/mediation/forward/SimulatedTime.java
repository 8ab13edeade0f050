package io.trapline.mediation.forward;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** Waiting takes no time, it only moves the clock. Owned by the forwarder's thread; readable by any. */
final class SimulatedTime implements Timekeeper {

    private volatile long nanos;

    @Override
    public Instant wall() {
        return Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // One writer.
    public void pause(Duration wait, CountDownLatch until) {
        nanos += wait.toNanos();
    }
}
