package io.trapline.deploy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or SIGTERM as a request: whoever runs the product awaits it, stops in order and says how
 * that went. The process then ends with that code, 0 for a stop in order, and not with the 143 that
 * a JVM makes of every SIGTERM. Safe for any thread.
 */
public final class StopRequest {

    private static final Duration STOP_AT_MOST = Duration.ofSeconds(9);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile int code = Exit.SOFTWARE;
    private volatile int asked = Exit.OK;

    /** A request that the signals of this process make. */
    static StopRequest bySignal() {
        var request = new StopRequest();
        Runtime.getRuntime().addShutdownHook(new Thread(request::onShutdown, "stop"));
        return request;
    }

    /** Runs on every way out; only a signal finds the product still running. */
    private void onShutdown() {
        if (stopped.getCount() == 0) {
            return;
        }
        requested.countDown();
        try {
            if (!stopped.await(STOP_AT_MOST.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("trapline: did not stop in " + STOP_AT_MOST.toSeconds() + " s; giving up.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code);
    }

    /** Asks for the stop from inside. */
    void request() {
        requested.countDown();
    }

    /** Asks for it because a part is broken; when that does not end in order either, it ends as it is. */
    public void broken(int exitCode) {
        asked = exitCode;
        requested.countDown();
        Thread.ofPlatform().daemon().name("stop").start(() -> {
            try {
                if (!stopped.await(STOP_AT_MOST.toMillis(), TimeUnit.MILLISECONDS)) {
                    System.err.println("trapline: did not stop in " + STOP_AT_MOST.toSeconds() + " s; giving up.");
                    Runtime.getRuntime().halt(exitCode);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The code that the stop was asked for with; 0 for a person or a signal. */
    int asked() {
        return asked;
    }

    /** Returns when a stop was asked for. */
    public void await() throws InterruptedException {
        requested.await();
    }

    /** The same, or when the time is up. */
    public void await(Duration atMost) throws InterruptedException {
        var unused = requested.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Everything is stopped; the process ends with {@code exitCode}. */
    void stopped(int exitCode) {
        code = exitCode;
        stopped.countDown();
    }
}
