package io.trapline.agent.journal;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a failed queue folder: what is readable and can be forced becomes durable, what is not
 * is named as lost, and nobody is told that it was kept. On the committer thread.
 */
final class Retirement {

    private static final Logger log = LoggerFactory.getLogger(Retirement.class);

    private final ChronicleJournal journal;
    private final LiveQueue queue;

    Retirement(ChronicleJournal journal, LiveQueue queue) {
        this.journal = journal;
        this.queue = queue;
    }

    /** @param until number of the last record that was answered as written */
    void settle(long until) {
        long durable = journal.durable();
        if (!journal.options().synced()) {
            // Nothing is awaited here; but what was lost in the end must not go unnoticed.
            readTo(Math.max(queue.folder().startsAt(), until) - 1, until);
        } else if (durable < until) {
            if (!force()) {
                int dropped = journal.watermark().drop(durable + 1, until);
                log.error("Records could not be forced. from={} to={} unanswered={}", durable + 1, until, dropped);
            }
            readTo(durable, until);
            journal.watermark().moveTo(until);
        }
        queue.close();
    }

    /** True when not one record was written into the folder. */
    boolean isEmpty(long until) {
        return until < queue.folder().startsAt();
    }

    private boolean force() {
        try (var forcer = new Forcer()) {
            for (Path file : queue.folder().rollFiles()) {
                forcer.force(new LiveQueue.Dirty(file, true));
            }
            return true;
        } catch (IOException failed) {
            return false;
        }
    }

    private void readTo(long durable, long until) {
        long at = durable;
        try (var reader = journal.readerOf(queue.folder(), durable + 1)) {
            while (at < until) {
                var document = reader.next();
                if (document == null || document.first() > until) {
                    break;
                }
                if (journal.options().consecutive()) {
                    lost(at + 1, document.first() - 1);
                }
                at = Math.max(at, document.last());
            }
        }
        lost(at + 1, until);
    }

    private void lost(long from, long to) {
        if (from <= to) {
            if (journal.options().consecutive()) {
                journal.lost(from, to);
            } else {
                journal.lostUnnumbered(1);
            }
            journal.watermark().drop(from, to);
        }
    }
}
