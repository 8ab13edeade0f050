package io.trapline.agent.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one queue folder forward: by Chronicle as long as everything is as it should be, by scanning
 * the files for whole documents from the first anomaly on. Numbers ascend; what cannot be read is
 * left out, and the caller sees that by the numbers. Owned by one thread.
 */
final class FolderReader implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FolderReader.class);
    private static final int LOOKS = 50;
    private static final long LOOK_AGAIN_NANOS = 100_000;

    private final QueueFolder folder;
    private final boolean consecutive;
    private long last;
    private boolean sawFirst;
    private @Nullable QueueCursor cursor;
    private @Nullable OrderedScan scan;

    /** @param from the first number wanted; earlier ones may come first */
    FolderReader(QueueFolder folder, StreamClock clock, boolean consecutive, long from) {
        this.folder = folder;
        this.consecutive = consecutive;
        this.last = from - 1;
        try {
            var opened = new QueueCursor(folder, clock);
            cursor = opened;
            opened.seek(from);
        } catch (IOException | RuntimeException | InternalError | AssertionError damaged) {
            scanFrom("seek: " + damaged);
        }
    }

    /** True once this reader fell back to scanning. */
    boolean scanning() {
        return scan != null;
    }

    /** Documents with a wrong checksum that were passed. */
    long damaged() {
        var scanned = scan;
        return scanned == null ? 0 : scanned.damaged();
    }

    /**
     * The next whole document with a number that is wanted. Called when something is known to be
     * there: nothing to be found is an anomaly too, and after it null means lost.
     */
    @Nullable
    Document next() {
        var reading = scan == null ? look() : null;
        if (reading instanceof Reading.Found(var document) && follows(document)) {
            return accept(document);
        }
        if (scan == null) {
            scanFrom(reading instanceof Reading.Damaged(var reason) ? reason : "a gap");
        }
        return scanNext();
    }

    private Reading look() {
        int looks = 0;
        while (true) {
            var reading = lookOnce();
            if (reading instanceof Reading.Found(var document) && document.last() <= last) {
                continue;
            }
            if (!(reading instanceof Reading.Nothing) || ++looks == LOOKS) {
                return reading;
            }
            LockSupport.parkNanos(this, LOOK_AGAIN_NANOS);
        }
    }

    private Reading lookOnce() {
        var current = cursor;
        if (current == null) {
            return new Reading.Damaged("no queue");
        }
        try {
            return current.next();
        } catch (RuntimeException | InternalError | AssertionError damaged) {
            return new Reading.Damaged(damaged.toString());
        }
    }

    private boolean follows(Document document) {
        return !consecutive || document.first() <= last + 1 || (!sawFirst && document.first() == folder.startsAt());
    }

    private Document accept(Document document) {
        last = document.last();
        sawFirst = true;
        return document;
    }

    private void scanFrom(String reason) {
        var abandoned = cursor;
        cursor = null;
        try {
            var file = abandoned == null ? null : abandoned.file();
            long offset = abandoned == null || file == null ? 0 : abandoned.offset();
            log.warn(
                    "Reading a queue folder by scanning its files. folder={} after={} file={} offset={} reason={}",
                    folder.path(),
                    last,
                    file,
                    offset,
                    reason);
            var start = file == null ? folder.fileHolding(last + 1) : file;
            scan = new OrderedScan(folder, consecutive, new FolderScan(folder, start, offset), last);
            if (abandoned != null) {
                abandoned.close();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (RuntimeException | InternalError | AssertionError onClose) {
            log.warn("A damaged queue did not close cleanly. folder={} reason={}", folder.path(), onClose.toString());
        }
    }

    private @Nullable Document scanNext() {
        try {
            var document = scan == null ? null : scan.next();
            return document == null ? null : accept(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        try {
            if (cursor != null) {
                cursor.close();
            }
            if (scan != null) {
                scan.close();
            }
        } catch (IOException | RuntimeException | InternalError | AssertionError onClose) {
            log.warn("A queue did not close cleanly. folder={} reason={}", folder.path(), onClose.toString());
        }
    }
}
