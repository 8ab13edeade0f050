package io.trapline.agent.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link Journal} on Chronicle Queue.
 *
 * <p>Chronicle gives a fast mapped append and a cheap tailer. What it does not promise is built
 * around it: own numbers and checksums ({@link Document}), one short append lock ({@link Writer}),
 * a {@code committer} thread that forces and reads back ({@link Committer}), an {@code allocator}
 * thread that keeps space ahead of a gate ({@link Allocator}, {@link LiveQueue}), a fresh folder at
 * every start and after the first error ({@link QueueFolder}), and readers that fall back to
 * scanning ({@link FolderReader}).
 *
 * <pre>
 *   folder/lock                        held by the process that has the journal open
 *   folder/q-000001/                   one run, or what was written until an error
 *            identity                  starts-at, salt, block, roll; forced before the first append
 *            kept-from                 what retention left of it, when it deleted something
 *            metadata.cq4t             Chronicle's own
 *            20261101-1205V.cq4 ...    roll files by stream time
 *   folder/q-000002/ ...
 * </pre>
 *
 * Needs the JVM flags of {@code trapline.jvm} in the root pom: without them the queue silently
 * becomes read-only.
 */
public final class ChronicleJournal implements Journal {

    private static final Logger log = LoggerFactory.getLogger(ChronicleJournal.class);

    private final JournalOptions options;
    private final StreamClock clock;
    private final Disk disk;
    private final FileChannel processLock;
    private final Damage damage;
    private final Writer writer;
    private final Watermark watermark;
    private final Retention retention;
    private final Allocator allocator;
    private final Committer committer;
    private final Set<ChronicleTail> tails = ConcurrentHashMap.newKeySet();
    private volatile int retired;

    /**
     * Opens the journal in {@code options.folder()}, reads its end, names damage in {@link #status()}
     * and starts its two threads. {@code clock} goes on after the last record found; journals may
     * share one.
     *
     * @throws UncheckedIOException when the folder cannot be used: not writable, in use by another
     *     process, written by another version. Damage inside never throws.
     */
    public static ChronicleJournal open(JournalOptions options, StreamClock clock) {
        return open(options, clock, LinuxDisk.under(options.folder()));
    }

    static ChronicleJournal open(JournalOptions options, StreamClock clock, Disk disk) {
        FileChannel lock = null;
        try {
            Files.createDirectories(options.folder());
            lock = lock(options.folder());
            var damage = new Damage();
            var found = Recovery.of(options, damage);
            clock.continueAfter(found.lastStreamNanos());
            var writer = new Writer(options, clock, disk, found);
            var journal = new ChronicleJournal(options, clock, disk, lock, damage, writer);
            writer.start(journal.allocator::hurry, journal.committer::hurry);
            journal.allocator.start();
            journal.committer.start();
            return journal;
        } catch (IOException unusable) {
            closeQuietly(lock);
            throw new UncheckedIOException(unusable);
        }
    }

    private ChronicleJournal(
            JournalOptions options, StreamClock clock, Disk disk, FileChannel lock, Damage damage, Writer writer) {
        this.options = options;
        this.clock = clock;
        this.disk = disk;
        this.processLock = lock;
        this.damage = damage;
        this.writer = writer;
        this.watermark = new Watermark(writer.last());
        this.retention = new Retention(disk, options.consecutive());
        this.allocator = new Allocator(writer, options, disk);
        this.committer = new Committer(this, options);
    }

    @Override
    public Appended append(List<byte[]> payloads) {
        return announced(writer.append(payloads));
    }

    @Override
    public Appended appendAt(long number, long streamNanos, long wallNanos, byte[] payload) {
        return announced(writer.appendAt(number, streamNanos, wallNanos, payload));
    }

    private Appended announced(Appended appended) {
        if (appended instanceof Appended.Written written) {
            if (options.synced()) {
                committer.written();
            } else {
                watermark.moveTo(written.last());
            }
        }
        return appended;
    }

    @Override
    public Tail tail(long from) {
        var tail = new ChronicleTail(this, Math.max(from, first()));
        tails.add(tail);
        return tail;
    }

    @Override
    public long first() {
        return Threads.undisturbed(() -> retention.firstNumber(writer.folders(), writer.last() + 1));
    }

    @Override
    public long last() {
        return writer.last();
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

    /** {@inheritDoc} What an open {@link Tail} has not given out yet stays, whatever is asked. */
    @Override
    public void retain(long firstNeeded) {
        long needed = Math.min(firstNeeded, durable() + 1);
        for (var tail : tails) {
            needed = Math.min(needed, tail.position() + 1);
        }
        long below = needed;
        writer.forget(Threads.undisturbed(() -> retention.retain(writer.folders(), writer.live(), below)));
    }

    @Override
    public JournalStatus status() {
        var folders = writer.folders();
        var failure = writer.failure();
        return new JournalStatus(
                first(),
                last(),
                durable(),
                writer.braked(),
                Threads.undisturbed(() -> retention.allocatedBytes(folders)),
                Threads.undisturbed(disk::usableBytes),
                folders.size(),
                retired,
                damage.records(),
                failure == null ? "" : "The queue folder is being replaced: " + failure,
                !committer.ended() && !allocator.ended());
    }

    @Override
    public void close() {
        if (!writer.close()) {
            return;
        }
        committer.close();
        allocator.close();
        var live = writer.live();
        if (live != null) {
            Threads.undisturbed(live::close);
        }
        closeQuietly(processLock);
    }

    JournalOptions options() {
        return options;
    }

    Writer writer() {
        return writer;
    }

    Watermark watermark() {
        return watermark;
    }

    /** True when there is something to commit. */
    boolean dirty() {
        return options.synced() && watermark.durable() < writer.last();
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

    /**
     * Gives up the live folder, if that is not done yet. Committer thread.
     *
     * @return false when it had not taken a single record: the disk is not ready yet
     */
    boolean retire() throws IOException {
        var work = writer.giveUp();
        if (work == null) {
            return true;
        }
        var retirement = new Retirement(this, work.live());
        retirement.settle(work.last());
        retired = retired + 1;
        if (!retirement.isEmpty(work.last())) {
            return true;
        }
        var folder = work.live().folder();
        writer.forget(List.of(folder));
        folder.delete();
        return false;
    }

    /** Opens the next folder after a failed one; false when there is no space yet. Committer thread. */
    boolean reopen() throws IOException {
        boolean open = writer.openFresh();
        if (open) {
            log.info("A fresh queue folder is open. folder={} first={}", options.folder(), last() + 1);
        }
        return open;
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
