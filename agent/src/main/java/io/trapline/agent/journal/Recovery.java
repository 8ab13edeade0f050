package io.trapline.agent.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What earlier runs left.
 *
 * @param folders with something in them, in order; none of them is written again
 * @param last number of the last record, or of the last given out before the newest folder was
 *     opened; 0 when there is none
 * @param lastStreamNanos stream time of the last record found, 0 when there is none
 */
record Recovery(List<QueueFolder> folders, long last, long lastStreamNanos) {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    /** How much of the end of the journal is looked at record by record before the start. */
    private static final long VERIFIED_BYTES = 32L << 20;

    private record End(Path file, Document document, long offset) {}

    /** Reads the end of what is there, names its damage, makes durable what a killed process left. */
    static Recovery of(JournalOptions options, Damage damage) throws IOException {
        return find(options, damage, true);
    }

    /** The same without touching anything: another process may be writing there. */
    static Recovery read(JournalOptions options, Damage damage) throws IOException {
        return find(options, damage, false);
    }

    private static Recovery find(JournalOptions options, Damage damage, boolean mend) throws IOException {
        var kept = new ArrayList<>(QueueFolder.list(options.folder()));
        int newest = kept.isEmpty() ? 0 : kept.getLast().order();
        long last = kept.isEmpty() ? 0 : Math.max(0, kept.getLast().startsAt() - 1);
        for (int i = kept.size() - 1; i >= 0; i--) {
            var folder = kept.get(i);
            var end = endOf(folder);
            if (end != null) {
                // Beyond the start of the next folder lies only what was never answered as written.
                var highest = highest(folder, end, options.consecutive(), damage);
                last = folder.order() == newest ? Math.max(last, highest.last()) : last;
                if (mend) {
                    settle(folder, end, options.synced());
                }
                return new Recovery(List.copyOf(kept), last, highest.streamNanos());
            }
            if (mend && isEmpty(folder)) {
                log.info("A queue folder without a record is removed. folder={}", folder.path());
                folder.delete();
                kept.remove(i);
            }
        }
        return new Recovery(List.copyOf(kept), last, 0);
    }

    private static @Nullable End endOf(QueueFolder folder) throws IOException {
        for (var file : folder.rollFiles().reversed()) {
            var last = Salvage.lastDocument(folder, file);
            if (last != null) {
                return new End(file, last.document(), last.offset());
            }
        }
        return null;
    }

    private static boolean isEmpty(QueueFolder folder) throws IOException {
        for (var file : folder.rollFiles()) {
            try (var scan = new FileScan(folder, file, 0)) {
                if (scan.next(Long.MAX_VALUE) != null || scan.damaged() > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Cuts the space that was allocated ahead, and forces what may be in memory only. */
    private static void settle(QueueFolder folder, End end, boolean synced) throws IOException {
        try (var channel = FileChannel.open(end.file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.truncate(Math.max(end.offset, Salvage.endOfBytes(channel)));
        }
        if (synced) {
            for (var file : folder.rollFiles()) {
                QueueFolder.forceFile(file);
            }
            QueueFolder.forceFolder(folder.path());
        }
    }

    /** The document with the highest number: where pages were swapped it is not the last one. */
    private static Document highest(QueueFolder folder, End end, boolean consecutive, Damage damage)
            throws IOException {
        var documents = new TreeMap<Long, Document>();
        documents.put(end.document.first(), end.document);
        try (var scan = new FileScan(folder, end.file, Math.max(0, end.offset - VERIFIED_BYTES))) {
            for (var next = scan.next(end.offset); next != null; next = scan.next(end.offset)) {
                documents.put(next.first(), next.withoutBody());
            }
            if (scan.damaged() > 0) {
                log.error(
                        "Damaged documents lie at the end of the journal. file={} documents={}",
                        end.file,
                        scan.damaged());
            }
        }
        if (consecutive) {
            nameGaps(documents.values(), end.file, damage);
        }
        return documents.lastEntry().getValue();
    }

    private static void nameGaps(Collection<Document> ascending, Path file, Damage damage) {
        long before = -1;
        for (var document : ascending) {
            if (before >= 0 && damage.lost(before + 1, document.first() - 1)) {
                log.error(
                        "Records are missing at the end of the journal. file={} from={} to={}",
                        file,
                        before + 1,
                        document.first() - 1);
            }
            before = document.last();
        }
    }
}
