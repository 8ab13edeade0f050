package io.trapline.deploy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

/**
 * Ctrl-C or SIGTERM as a request: whoever runs the product looks for it between the steps of the
 * start, awaits it afterwards, stops in order and says how that went. The process then ends with that
 * code, 0 for a stop in order. The signals are taken themselves and not by a shutdown hook: a JVM that
 * already shuts down refuses what is still to be started or stopped. Safe for any thread.
 */
public final class StopRequest {

    private static final Duration STOP_AT_MOST = Duration.ofSeconds(9);
    private static final Duration HALT_AFTER = Duration.ofSeconds(4);
    private static final List<String> SIGNALS = List.of("TERM", "INT", "HUP");

    /** The start was given up because a stop was asked for meanwhile. */
    static final class Early extends RuntimeException {
        Early() {
            super("a stop was asked for during the start");
        }
    }

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile int asked = Exit.OK;
    private volatile boolean awaited;
    private volatile Runnable last = () -> {};
    private volatile boolean halting;

    /** A request that the signals of this process make from now on, instead of ending it. */
    static StopRequest bySignal() {
        var request = new StopRequest();
        SIGNALS.forEach(name -> Signal.handle(new Signal(name), signal -> request.stop(Exit.SOFTWARE)));
        return request;
    }

    /** Asks for the stop from inside. */
    void request() {
        requested.countDown();
    }

    /** Asks for it because a part is broken; when that does not end in order either, it ends as it is. */
    public void broken(int exitCode) {
        asked = exitCode;
        stop(exitCode);
    }

    private void stop(int codeIfLate) {
        requested.countDown();
        Thread.ofPlatform().daemon().name("stop").start(() -> {
            try {
                if (halting && !stopped.await(HALT_AFTER.toMillis(), TimeUnit.MILLISECONDS) && halting) {
                    last.run();
                    Runtime.getRuntime().halt(asked);
                }
                if (!stopped.await(STOP_AT_MOST.toMillis(), TimeUnit.MILLISECONDS)) {
                    System.err.println("trapline: did not stop in " + STOP_AT_MOST.toSeconds() + " s; giving up.");
                    last.run();
                    Runtime.getRuntime().halt(codeIfLate);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** @param what done, quickly, when the stop in order takes too long: what must not outlive us */
    public void lastly(Runnable what) {
        last = what;
    }

    /**
     * Whether one long step runs that cannot be interrupted and loses nothing when the process ends in it: a
     * stop then waits a few seconds for its end, does what is to be done {@link #lastly} and ends.
     */
    public void inLongStep(boolean now) {
        halting = now;
    }

    /** The code that the stop was asked for with; 0 for a person or a signal. */
    int asked() {
        return asked;
    }

    /** Whether a stop was asked for. */
    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Whether it was asked for while nobody awaited it yet: during the start. */
    boolean isEarly() {
        return isRequested() && !awaited;
    }

    /** Between two steps of a start: gives it up when a stop was asked for. */
    public void check() {
        if (isRequested()) {
            throw new Early();
        }
    }

    /** Returns when a stop was asked for. */
    public void await() throws InterruptedException {
        awaited = true;
        requested.await();
    }

    /** The same, or when the time is up. */
    public void await(Duration atMost) throws InterruptedException {
        awaited = true;
        var unused = requested.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Everything is stopped. */
    void stopped() {
        stopped.countDown();
    }
}
