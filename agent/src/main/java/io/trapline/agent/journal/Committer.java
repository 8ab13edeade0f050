package io.trapline.agent.journal;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that makes records durable: forces the files, reads the records back, and only then
 * moves the watermark and runs what waited for it. It also retires a failed queue folder and opens
 * the next one.
 */
final class Committer implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Committer.class);
    private static final long RETRY_NANOS = 100_000_000;
    private static final long RETRY_NANOS_MAX = 2_000_000_000;
    private static final long IDLE_NANOS = 1_000_000_000;

    private final ChronicleJournal journal;
    private final long everyNanos;
    private final Thread thread;
    private final Forcer forcer = new Forcer();
    private @Nullable FolderReader reader;
    private @Nullable LiveQueue readerOf;
    private long retryNanos = RETRY_NANOS;
    private volatile boolean idle;
    private volatile boolean closing;

    Committer(ChronicleJournal journal, JournalOptions options) {
        this.journal = journal;
        this.everyNanos = options.commitEvery().toNanos();
        this.thread = new Thread(this, "committer-" + options.folder().getFileName());
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** True when the thread is no more though nobody closed it. Any thread. */
    boolean ended() {
        return !closing && thread.getState() == Thread.State.TERMINATED;
    }

    /** Something was appended. */
    void written() {
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    /** Somebody waits, or a folder failed: do not sit out the interval. */
    void hurry() {
        LockSupport.unpark(thread);
    }

    /** Commits what is there and ends. */
    void close() {
        closing = true;
        LockSupport.unpark(thread);
        Threads.join(thread);
    }

    @Override
    public void run() {
        while (true) {
            boolean last = closing;
            long started = System.nanoTime();
            turn();
            if (last) {
                break;
            }
            rest(started);
        }
        closeReader();
        try {
            forcer.close();
        } catch (IOException onClose) {
            log.warn("A roll file did not close cleanly. reason={}", onClose.toString());
        }
    }

    private void turn() {
        try {
            if (journal.writer().failure() == null) {
                commit();
            }
            if (journal.writer().failure() != null) {
                replace();
            }
        } catch (IOException | RuntimeException | Error unexpected) {
            journal.writer().fail("commit: " + unexpected);
        }
    }

    /** The next attempt comes after a pause that grows as long as folders fail without a record. */
    private void replace() throws IOException {
        closeReader();
        if (journal.retire()) {
            journal.reopen();
        } else {
            retryNanos = Math.min(RETRY_NANOS_MAX, 2 * retryNanos);
        }
    }

    private void commit() throws IOException {
        var work = journal.dirty() ? journal.writer().takeWork() : null;
        if (work == null) {
            return;
        }
        for (var file : work.dirty()) {
            forcer.force(file);
        }
        readBack(work);
        retryNanos = RETRY_NANOS;
        journal.watermark().moveTo(work.last());
    }

    private void readBack(Writer.Work work) throws IOException {
        long at = journal.durable();
        var current = readerFor(work.live(), at + 1);
        while (at < work.last()) {
            var document = current.next();
            if (document == null || document.first() <= at || document.last() > work.last() || current.scanning()) {
                throw new IOException("read back after %d of %d: found %s".formatted(at, work.last(), document));
            }
            if (journal.options().consecutive() && document.first() != at + 1) {
                throw new IOException("read back after %d: found %d".formatted(at, document.first()));
            }
            at = document.last();
        }
    }

    private FolderReader readerFor(LiveQueue live, long from) {
        var current = reader;
        if (current == null || readerOf != live) {
            closeReader();
            current = journal.readerOf(live.folder(), from);
            reader = current;
            readerOf = live;
        }
        return current;
    }

    private void closeReader() {
        var current = reader;
        reader = null;
        readerOf = null;
        if (current != null) {
            current.close();
        }
    }

    /** A fault of the mapped files may be thrown late, wherever this thread is by then. */
    private void rest(long started) {
        try {
            pace(started);
        } catch (RuntimeException | Error late) {
            journal.writer().fail("commit: " + late);
        } finally {
            idle = false;
        }
    }

    /** Sleeps until there is something to do, and then at least until the interval is over. */
    private void pace(long started) {
        while (!closing && journal.writer().failure() == null && !journal.dirty()) {
            idle = true;
            if (!journal.dirty()) {
                LockSupport.parkNanos(this, IDLE_NANOS);
            }
            idle = false;
        }
        long wait = journal.writer().failure() == null ? everyNanos : retryNanos;
        for (long left = started + wait - System.nanoTime(); left > 0; left = started + wait - System.nanoTime()) {
            if (closing
                    || (journal.writer().failure() == null
                            && journal.watermark().wanted())) {
                return;
            }
            LockSupport.parkNanos(this, left);
        }
    }
}
