package io.trapline.mediation.forward;

import io.trapline.agent.journal.Journal;
import io.trapline.enrichment.InventoryShelf;
import io.trapline.mediation.decode.DeviceZones;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every event as one line of a file, each exactly once: after a kill it goes on behind the last whole
 * line. Owns its thread, which is never interrupted: an interruption would close the file.
 */
public final class EventFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
    private static final int WRITE_BYTES = 256 << 10;
    private static final Duration WAIT = Duration.ofMillis(200);

    /** Lines wait so long for company: at low rates wake-ups cost more than the work. */
    private static final Duration COMPANY = Duration.ofMillis(20);

    private static final Duration FORCE_EVERY = Duration.ofSeconds(1);
    private static final Duration CATCH_UP = Duration.ofSeconds(2);
    private static final Duration RETRY_EVERY = Duration.ofSeconds(1);

    /**
     * What an operator says about one file.
     *
     * @param file absolute
     * @param cursor file that remembers how far it is
     */
    public record Target(String name, Path file, long rotateBytes, int filesKept, Path cursor) {}

    /**
     * What a feed reads, and where one that never ran begins.
     *
     * @param decided number of the last record decided before this start
     * @param inventoryVersion in use then; null for none
     */
    public record Source(
            Journal inputs,
            Journal outcomes,
            InventoryShelf shelf,
            DeviceZones zones,
            long decided,
            @Nullable String inventoryVersion) {}

    private final Target target;
    private final Source source;
    private final EventLine lines;
    private final Thread thread;
    private final LineBuffer buffer = new LineBuffer(WRITE_BYTES * 2);
    private EventLog log;
    private final EventReader reader;
    private int held;
    private @Nullable String aside;
    private boolean dirty;
    private long forcedAt = System.nanoTime();
    private volatile long needed;
    private volatile long written;
    private volatile @Nullable String trouble;
    private volatile boolean stopping;

    private EventFeed(Target target, Source source, FeedCursor cursor, EventLog.Opened opened) {
        this.target = target;
        this.source = source;
        this.lines = new EventLine(source.zones(), buffer);
        this.log = opened.log();
        this.reader = new EventReader(cursor, opened.record(), source.inputs(), source.outcomes(), source.shelf());
        this.needed = cursor.record() + 1;
        this.thread = new Thread(this::run, "feed " + target.name());
    }

    /**
     * Opens the file where it was left. A feed that never ran begins with what is decided from now on.
     *
     * @throws IOException with one sentence: file or cursor cannot be opened
     */
    public static EventFeed open(Target target, Source source) throws IOException {
        FeedCursor cursor = FeedCursor.read(target.cursor());
        if (cursor == null) {
            long size = EventLog.sizeOf(target.file());
            cursor = new FeedCursor(source.decided(), size, source.inventoryVersion(), target.file(), null);
            cursor.write(target.cursor());
        }
        if (cursor.aside() != null) {
            EventLog.putAside(cursor.file(), cursor.aside(), target.filesKept());
            cursor = cursor.atBeginning();
            cursor.write(target.cursor());
        }
        return new EventFeed(target, source, cursor, EventLog.open(target.file(), cursor));
    }

    public void start() {
        thread.start();
    }

    public String name() {
        return target.name();
    }

    /** Number of the oldest record that the journals must keep for this file. Any thread. */
    public long needed() {
        return needed;
    }

    /** Records decided and not looked at yet. Any thread. */
    public long behind() {
        return Math.max(0, source.outcomes().last() - reader.read());
    }

    /** Lines written by this process. Any thread. */
    public long written() {
        return written;
    }

    /** Why nothing can be written just now; null when it can. Any thread. */
    public @Nullable String trouble() {
        return trouble;
    }

    /** Remembers how far it came. */
    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        catchUp();
        try {
            if (buffer.size() == 0 && trouble == null && aside == null) {
                remember();
            }
            log.close();
        } catch (IOException e) {
            LOG.warn("The end of a file could not be remembered; the next start finds it. file={}", target.file(), e);
        }
        reader.close();
    }

    /** What was decided before the stop still gets its line, unless that takes long. */
    private void catchUp() {
        long end = System.nanoTime() + CATCH_UP.toNanos();
        while (trouble == null
                && System.nanoTime() < end
                && reader.read() < source.outcomes().last()) {
            boolean more = gather();
            persist();
            if (!more) {
                return;
            }
        }
    }

    private void run() {
        try {
            while (!stopping) {
                boolean more = gather();
                persist();
                if (!more && !stopping) {
                    source.outcomes().awaitBeyond(reader.read(), WAIT);
                    LockSupport.parkNanos(COMPANY.toNanos());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            trouble = e.toString();
            LOG.error("A file gets no more events until the next start. file={}", target.file(), e);
        }
    }

    /** Turns what is there into lines, up to one write; false when there was not enough for one. */
    private boolean gather() {
        while (buffer.size() < WRITE_BYTES) {
            EventReader.Event event = reader.next();
            if (event == null) {
                return false;
            }
            line(event);
            held++;
        }
        return true;
    }

    /** An event that breaks us has a line that says so: one odd message must not stop all that follow. */
    private void line(EventReader.Event event) {
        int before = buffer.size();
        try {
            lines.write(event);
        } catch (RuntimeException e) {
            buffer.cut(before);
            LOG.error(
                    "An event could not be worded. number={}",
                    event.outcome().stamp().number(),
                    e);
            lines.writeFault(event);
        }
    }

    /** Retries until the lines are in the file: events wait in the journals meanwhile. */
    private void persist() {
        while (true) {
            try {
                step();
                if (trouble != null) {
                    LOG.info("A file takes events again. file={}", target.file());
                    trouble = null;
                }
                return;
            } catch (IOException failed) {
                if (!failed.toString().equals(trouble)) {
                    trouble = failed.toString();
                    LOG.warn("A file cannot be written; events wait. file={} reason={}", target.file(), trouble);
                }
                if (stopping) {
                    return;
                }
                LockSupport.parkNanos(RETRY_EVERY.toNanos());
            }
        }
    }

    private void step() throws IOException {
        if (aside != null) {
            finishRotation(aside);
        }
        if (buffer.size() > 0) {
            log.append(buffer.bytes(), buffer.size());
            buffer.reset();
            written += held;
            held = 0;
            dirty = true;
        }
        if (log.size() >= target.rotateBytes()) {
            rotate();
        } else if (dirty && System.nanoTime() - forcedAt > FORCE_EVERY.toNanos()) {
            remember();
        }
    }

    /** First the intention is durable, then the file is renamed: a death in between is understood. */
    private void rotate() throws IOException {
        log.force();
        String name = EventLog.asideName(target.file(), reader.read());
        cursor(log.size(), name).write(target.cursor());
        aside = name;
        finishRotation(name);
    }

    /** Nothing is written to the new file before its cursor is durable. */
    private void finishRotation(String name) throws IOException {
        EventLog.putAside(target.file(), name, target.filesKept());
        FeedCursor fresh = cursor(0, null);
        fresh.write(target.cursor());
        log.close();
        log = EventLog.open(target.file(), fresh).log();
        aside = null;
        dirty = false;
        needed = fresh.record() + 1;
    }

    private void remember() throws IOException {
        log.force();
        cursor(log.size(), null).write(target.cursor());
        needed = reader.read() + 1;
        dirty = false;
        forcedAt = System.nanoTime();
    }

    private FeedCursor cursor(long offset, @Nullable String name) {
        return new FeedCursor(reader.read(), offset, reader.inventoryVersion(), target.file(), name);
    }
}
