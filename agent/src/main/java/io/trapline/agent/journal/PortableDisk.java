package io.trapline.agent.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A disk by the means of plain Java: allocates by writing zeros, cannot give back, counts lengths. */
final class PortableDisk implements Disk {

    private static final int CHUNK_BYTES = 1 << 20;

    private final Path folder;
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(CHUNK_BYTES);

    PortableDisk(Path folder) {
        this.folder = folder;
    }

    @Override
    public long usableBytes() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public synchronized boolean allocate(Path file, long from, long to) throws IOException {
        if (usableBytes() < to - from) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long at = from; at < to; ) {
                zeros.clear().limit((int) Math.min(CHUNK_BYTES, to - at));
                at += channel.write(zeros, at);
            }
            return true;
        } catch (IOException full) {
            if (usableBytes() < CHUNK_BYTES) {
                return false;
            }
            throw full;
        }
    }

    @Override
    public void release(Path file, long from) {
        // Plain Java cannot punch holes; the space is used again when the file is deleted.
    }

    @Override
    public long allocatedBytes(Path file) throws IOException {
        return Files.size(file);
    }
}
