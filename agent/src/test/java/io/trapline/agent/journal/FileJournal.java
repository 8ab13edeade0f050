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
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The plain twin of {@link ChronicleJournal}: the same documents, one after the other in files that
 * are written and forced through a {@link FileChannel}. What both must do is in {@link JournalContract}.
 */
final class FileJournal implements Journal {

    private final JournalOptions options;
    private final StreamClock clock;
    private final Disk disk;
    private final FileChannel lock;
    private final Damage damage = new Damage();
    private final Watermark watermark;
    private final Thread committer = new Thread(this::commitLoop, "committer");
    private final Set<FileTail> tails = ConcurrentHashMap.newKeySet();
    private final ByteBuffer encoded;
    private @Nullable FileChannel channel;
    private int cycle = -1;
    private long lastStreamNanos;
    private volatile long last;
    private volatile boolean closed;

    static Journal open(JournalOptions options, StreamClock clock, Disk disk) {
        try {
            Files.createDirectories(options.folder());
            return new FileJournal(options, clock, disk);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private FileJournal(JournalOptions options, StreamClock clock, Disk disk) throws IOException {
        this.options = options;
        this.clock = clock;
        this.disk = disk;
        this.encoded = ByteBuffer.allocate(options.documentBytesMax());
        this.lock = lock(options.folder());
        for (var file : files()) {
            var end = Salvage.lastDocument(format(), file);
            if (end != null) {
                last = end.document().last();
                lastStreamNanos = end.document().streamNanos();
            }
        }
        last = Math.max(last, options.floor());
        clock.continueAfter(lastStreamNanos);
        watermark = new Watermark(last);
        committer.setDaemon(true);
        committer.start();
    }

    private static FileChannel lock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException ours) {
            // The same answer for a second one in this process.
        }
        channel.close();
        throw new IOException("Journal folder " + folder + " is in use by another process.");
    }

    /** Salt and limits, as {@link FileScan} wants them. */
    private QueueFolder format() {
        return new QueueFolder(options.folder(), 1, 1, 0, options.blockBytes(), options.roll());
    }

    /** The files, oldest first; each is named by its first number. */
    private List<Path> files() {
        try (var paths = Files.newDirectoryStream(options.folder(), "*.log")) {
            var files = new ArrayList<Path>();
            paths.forEach(files::add);
            files.sort(Comparator.comparing(Path::getFileName));
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long firstOf(Path file) {
        return Long.parseLong(file.getFileName().toString().replace(".log", ""));
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

    private synchronized Appended locked(Supplier<Appended> write) {
        if (closed) {
            throw new IllegalStateException("The journal is closed.");
        }
        if (disk.usableBytes() < options.reserveBytes()) {
            return new Appended.Full("Less than " + options.reserveBytes() + " bytes of disk space are free.");
        }
        return Threads.undisturbed(write);
    }

    private Appended write(List<byte[]> payloads, long number, long stream, long wall) {
        try {
            for (int i = 0; i < payloads.size(); i++) {
                Document.encode(new Document.Stamp(number + i, stream, wall, 0), payloads.subList(i, i + 1), encoded);
                var file = fileFor(number + i, stream);
                while (encoded.hasRemaining()) {
                    file.write(encoded);
                }
                last = number + i;
            }
        } catch (IOException failed) {
            return new Appended.Failed(failed.toString());
        }
        lastStreamNanos = stream;
        if (!options.synced()) {
            watermark.moveTo(last);
        }
        return new Appended.Written(number, last, stream, wall);
    }

    private FileChannel fileFor(long number, long stream) throws IOException {
        int now = options.roll().cycleAt(stream);
        var file = channel;
        if (file == null || now > cycle) {
            if (file != null) {
                file.force(false);
                file.close();
            }
            file = FileChannel.open(
                    options.folder().resolve("%020d.log".formatted(number)),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            QueueFolder.forceFolder(options.folder());
            channel = file;
            cycle = now;
        }
        return file;
    }

    private void commitLoop() {
        while (!closed) {
            commit();
            LockSupport.parkNanos(options.commitEvery().toNanos());
        }
    }

    private void commit() {
        long target;
        synchronized (this) {
            target = last;
            try {
                if (channel != null && watermark.durable() < target) {
                    channel.force(false);
                }
            } catch (IOException failed) {
                return;
            }
        }
        watermark.moveTo(target);
    }

    @Override
    public Tail tail(long from) {
        var tail = new FileTail(Math.max(from, first()) - 1);
        tails.add(tail);
        return tail;
    }

    @Override
    public long first() {
        var files = files();
        return files.isEmpty() ? last + 1 : Math.min(firstOf(files.getFirst()), last + 1);
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
    }

    @Override
    public boolean awaitBeyond(long number, Duration atMost) throws InterruptedException {
        return watermark.awaitBeyond(number, atMost);
    }

    @Override
    public synchronized void retain(long firstNeeded) {
        long needed = Math.min(firstNeeded, durable() + 1);
        for (var tail : tails) {
            needed = Math.min(needed, tail.position + 1);
        }
        var files = files();
        try {
            for (int i = 0; i + 1 < files.size() && firstOf(files.get(i + 1)) <= needed; i++) {
                Files.delete(files.get(i));
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    @Override
    public JournalStatus status() {
        long bytes = 0;
        for (var file : files()) {
            bytes += file.toFile().length();
        }
        boolean braked = disk.usableBytes() < options.reserveBytes();
        return new JournalStatus(
                first(), last, durable(), braked, bytes, disk.usableBytes(), 1, 0, damage.records(), "", true);
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        Threads.join(committer);
        commit();
        try {
            lock.close();
            if (channel != null) {
                channel.close();
            }
        } catch (IOException onClose) {
            throw new UncheckedIOException(onClose);
        }
    }

    private final class FileTail implements Tail {

        private volatile long position;
        private @Nullable Path file;
        private @Nullable FileScan scan;
        private @Nullable Document current;
        private int taken;

        FileTail(long position) {
            this.position = position;
        }

        @Override
        public @Nullable Entry poll() {
            return Threads.undisturbed(() -> {
                while (position < durable()) {
                    var document = current;
                    if (document == null || taken == document.count()) {
                        current = next();
                        taken = 0;
                        continue;
                    }
                    long number = document.first() + taken++;
                    var payload = document.nextPayload();
                    if (number > position) {
                        if (options.consecutive()) {
                            damage.lost(position + 1, number - 1);
                        }
                        position = number;
                        return new Entry(number, document.streamNanos(), document.wallNanos(), payload);
                    }
                }
                return null;
            });
        }

        private @Nullable Document next() {
            try {
                while (true) {
                    var after = fileAfter();
                    var document = scan == null ? null : scan.next(Long.MAX_VALUE);
                    if (document != null) {
                        return document;
                    }
                    if (after == null) {
                        damage.lost(position + 1, durable());
                        position = durable();
                        return null;
                    }
                    close(scan);
                    file = after;
                    scan = new FileScan(format(), after, 0);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        private @Nullable Path fileAfter() {
            Path found = null;
            for (var candidate : files()) {
                boolean later = file == null || firstOf(candidate) > firstOf(file);
                if (later && (found == null || (file == null && firstOf(candidate) <= position + 1))) {
                    found = candidate;
                }
            }
            return found;
        }

        private static void close(@Nullable FileScan open) throws IOException {
            if (open != null) {
                open.close();
            }
        }

        @Override
        public void close() {
            try {
                close(scan);
            } catch (IOException onClose) {
                throw new UncheckedIOException(onClose);
            }
            tails.remove(this);
        }
    }
}
