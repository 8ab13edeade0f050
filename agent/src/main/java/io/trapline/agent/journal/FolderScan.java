package io.trapline.agent.journal;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A {@link FileScan} over the roll files of a folder, in order. Owned by one thread. */
final class FolderScan implements AutoCloseable {

    private final QueueFolder folder;
    private @Nullable Path file;
    private @Nullable FileScan scan;
    private long damagedBefore;

    /** @param file where to begin, at {@code offset}; null for the start of the folder */
    FolderScan(QueueFolder folder, @Nullable Path file, long offset) throws IOException {
        this.folder = folder;
        if (file != null) {
            enter(file, offset);
        }
    }

    /** The next whole document; null when there is none yet. */
    @Nullable
    Document next() throws IOException {
        while (true) {
            // Looked up first: once a later file exists, nothing more is appended to this one.
            var after = folder.fileAfter(file);
            var current = scan;
            var document = current == null ? null : current.next(Long.MAX_VALUE);
            if (document != null || after == null) {
                return document;
            }
            enter(after, 0);
        }
    }

    /** The file that is being read; null before the first. */
    @Nullable
    Path file() {
        return file;
    }

    /** Where in {@link #file()} the search goes on. */
    long offset() {
        var current = scan;
        return current == null ? 0 : current.offset();
    }

    /** Documents that were found with a wrong checksum. */
    long damaged() {
        var current = scan;
        return damagedBefore + (current == null ? 0 : current.damaged());
    }

    private void enter(Path next, long offset) throws IOException {
        var current = scan;
        if (current != null) {
            damagedBefore += current.damaged();
            current.close();
        }
        scan = new FileScan(folder, next, offset);
        file = next;
    }

    @Override
    public void close() throws IOException {
        var current = scan;
        if (current != null) {
            current.close();
        }
    }
}
