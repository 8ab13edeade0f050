package io.trapline.deploy.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.function.ToLongFunction;

/**
 * One product under load, running for the whole bench.
 *
 * @param seq the message's number in a line of the output; -1 for a line of something else
 */
record Receiver(String name, Process process, Output output, ToLongFunction<String> seq) implements AutoCloseable {

    private static final long STOP_SECONDS = 15;

    /** Processor time used so far, all threads. */
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    void assertAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IOException(name + " ended with " + process.exitValue());
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, java.util.concurrent.TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
