package io.trapline.mediation.forward;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time as a forwarder needs it: a label, a measure, and a way to wait. */
public interface Timekeeper {

    /** Wall time, only ever shown. */
    Instant wall();

    /** Nanoseconds that never run back within a process. */
    long nanos();

    /** Returns after {@code wait}, or when the latch opens. */
    void pause(Duration wait, CountDownLatch until) throws InterruptedException;

    /** The clocks of this machine. */
    static Timekeeper system() {
        var wall = InstantSource.system();
        return new Timekeeper() {
            @Override
            public Instant wall() {
                return wall.instant();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            @SuppressWarnings("ReturnValueIgnored") // The caller asks the latch itself.
            public void pause(Duration wait, CountDownLatch until) throws InterruptedException {
                until.await(wait.toNanos(), TimeUnit.NANOSECONDS);
            }
        };
    }
}
