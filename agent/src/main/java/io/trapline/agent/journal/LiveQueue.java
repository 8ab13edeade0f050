package io.trapline.agent.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.MappedBytes;
import net.openhft.chronicle.bytes.MappedBytesStore;
import net.openhft.chronicle.bytes.MappedFile;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue folder that is being written: one appender, and a gate that lets it write only where
 * the disk has already promised space. Everything but {@link #extendAhead} is called under the
 * journal's append lock.
 *
 * <p>A roll is our decision: Chronicle sees a clock that stands still until the next file has its
 * first space. On a full disk the old file goes on, and no half-made file appears.
 */
final class LiveQueue implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LiveQueue.class);
    private static final int SLACK_BYTES = 64 << 10;

    /** A roll file with records that are not forced yet; created: its name is new too. */
    record Dirty(Path path, boolean created) {}

    private final QueueFolder folder;
    private final Disk disk;
    private final long aheadBytes;
    private final long reserveBytes;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final Object spaceLock = new Object();
    private final List<Dirty> dirty = new ArrayList<>();
    private final MappedAhead mappedAhead = new MappedAhead();
    private @Nullable MappedBytesStore chunk;
    private volatile @Nullable MappedFile mappedFile;
    private @Nullable Path file;
    private int cycle = -1;
    private volatile long rollMillis;
    private volatile long end;
    private volatile long allocatedEnd;

    LiveQueue(QueueFolder folder, Disk disk, JournalOptions options, long streamNanos) {
        this.folder = folder;
        this.disk = disk;
        this.aheadBytes = options.aheadBytes();
        this.reserveBytes = options.reserveBytes();
        this.rollMillis = streamNanos / 1_000_000;
        this.queue = Queues.open(folder, () -> rollMillis);
        this.appender = queue.createAppender();
        this.appender.singleThreadedCheckDisabled(true);
    }

    QueueFolder folder() {
        return folder;
    }

    /** Rolls and allocates as needed for a document; false when the disk has no space for it. */
    boolean makeRoom(long streamNanos, int documentBytes) throws IOException {
        int now = folder.roll().cycleAt(streamNanos);
        if (file == null || now > cycle) {
            if (!roll(now, streamNanos, documentBytes) && file == null) {
                return false;
            }
        }
        long need = end + documentBytes + margin();
        return need <= allocatedEnd || extend(need);
    }

    /** True when less than half of the space ahead is left. */
    boolean wantsSpace() {
        return file != null && allocatedEnd - end < aheadBytes / 2;
    }

    /** Appends one encoded document. Whatever it throws: the folder is to be retired. */
    void write(ByteBuffer document) {
        boolean complete = false;
        try (var context = appender.writingDocument()) {
            try {
                var wire = context.wire();
                if (wire == null) {
                    throw new IllegalStateException("The queue gave no wire.");
                }
                var bytes = wire.bytes();
                noteChunk(bytes);
                bytes.write(document.array(), 0, document.limit());
                end = bytes.writePosition();
                complete = true;
            } finally {
                if (!complete) {
                    context.rollbackOnClose();
                }
            }
        }
        if (dirty.isEmpty() && file != null) {
            dirty.add(new Dirty(file, false));
        }
    }

    private void noteChunk(Bytes<?> bytes) {
        var store = bytes.bytesStore();
        if (store != chunk && store instanceof MappedBytesStore entered && bytes instanceof MappedBytes mapped) {
            chunk = entered;
            mappedFile = mapped.mappedFile();
            mappedAhead.advise(entered);
        }
    }

    /** The files that hold unforced records, and forgets them. */
    List<Dirty> takeDirty() {
        var taken = List.copyOf(dirty);
        dirty.clear();
        return taken;
    }

    /**
     * Allocates and maps ahead of the append position; false when the disk has no space. Any
     * thread.
     */
    boolean extendAhead() throws IOException {
        var mapped = mappedFile;
        if (mapped != null) {
            mappedAhead.look(mapped, end);
        }
        return allocatedEnd - end >= aheadBytes || extend(end + aheadBytes);
    }

    private boolean extend(long to) throws IOException {
        synchronized (spaceLock) {
            long from = allocatedEnd;
            if (file == null || to <= from) {
                return true;
            }
            long step = Math.max(to, from + aheadBytes / 4);
            long until = spares(step - from) ? step : to;
            if (!spares(until - from) || !disk.allocate(file, from, until)) {
                return false;
            }
            allocatedEnd = until;
            return true;
        }
    }

    private boolean roll(int to, long streamNanos, int documentBytes) throws IOException {
        synchronized (spaceLock) {
            var next = folder.path().resolve(folder.roll().fileName(to));
            long first = 2 * folder.roll().indexPageBytes() + SLACK_BYTES;
            long until = Math.max(aheadBytes, first + documentBytes + margin());
            // Under another name first: once the file has its name, the one before is finished.
            var unnamed = next.resolveSibling(next.getFileName() + ".new");
            if (!spares(until) || !disk.allocate(unnamed, 0, until)) {
                Files.deleteIfExists(unnamed);
                return false;
            }
            Files.move(unnamed, next, StandardCopyOption.ATOMIC_MOVE);
            var before = file;
            long endBefore = end;
            file = next;
            cycle = to;
            rollMillis = streamNanos / 1_000_000;
            end = first;
            allocatedEnd = until;
            dirty.add(new Dirty(next, true));
            if (before != null) {
                // The end-of-file mark that the roll writes, and a tailer's look at it, need a little.
                disk.release(before, endBefore + margin());
            }
            return true;
        }
    }

    /** True when the reserve is still there after {@code bytes} more. */
    private boolean spares(long bytes) {
        return disk.usableBytes() - bytes >= reserveBytes;
    }

    private long margin() {
        return 2 * folder.roll().indexPageBytes() + SLACK_BYTES;
    }

    @Override
    public void close() {
        try {
            mappedAhead.close();
            appender.close();
            queue.close();
            synchronized (spaceLock) {
                var open = file;
                // Nobody allocates for it any more: its folder may be deleted next.
                file = null;
                if (open != null) {
                    disk.release(open, end + margin());
                }
            }
        } catch (IOException | RuntimeException | InternalError | AssertionError onClose) {
            log.warn("A queue did not close cleanly. folder={} reason={}", folder.path(), onClose.toString());
        }
    }
}
