package io.trapline.agent.usm;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread {@code engines}: writes down every few seconds, and at the stop, how far the time of
 * SNMPv3 engines has come, so that what was captured before a restart is too old after it. A disk that
 * does not take it harms nothing else and is said once. Started and closed by one thread.
 */
public final class EngineSaver implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineSaver.class);
    private static final long EVERY_SECONDS = 5;

    private final UsmDoor door;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("engines").daemon().factory());

    /** Owned by the thread, and by the closing one after it has ended. */
    private boolean failing;

    public EngineSaver(UsmDoor door) {
        this.door = door;
    }

    public void start() {
        thread.scheduleWithFixedDelay(this::save, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** The last save; the listeners must be closed by then. */
    @Override
    public void close() throws InterruptedException {
        thread.shutdown();
        if (thread.awaitTermination(2, TimeUnit.SECONDS)) {
            save();
        }
    }

    private void save() {
        try {
            door.save();
            if (failing) {
                LOG.info("The times of SNMPv3 engines are saved again.");
            }
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.warn(
                        "The times of SNMPv3 engines cannot be saved; after a kill, messages of this time could be"
                                + " replayed. error={}",
                        e.toString());
            }
            failing = true;
        }
    }
}
