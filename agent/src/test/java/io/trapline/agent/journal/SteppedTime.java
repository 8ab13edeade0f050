package io.trapline.agent.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Both clocks in the hand of a test: monotonic time passes, wall time jumps. */
final class SteppedTime {

    private final AtomicLong monotonic = new AtomicLong();
    private volatile Instant wall = Instant.parse("2026-11-01T12:00:00Z");

    StreamClock clock() {
        return new StreamClock(() -> wall, monotonic::get);
    }

    void pass(Duration time) {
        monotonic.addAndGet(time.toNanos());
        wall = wall.plus(time);
    }

    void stepWall(Duration by) {
        wall = wall.plus(by);
    }
}
