package io.trapline.agent.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a {@link ChronicleJournal} from folder to folder. Owned by one thread. */
final class ChronicleTail implements Tail {

    private final ChronicleJournal journal;
    private final boolean consecutive;
    private volatile long position;
    private @Nullable QueueFolder folder;
    private @Nullable FolderReader reader;
    private long damagedSeen;
    private @Nullable Document held;
    private @Nullable Document current;
    private int taken;

    ChronicleTail(ChronicleJournal journal, long from) {
        this.journal = journal;
        this.consecutive = journal.options().consecutive();
        this.position = from - 1;
    }

    /** Number of the last record given out; what is kept starts behind it. Any thread. */
    long position() {
        return position;
    }

    @Override
    public @Nullable Entry poll() {
        var entry = fromCurrent();
        return entry != null || position >= journal.durable() ? entry : Threads.undisturbed(this::next);
    }

    private @Nullable Entry next() {
        while (true) {
            long durable = journal.durable();
            if (position >= durable) {
                return null;
            }
            advance(durable);
            var entry = fromCurrent();
            if (entry != null) {
                return entry;
            }
        }
    }

    private @Nullable Entry fromCurrent() {
        var document = current;
        while (document != null && taken < document.count()) {
            long number = document.first() + taken++;
            var payload = document.nextPayload();
            if (number > position) {
                position = number;
                return new Entry(number, document.streamNanos(), document.wallNanos(), payload);
            }
        }
        current = null;
        return null;
    }

    /** Makes the next document current, or moves on behind what is lost. */
    private void advance(long durable) {
        var folders = journal.writer().folders();
        var here = folder;
        if (here == null) {
            here = holding(folders);
            if (here == null) {
                lost(durable);
                return;
            }
            enter(here);
        }
        var next = after(folders, here);
        if (next != null && position + 1 >= next.startsAt()) {
            enter(next);
            return;
        }
        var document = held == null ? read() : held;
        held = null;
        if (document == null || (next != null && document.first() >= next.startsAt())) {
            lost(next == null ? durable : Math.min(durable, next.startsAt() - 1));
            return;
        }
        if (document.first() > durable) {
            held = document;
            lost(durable);
            return;
        }
        if (consecutive) {
            journal.lost(position + 1, document.first() - 1);
        }
        current = document;
        taken = 0;
    }

    private @Nullable Document read() {
        var open = reader;
        if (open == null) {
            return null;
        }
        var document = open.next();
        if (!consecutive && open.damaged() > damagedSeen) {
            journal.lostUnnumbered(open.damaged() - damagedSeen);
            damagedSeen = open.damaged();
        }
        return document;
    }

    private void lost(long to) {
        if (consecutive) {
            journal.lost(position + 1, to);
        }
        position = to;
    }

    private void enter(QueueFolder next) {
        closeReader();
        folder = next;
        damagedSeen = 0;
        held = null;
        reader = journal.readerOf(next, position + 1);
    }

    private @Nullable QueueFolder holding(List<QueueFolder> folders) {
        QueueFolder found = null;
        for (var candidate : folders) {
            if (found == null || candidate.startsAt() <= position + 1) {
                found = candidate;
            }
        }
        return found;
    }

    private static @Nullable QueueFolder after(List<QueueFolder> folders, QueueFolder here) {
        for (var candidate : folders) {
            if (candidate.order() > here.order()) {
                return candidate;
            }
        }
        return null;
    }

    private void closeReader() {
        var open = reader;
        reader = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        closeReader();
        journal.closed(this);
    }
}
