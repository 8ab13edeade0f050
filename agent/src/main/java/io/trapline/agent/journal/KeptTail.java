package io.trapline.agent.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a {@link KeptJournal} by scanning its files, from folder to folder. Owned by one thread. */
final class KeptTail implements Tail {

    private static final Logger log = LoggerFactory.getLogger(KeptTail.class);

    private final List<QueueFolder> folders;
    private final boolean consecutive;
    private final long last;
    private long position;
    private int at;
    private @Nullable OrderedScan scan;
    private @Nullable Document current;
    private int taken;

    KeptTail(List<QueueFolder> folders, boolean consecutive, long from, long last) {
        this.folders = folders;
        this.consecutive = consecutive;
        this.last = last;
        this.position = from - 1;
        for (int i = 1; i < folders.size() && folders.get(i).startsAt() <= from; i++) {
            at = i;
        }
    }

    @Override
    public @Nullable Entry poll() {
        try {
            var entry = fromCurrent();
            while (entry == null && position < last && at < folders.size()) {
                advance();
                entry = fromCurrent();
            }
            return entry;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private @Nullable Entry fromCurrent() {
        var document = current;
        while (document != null && taken < document.count()) {
            long number = document.first() + taken++;
            var payload = document.nextPayload();
            if (number > position && number <= last) {
                missing(number);
                position = number;
                return new Entry(number, document.streamNanos(), document.wallNanos(), payload);
            }
        }
        current = null;
        return null;
    }

    /** The next document of this folder, or the next folder: what this one holds beyond its start was never answered. */
    private void advance() throws IOException {
        var folder = folders.get(at);
        var open = scan;
        if (open == null) {
            open = new OrderedScan(
                    folder, consecutive, new FolderScan(folder, folder.fileHolding(position + 1), 0), position);
            scan = open;
        }
        var document = open.next();
        boolean newest = at + 1 == folders.size();
        if (document == null
                || document.first() > (newest ? last : folders.get(at + 1).startsAt() - 1)) {
            close();
            at++;
            return;
        }
        current = document;
        taken = 0;
    }

    private void missing(long number) {
        if (consecutive && number > position + 1) {
            log.error("Records of the journal are lost. from={} to={}", position + 1, number - 1);
        }
    }

    @Override
    public void close() {
        var open = scan;
        scan = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException onClose) {
            log.warn("A file did not close cleanly. reason={}", onClose.toString());
        }
    }
}
