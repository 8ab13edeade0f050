package io.trapline.agent.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Finds documents in one roll file by magic, salt and checksum alone, whatever lies between them:
 * holes, torn documents, swapped pages, bytes that cannot be read. Owned by one thread.
 */
final class FileScan implements AutoCloseable {

    private static final int WINDOW_BYTES = 256 << 10;
    private static final int BEGIN_BYTES = 16;
    private static final int SECTOR_BYTES = 4096;

    private final FileChannel channel;
    private final QueueFolder folder;
    private ByteBuffer window = ByteBuffer.allocate(WINDOW_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long offset;
    private long damaged;

    FileScan(QueueFolder folder, Path file, long offset) throws IOException {
        this.folder = folder;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.offset = offset;
    }

    /** Where the search goes on: behind the last document found, or where it started. */
    long offset() {
        return offset;
    }

    /** Documents that began here but did not pass their checksum. */
    long damaged() {
        return damaged;
    }

    long size() throws IOException {
        return channel.size();
    }

    /**
     * The next whole document that begins before {@code limit}; null when there is none, and then a
     * later call looks at the same place again.
     */
    @Nullable
    Document next(long limit) throws IOException {
        long size = channel.size();
        long at = offset;
        long damagedHere = 0;
        while (at < limit && at + Document.HEADER_BYTES <= size) {
            int filled = fill(at, WINDOW_BYTES);
            if (filled < BEGIN_BYTES) {
                at += SECTOR_BYTES;
                continue;
            }
            int begin = beginning(filled);
            at += begin;
            if (begin > filled - BEGIN_BYTES || at >= limit) {
                continue;
            }
            var document = documentAt(at, size);
            if (document != null) {
                damaged += damagedHere;
                return document;
            }
            damagedHere++;
            at++;
        }
        return null;
    }

    /** Index of the next beginning in the window, or the first index where none can begin whole. */
    private int beginning(int filled) {
        int last = filled - BEGIN_BYTES;
        int i = 0;
        while (i <= last) {
            if (window.getLong(i) == 0) {
                i += Long.BYTES;
            } else if (Document.beginsAt(window, i, folder.salt())) {
                return i;
            } else {
                i++;
            }
        }
        return last + 1;
    }

    private @Nullable Document documentAt(long at, long size) throws IOException {
        if (fill(at, Document.HEADER_BYTES) < Document.HEADER_BYTES) {
            return null;
        }
        int length = Document.lengthAt(window, 0);
        if (length < 0 || length > folder.documentBytesMax() || at + length > size) {
            return null;
        }
        if (fill(at, length) < length) {
            return null;
        }
        var document = Document.decode(window, 0, length, folder.salt());
        if (document != null) {
            offset = at + length;
        }
        return document;
    }

    /** Reads up to {@code length} bytes from {@code at}; 0 when the disk cannot. */
    private int fill(long at, int length) throws IOException {
        if (window.capacity() < length) {
            window = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        }
        window.clear().limit(length);
        try {
            long from = at;
            while (window.hasRemaining()) {
                int read = channel.read(window, from);
                if (read < 0) {
                    break;
                }
                from += read;
            }
        } catch (IOException unreadable) {
            if (!channel.isOpen()) {
                throw unreadable;
            }
        }
        return window.position();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
