package io.trapline.agent.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writing side of a {@link ChronicleJournal}: who gets which number and time, into which
 * folder, and when nobody gets any. Appends may come from any thread and meet at one short lock.
 */
final class Writer {

    private static final Logger log = LoggerFactory.getLogger(Writer.class);

    /** What one commit has to make durable. */
    record Work(LiveQueue live, long last, List<LiveQueue.Dirty> dirty) {}

    private final JournalOptions options;
    private final StreamClock clock;
    private final Disk disk;
    private final ReentrantLock lock = new ReentrantLock();
    private final ByteBuffer encoded;
    private Runnable onShort = () -> {};
    private Runnable onFailure = () -> {};
    private volatile long lastStreamNanos;
    private boolean closed;
    private volatile long last;
    private volatile boolean braked;
    private volatile boolean gateShut;
    private volatile List<QueueFolder> folders;
    private volatile @Nullable LiveQueue live;
    private volatile @Nullable String failure;

    Writer(JournalOptions options, StreamClock clock, Disk disk, Recovery found) {
        this.options = options;
        this.clock = clock;
        this.disk = disk;
        this.encoded = ByteBuffer.allocate(options.documentBytesMax());
        this.folders = found.folders();
        this.last = Math.max(found.last(), options.floor());
        this.lastStreamNanos = found.lastStreamNanos();
    }

    /**
     * Opens the first folder, or leaves that for later on a full disk.
     *
     * @param onShort called when the space ahead gets short
     * @param onFailure called when a folder has failed
     */
    void start(Runnable onShort, Runnable onFailure) throws IOException {
        this.onShort = onShort;
        this.onFailure = onFailure;
        this.braked = disk.usableBytes() < options.reserveBytes();
        if (!openFresh()) {
            failure = "The disk has no space for a new queue folder.";
        }
    }

    Appended append(List<byte[]> payloads) {
        if (payloads.isEmpty()) {
            throw new IllegalArgumentException("Nothing to append.");
        }
        payloads.forEach(this::check);
        return locked(() -> {
            long stream = Math.max(clock.streamNanos(), lastStreamNanos);
            return write(payloads, last + 1, stream, clock.wallNanos());
        });
    }

    Appended appendAt(long number, long streamNanos, long wallNanos, byte[] payload) {
        check(payload);
        return locked(() -> {
            if (number <= last || (options.consecutive() && number != last + 1)) {
                throw new IllegalArgumentException("Number " + number + " cannot follow " + last + ".");
            }
            return write(List.of(payload), number, streamNanos, wallNanos);
        });
    }

    private void check(byte[] payload) {
        if (payload.length > options.payloadBytesMax()) {
            throw new IllegalArgumentException("A payload of " + payload.length + " bytes is larger than the "
                    + options.payloadBytesMax() + " that one record may have.");
        }
    }

    /** Under the lock, and deaf to interrupts: they would close Chronicle's file channel. */
    private Appended locked(Supplier<Appended> write) {
        return Threads.undisturbed(() -> {
            lock.lock();
            try {
                if (closed) {
                    throw new IllegalStateException("The journal is closed.");
                }
                return write.get();
            } finally {
                lock.unlock();
            }
        });
    }

    private Appended write(List<byte[]> payloads, long number, long streamNanos, long wallNanos) {
        int from = 0;
        Appended refused = null;
        while (from < payloads.size() && refused == null) {
            int to = cut(payloads, from);
            refused = writeDocument(payloads.subList(from, to), number + from, streamNanos, wallNanos);
            from = refused == null ? to : from;
        }
        return from == 0 && refused != null
                ? refused
                : new Appended.Written(number, number + from - 1, streamNanos, wallNanos);
    }

    /** End of the longest run from {@code from} on that fits into one document. */
    private int cut(List<byte[]> payloads, int from) {
        int to = from;
        int bytes = Document.HEADER_BYTES;
        while (to < payloads.size() && bytes + Document.bytesInBody(payloads.get(to)) <= options.documentBytesMax()) {
            bytes += Document.bytesInBody(payloads.get(to++));
        }
        return to;
    }

    private @Nullable Appended writeDocument(List<byte[]> payloads, long number, long stream, long wall) {
        if (braked) {
            return new Appended.Full("Less than " + options.reserveBytes() + " bytes of disk space are free.");
        }
        var queue = live;
        var failed = failure;
        if (queue == null || failed != null) {
            return new Appended.Failed("The queue folder is being replaced: " + failed);
        }
        try {
            var stamp = new Document.Stamp(number, stream, wall, queue.folder().salt());
            Document.encode(stamp, payloads, encoded);
            if (!queue.makeRoom(stream, encoded.limit())) {
                gateShut = true;
                return new Appended.Full("No disk space can be allocated ahead.");
            }
            queue.write(encoded);
        } catch (IOException | RuntimeException | InternalError | AssertionError broken) {
            fail("append: " + broken);
            return new Appended.Failed("The files failed and are being replaced: " + broken);
        }
        last = number + payloads.size() - 1;
        lastStreamNanos = stream;
        if (queue.wantsSpace()) {
            onShort.run();
        }
        return null;
    }

    /** The first error ends the folder. Any thread. */
    void fail(String reason) {
        if (failure == null) {
            failure = reason;
            log.error("A queue folder failed and is retired. folder={} reason={}", options.folder(), reason);
        }
        onFailure.run();
    }

    long last() {
        return last;
    }

    List<QueueFolder> folders() {
        return folders;
    }

    @Nullable
    LiveQueue live() {
        return live;
    }

    /** Why nothing is written at present, or null. */
    @Nullable
    String failure() {
        return failure;
    }

    /** True while appends are answered Full. */
    boolean braked() {
        return braked || gateShut;
    }

    /** Allocator thread. */
    void brake(boolean on) {
        braked = on;
    }

    /** Space can be allocated again. Allocator thread. */
    void openGate() {
        gateShut = false;
    }

    /** What was written since the last call and is to be forced now, or null. Committer thread. */
    @Nullable
    Work takeWork() {
        lock.lock();
        try {
            var queue = live;
            return queue == null ? null : new Work(queue, last, queue.takeDirty());
        } finally {
            lock.unlock();
        }
    }

    /** The failed queue with the last number given out in it, once; null after that. Committer thread. */
    @Nullable
    Work giveUp() {
        lock.lock();
        try {
            var work = takeWork();
            live = null;
            return work;
        } finally {
            lock.unlock();
        }
    }

    /** Opens the next folder for what comes; false when there is no space, or no need any more. */
    boolean openFresh() throws IOException {
        if (disk.usableBytes() < options.reserveBytes()) {
            return false;
        }
        // Outside the lock: while no folder is live no number is given out.
        var folder = QueueFolder.create(options, QueueFolder.nextOrder(options.folder()), last + 1);
        var queue = new LiveQueue(folder, disk, options, Math.max(clock.streamNanos(), lastStreamNanos));
        lock.lock();
        try {
            if (closed) {
                queue.close();
                return false;
            }
            var all = new ArrayList<>(folders);
            all.add(folder);
            folders = List.copyOf(all);
            live = queue;
            failure = null;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Folders that were deleted. */
    void forget(Collection<QueueFolder> gone) {
        lock.lock();
        try {
            folders = folders.stream().filter(folder -> !gone.contains(folder)).toList();
        } finally {
            lock.unlock();
        }
    }

    /** No appends from here on; false when that was so already. */
    boolean close() {
        lock.lock();
        try {
            boolean first = !closed;
            closed = true;
            return first;
        } finally {
            lock.unlock();
        }
    }
}
