package io.trapline.agent.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link Journal} on Chronicle Queue.
 *
 * <p>Chronicle gives a fast mapped append and a cheap tailer. What it does not promise is built
 * around it: own numbers and checksums ({@link Document}), one short append lock, a {@code committer}
 * thread that forces and reads back ({@link Committer}), an {@code allocator} thread that keeps
 * space ahead of a gate ({@link Allocator}, {@link LiveQueue}), a fresh folder at every start and
 * after the first error ({@link QueueFolder}), and readers that fall back to scanning
 * ({@link FolderReader}).
 *
 * <pre>
 *   folder/lock          held by the process that has the journal open
 *   folder/q-000001/     one run, or what was written until an error
 *            identity      starts-at, salt, block, roll; forced before the first append
 *            metadata.cq4t Chronicle's own
 *            20261101-1205V.cq4 ...
 *   folder/q-000002/
 * </pre>
 *
 * Needs the JVM flags of {@code trapline.jvm} in the root pom: without them the queue silently
 * becomes read-only.
 */
public final class ChronicleJournal implements Journal {

    private static final Logger log = LoggerFactory.getLogger(ChronicleJournal.class);

    /** What one commit has to make durable. */
    record Work(LiveQueue live, long last, List<LiveQueue.Dirty> dirty) {}

    private final JournalOptions options;
    private final StreamClock clock;
    private final Disk disk;
    private final FileChannel processLock;
    private final Damage damage;
    private final Watermark watermark;
    private final Retention retention;
    private final Allocator allocator;
    private final Committer committer;
    private final Set<ChronicleTail> tails = ConcurrentHashMap.newKeySet();
    private final ReentrantLock appendLock = new ReentrantLock();
    private final ByteBuffer encoded;
    private long lastStreamNanos;
    private boolean closed;
    private volatile long last;
    private volatile int retired;
    private volatile List<QueueFolder> folders;
    private volatile @Nullable LiveQueue live;
    private volatile @Nullable String failure;

    /**
     * Opens the journal in {@code options.folder()}, reads its end, names damage in {@link #status()}
     * and starts its two threads. {@code clock} goes on after the last record found; journals may
     * share one.
     *
     * @throws UncheckedIOException when the folder cannot be used: not writable, in use by another
     *     process, written by another version. Damage inside never throws.
     */
    public static ChronicleJournal open(JournalOptions options, StreamClock clock) {
        return open(options, clock, new PortableDisk(options.folder()));
    }

    static ChronicleJournal open(JournalOptions options, StreamClock clock, Disk disk) {
        FileChannel lock = null;
        try {
            Files.createDirectories(options.folder());
            lock = lock(options.folder());
            var damage = new Damage();
            var found = Recovery.of(options, damage);
            clock.continueAfter(found.lastStreamNanos());
            var journal = new ChronicleJournal(options, clock, disk, lock, damage, found);
            journal.start();
            return journal;
        } catch (IOException unusable) {
            closeQuietly(lock);
            throw new UncheckedIOException(unusable);
        }
    }

    private ChronicleJournal(
            JournalOptions options, StreamClock clock, Disk disk, FileChannel lock, Damage damage, Recovery found) {
        this.options = options;
        this.clock = clock;
        this.disk = disk;
        this.processLock = lock;
        this.damage = damage;
        this.encoded = ByteBuffer.allocate(options.documentBytesMax());
        this.folders = found.folders();
        this.last = Math.max(found.last(), options.floor());
        this.lastStreamNanos = found.lastStreamNanos();
        this.watermark = new Watermark(last);
        this.retention = new Retention(disk);
        this.allocator = new Allocator(this, options, disk);
        this.committer = new Committer(this, options);
    }

    private void start() throws IOException {
        if (!openFresh()) {
            failure = "The disk has no space for a new queue folder.";
        }
        allocator.start();
        committer.start();
    }

    @Override
    public Appended append(List<byte[]> payloads) {
        if (payloads.isEmpty()) {
            throw new IllegalArgumentException("Nothing to append.");
        }
        payloads.forEach(this::check);
        return locked(() -> {
            long stream = Math.max(clock.streamNanos(), lastStreamNanos);
            return write(payloads, last + 1, stream, clock.wallNanos());
        });
    }

    @Override
    public Appended appendAt(long number, long streamNanos, long wallNanos, byte[] payload) {
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

    /** Under the append lock, and deaf to interrupts: they would close Chronicle's file channel. */
    private Appended locked(Supplier<Appended> write) {
        var appended = Threads.undisturbed(() -> {
            appendLock.lock();
            try {
                if (closed) {
                    throw new IllegalStateException("The journal is closed.");
                }
                return write.get();
            } finally {
                appendLock.unlock();
            }
        });
        if (appended instanceof Appended.Written written) {
            if (options.synced()) {
                committer.written();
            } else {
                watermark.moveTo(written.last());
            }
        }
        return appended;
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
        var queue = live;
        var failed = failure;
        if (allocator.braked()) {
            return new Appended.Full("Less than " + options.reserveBytes() + " bytes of disk space are free.");
        }
        if (queue == null || failed != null) {
            return new Appended.Failed("The queue folder is being replaced: " + failed);
        }
        try {
            Document.encode(
                    new Document.Stamp(number, stream, wall, queue.folder().salt()), payloads, encoded);
            if (!queue.makeRoom(stream, encoded.limit())) {
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
            allocator.hurry();
        }
        return null;
    }

    @Override
    public Tail tail(long from) {
        var tail = new ChronicleTail(this, Math.max(from, first()));
        tails.add(tail);
        return tail;
    }

    @Override
    public long first() {
        return Threads.undisturbed(() -> retention.firstNumber(folders, last + 1));
    }

    @Override
    public long last() {
        return last;
    }

    @Override
    public long durable() {
        return watermark.durable();
    }

    @Override
    public void whenDurable(long number, Runnable action) {
        watermark.whenDurable(number, action);
        if (watermark.wanted()) {
            committer.hurry();
        }
    }

    @Override
    public boolean awaitBeyond(long number, Duration atMost) throws InterruptedException {
        return watermark.awaitBeyond(number, atMost);
    }

    @Override
    public void retain(long firstNeeded) {
        long needed = Math.min(firstNeeded, durable() + 1);
        for (var tail : tails) {
            needed = Math.min(needed, tail.position() + 1);
        }
        long below = needed;
        var gone = Threads.undisturbed(() -> retention.retain(folders, live, below));
        appendLock.lock();
        try {
            folders = folders.stream().filter(folder -> !gone.contains(folder)).toList();
        } finally {
            appendLock.unlock();
        }
    }

    @Override
    public JournalStatus status() {
        var failed = failure;
        var detail = failed == null ? "" : "The queue folder is being replaced: " + failed;
        return new JournalStatus(
                first(),
                last,
                durable(),
                allocator.braked(),
                Threads.undisturbed(() -> retention.allocatedBytes(folders)),
                Threads.undisturbed(disk::usableBytes),
                folders.size(),
                retired,
                damage.records(),
                detail);
    }

    @Override
    public void close() {
        appendLock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            appendLock.unlock();
        }
        committer.close();
        allocator.close();
        var queue = live;
        if (queue != null) {
            Threads.undisturbed(() -> {
                queue.close();
                return true;
            });
        }
        closeQuietly(processLock);
    }

    JournalOptions options() {
        return options;
    }

    List<QueueFolder> folders() {
        return folders;
    }

    Watermark watermark() {
        return watermark;
    }

    @Nullable
    LiveQueue live() {
        return live;
    }

    @Nullable
    String failure() {
        return failure;
    }

    /** True when there is something to commit. */
    boolean dirty() {
        return options.synced() && watermark.durable() < last;
    }

    FolderReader readerOf(QueueFolder folder, long from) {
        return new FolderReader(folder, clock, options.consecutive(), from);
    }

    void closed(ChronicleTail tail) {
        tails.remove(tail);
    }

    void lost(long from, long to) {
        if (damage.lost(from, to)) {
            log.error("Records of the journal are lost. folder={} from={} to={}", options.folder(), from, to);
        }
    }

    void lostUnnumbered(long records) {
        damage.lostUnnumbered(records);
        log.error("Records of the journal are lost. folder={} records={}", options.folder(), records);
    }

    /** The first error ends the folder. Any thread. */
    void fail(String reason) {
        if (failure == null) {
            failure = reason;
            log.error("A queue folder failed and is retired. folder={} reason={}", options.folder(), reason);
        }
        committer.hurry();
    }

    /** What is to be forced now, or null. Committer thread. */
    @Nullable
    Work takeWork() {
        if (!dirty()) {
            return null;
        }
        appendLock.lock();
        try {
            var queue = live;
            return queue == null ? null : new Work(queue, last, queue.takeDirty());
        } finally {
            appendLock.unlock();
        }
    }

    /**
     * Gives up the live folder, once, and opens the next one as soon as the disk lets it. Committer
     * thread.
     */
    void retire() throws IOException {
        LiveQueue queue;
        long until;
        appendLock.lock();
        try {
            queue = live;
            until = last;
            live = null;
        } finally {
            appendLock.unlock();
        }
        if (queue != null) {
            new Retirement(this, queue).settle(until);
            retired = retired + 1;
        }
        if (!closed && openFresh()) {
            log.info(
                    "A fresh queue folder is open. folder={} first={}",
                    folders.getLast().path(),
                    last + 1);
            failure = null;
        }
    }

    private boolean openFresh() throws IOException {
        if (disk.usableBytes() < options.reserveBytes()) {
            return false;
        }
        appendLock.lock();
        try {
            var folder = QueueFolder.create(options, QueueFolder.nextOrder(options.folder()), last + 1);
            var queue = new LiveQueue(folder, disk, options, Math.max(clock.streamNanos(), lastStreamNanos));
            var all = new ArrayList<>(folders);
            all.add(folder);
            folders = List.copyOf(all);
            live = queue;
            return true;
        } finally {
            appendLock.unlock();
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException ours) {
            // Open in this very process: the same answer.
        }
        channel.close();
        throw new IOException("Journal folder " + folder + " is in use by another process.");
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException onClose) {
            log.warn("The lock file did not close cleanly. reason={}", onClose.toString());
        }
    }
}
