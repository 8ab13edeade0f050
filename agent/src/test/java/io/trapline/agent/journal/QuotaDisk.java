package io.trapline.agent.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real disk with a quota on one folder and errors on demand, for those who may not mount one: what
 * the files of the folder occupy and what a foreign file takes, together, stay below the quota.
 */
final class QuotaDisk implements Disk {

    private final Disk disk;
    private final Path folder;
    private final long quotaBytes;
    private final AtomicInteger errors = new AtomicInteger();
    private volatile long foreignBytes;

    QuotaDisk(Path folder, long quotaBytes) {
        this.disk = LinuxDisk.under(folder);
        this.folder = folder;
        this.quotaBytes = quotaBytes;
    }

    /** A foreign file takes all that is left. */
    void fill() {
        foreignBytes = Math.max(0, quotaBytes - occupied());
    }

    /** The foreign file is deleted. */
    void empty() {
        foreignBytes = 0;
    }

    /** The next calls that ask for space end with an error. */
    void failNext(int calls) {
        errors.set(calls);
    }

    /** Errors asked for that nobody met yet. */
    int errorsLeft() {
        return errors.get();
    }

    @Override
    public long usableBytes() {
        return Math.max(0, quotaBytes - foreignBytes - occupied());
    }

    @Override
    public boolean allocate(Path file, long from, long to) throws IOException {
        if (errors.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("Input/output error");
        }
        return usableBytes() >= to - from && disk.allocate(file, from, to);
    }

    @Override
    public void release(Path file, long from) throws IOException {
        disk.release(file, from);
    }

    @Override
    public long allocatedBytes(Path file) throws IOException {
        return disk.allocatedBytes(file);
    }

    private long occupied() {
        long bytes = 0;
        try (var files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                bytes += disk.allocatedBytes(file);
            }
            return bytes;
        } catch (IOException | UncheckedIOException goes) {
            return quotaBytes; // A file was deleted meanwhile: the next look sees more.
        }
    }
}
