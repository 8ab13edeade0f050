package io.trapline.agent.journal;

import java.io.IOException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole documents of a folder in the order of their numbers, also where pages of a file were
 * swapped: a document that comes too early is held back until what belongs before it was looked for
 * further on in its file. Owned by one thread.
 */
final class OrderedScan implements AutoCloseable {

    /** How far ahead the documents before an early one are looked for. */
    private static final long SEARCH_BYTES = 64L << 20;

    /** All looking ahead in one folder, so that heavy damage does not take for ever. */
    private static final long SEARCH_BYTES_TOTAL = 1L << 30;

    private static final long HELD_BYTES_MAX = 32L << 20;

    private final QueueFolder folder;
    private final boolean consecutive;
    private final FolderScan scan;
    private final TreeMap<Long, Document> held = new TreeMap<>();
    private long last;
    private long late;
    private boolean started;
    private long searchedTo;
    private long searched;

    /**
     * @param consecutive whether a gap in the numbers says that something is missing
     * @param last documents up to this number are not wanted
     */
    OrderedScan(QueueFolder folder, boolean consecutive, FolderScan scan, long last) {
        this.folder = folder;
        this.consecutive = consecutive;
        this.scan = scan;
        this.last = last;
        this.searchedTo = last;
    }

    /** The next document; null when there is none yet. */
    @Nullable
    Document next() throws IOException {
        while (true) {
            var lowest = held.pollFirstEntry();
            var document = lowest == null ? scan.next() : lowest.getValue();
            if (document == null) {
                return null;
            }
            if (document.last() <= last) {
                late += late(document);
                continue;
            }
            if (consecutive && document.first() > last + 1 && document.first() > searchedTo) {
                searchedTo = document.first();
                held.put(document.first(), document);
                searchBetween(last + 1, document.first() - 1);
                continue;
            }
            last = document.last();
            started = true;
            return document;
        }
    }

    private void searchBetween(long from, long to) throws IOException {
        var file = scan.file();
        if (file == null || searched >= SEARCH_BYTES_TOTAL) {
            return;
        }
        long start = scan.offset();
        long missing = to - from + 1;
        long bytes = 0;
        try (var ahead = new FileScan(folder, file, start)) {
            while (missing > 0 && bytes < HELD_BYTES_MAX) {
                var next = ahead.next(start + SEARCH_BYTES);
                if (next == null) {
                    break;
                }
                if (next.first() >= from && next.last() <= to && held.put(next.first(), next) == null) {
                    missing -= next.count();
                    bytes += next.body().capacity();
                }
            }
            searched += ahead.offset() - start;
        }
    }

    /** Without a gap to tell, a document that comes too late is a loss of its own. */
    private int late(Document document) {
        return !consecutive && started && document.first() != last ? 1 : 0;
    }

    /** Documents that were found with a wrong checksum, or too late to be given out. */
    long damaged() {
        return scan.damaged() + late;
    }

    @Override
    public void close() throws IOException {
        scan.close();
    }
}
