package io.trapline.web;

import io.trapline.mediation.board.Readings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits until a board knows what was just done, so that whoever looks next sees it. */
public final class Shown {

    /** A board comes ten times a second; a busy machine may be slower, and is not waited for longer. */
    private static final Duration WITHIN = Duration.ofSeconds(5);

    private static final long LOOK_MILLIS = 20;

    private Shown() {}

    /** @param number of the record that was journaled */
    public static void await(Readings readings, long number) throws InterruptedException {
        long began = System.nanoTime();
        while (readings.board().decided() < number && System.nanoTime() - began < WITHIN.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }
}
