package io.trapline.agent.journal;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that keeps space allocated ahead of the append position and holds the brake: below the
 * reserve, whoever filled the disk, appends are refused until there is space again.
 */
final class Allocator implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Allocator.class);
    private static final long LOOK_NANOS = 50_000_000;

    private final Writer writer;
    private final JournalOptions options;
    private final Disk disk;
    private final Thread thread;
    private boolean braked;
    private volatile boolean closing;

    Allocator(Writer writer, JournalOptions options, Disk disk) {
        this.writer = writer;
        this.options = options;
        this.disk = disk;
        this.thread = new Thread(this, "allocator-" + options.folder().getFileName());
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** True when the thread is no more though nobody closed it. Any thread. */
    boolean ended() {
        return !closing && thread.getState() == Thread.State.TERMINATED;
    }

    /** The space ahead gets short. */
    void hurry() {
        LockSupport.unpark(thread);
    }

    void close() {
        closing = true;
        LockSupport.unpark(thread);
        Threads.join(thread);
    }

    @Override
    public void run() {
        while (!closing) {
            try {
                look();
                LockSupport.parkNanos(this, LOOK_NANOS);
            } catch (IOException | RuntimeException | Error unexpected) {
                writer.fail("allocate: " + unexpected);
            }
        }
    }

    private void look() throws IOException {
        long usable = disk.usableBytes();
        if (!braked && usable < options.reserveBytes()) {
            braked = true;
            writer.brake(true);
            log.warn(
                    "The disk is short of space: nothing is journaled until there is more. folder={} usableBytes={}"
                            + " reserveBytes={}",
                    options.folder(),
                    usable,
                    options.reserveBytes());
        } else if (braked && usable >= options.reserveBytes() + options.aheadBytes()) {
            braked = false;
            writer.brake(false);
            log.info("The disk has space again. folder={} usableBytes={}", options.folder(), usable);
        }
        var live = writer.live();
        if (!braked && live != null && live.extendAhead()) {
            writer.openGate();
        }
    }
}
