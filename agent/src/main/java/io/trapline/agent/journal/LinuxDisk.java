package io.trapline.agent.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk by fallocate: promises space without writing, and gives it back by punching holes. */
final class LinuxDisk implements Disk {

    private static final long PAGE_BYTES = 4096;

    private final LinuxCalls calls;
    private final PortableDisk portable;

    LinuxDisk(LinuxCalls calls, Path folder) {
        this.calls = calls;
        this.portable = new PortableDisk(folder);
    }

    /** The best disk that this machine allows. */
    static Disk under(Path folder) {
        var calls = LinuxCalls.find();
        return calls == null ? new PortableDisk(folder) : new LinuxDisk(calls, folder);
    }

    @Override
    public long usableBytes() {
        return portable.usableBytes();
    }

    @Override
    public boolean allocate(Path file, long from, long to) throws IOException {
        int errno = calls.fallocate(file, 0, from, to - from);
        return switch (errno) {
            case 0 -> true;
            case LinuxCalls.ENOSPC, LinuxCalls.EDQUOT -> false;
            case LinuxCalls.EOPNOTSUPP, LinuxCalls.ENOSYS -> portable.allocate(file, from, to);
            default -> throw new IOException("fallocate %s: errno %d".formatted(file, errno));
        };
    }

    @Override
    public void release(Path file, long from) throws IOException {
        long start = (from + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
        long length = Files.exists(file) ? Files.size(file) - start : 0;
        if (length > 0) {
            // A filesystem that cannot keeps the space until the file is deleted.
            calls.fallocate(file, LinuxCalls.KEEP_SIZE_AND_PUNCH_HOLE, start, length);
        }
    }

    @Override
    public long allocatedBytes(Path file) throws IOException {
        return calls.allocatedBytes(file);
    }
}
