package io.trapline.agent.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** What can be told about files of which nothing is trusted. */
final class Salvage {

    private static final int WINDOW_BYTES = 4 << 20;

    private Salvage() {}

    /** @param offset behind the document */
    record Last(Document document, long offset) {}

    /** The last whole document of a file, also behind a hole; null when there is none. */
    static @Nullable Last lastDocument(QueueFolder folder, Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long end = endOfBytes(channel);
            while (end > 0) {
                long start = Math.max(0, end - WINDOW_BYTES);
                var last = lastDocumentFrom(folder, file, start, end);
                if (last != null) {
                    return last;
                }
                end = start;
            }
        }
        return null;
    }

    private static @Nullable Last lastDocumentFrom(QueueFolder folder, Path file, long start, long end)
            throws IOException {
        Document last = null;
        try (var scan = new FileScan(folder, file, start)) {
            for (var next = scan.next(end); next != null; next = scan.next(end)) {
                last = next;
            }
            return last == null ? null : new Last(last, scan.offset());
        }
    }

    /** The first whole document of a file; null when there is none. */
    static @Nullable Document firstDocument(QueueFolder folder, Path file) throws IOException {
        try (var scan = new FileScan(folder, file, 0)) {
            return scan.next(Long.MAX_VALUE);
        }
    }

    /** The identity of a folder whose identity file is gone, by the first document in it; null without one. */
    static @Nullable QueueFolder identityOf(Path path, int order) throws IOException {
        var unknown = new QueueFolder(path, order, 0, 0, QueueFolder.BLOCK_BYTES_MAX, RollEvery.FIVE_MINUTES);
        for (var file : unknown.rollFiles()) {
            try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
                long salt = firstSalt(channel);
                var guess = new QueueFolder(path, order, 0, salt, unknown.blockBytes(), RollEvery.of(file));
                var first = salt == 0 ? null : firstDocument(guess, file);
                if (first != null) {
                    return new QueueFolder(path, order, first.first(), salt, guess.blockBytes(), guess.roll());
                }
            }
        }
        return null;
    }

    /** The salt behind the first magic word; 0 when there is none. */
    private static long firstSalt(FileChannel channel) throws IOException {
        var window = ByteBuffer.allocate(WINDOW_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long at = 0; at < channel.size(); at += WINDOW_BYTES - Document.HEADER_BYTES) {
            window.clear();
            channel.read(window, at);
            for (int i = 0; i + Document.HEADER_BYTES <= window.position(); i++) {
                if (window.getInt(i) == Document.MAGIC && window.getShort(i + 4) == Document.VERSION) {
                    return window.getLong(i + 8);
                }
            }
        }
        return 0;
    }

    /** Offset behind the last byte of a file that is not zero. */
    static long endOfBytes(FileChannel channel) throws IOException {
        var window = ByteBuffer.allocate(WINDOW_BYTES);
        long end = channel.size();
        while (end > 0) {
            long start = Math.max(0, end - WINDOW_BYTES);
            window.clear().limit((int) (end - start));
            int read = channel.read(window, start);
            for (int i = read - 1; i >= 0; i--) {
                if (window.get(i) != 0) {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }
}
