package io.trapline.agent.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real disk, with a figure of free space that a test decides on. */
final class SteppedDisk implements Disk {

    private volatile long usable = Long.MAX_VALUE;

    void usable(long bytes) {
        usable = bytes;
    }

    @Override
    public long usableBytes() {
        return usable;
    }

    @Override
    public boolean allocate(Path file, long from, long to) throws IOException {
        if (usable < to - from) {
            return false;
        }
        return new PortableDisk(Path.of(".")).allocate(file, from, to);
    }

    @Override
    public void release(Path file, long from) {
        // The free space here is whatever the test says.
    }

    @Override
    public long allocatedBytes(Path file) throws IOException {
        return Files.size(file);
    }
}
