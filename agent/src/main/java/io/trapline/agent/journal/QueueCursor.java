package io.trapline.agent.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import org.jspecify.annotations.Nullable;

/**
 * A Chronicle tailer on one queue folder, with a queue of its own: a reader that fails, is
 * interrupted or meets garbage never harms another one or the writer. Owned by one thread.
 */
final class QueueCursor implements AutoCloseable {

    private static final int CLOSE_ENOUGH = 32;

    private final QueueFolder folder;
    private final SingleChronicleQueue queue;
    private final ExcerptTailer tailer;
    private ByteBuffer copy = ByteBuffer.allocate(64 << 10).order(ByteOrder.LITTLE_ENDIAN);
    private @Nullable Path file;
    private long offset;

    QueueCursor(QueueFolder folder, StreamClock clock) {
        this.folder = folder;
        this.queue = Queues.open(folder, () -> clock.streamNanos() / 1_000_000);
        this.tailer = queue.createTailer();
        this.tailer.singleThreadedCheckDisabled(true);
    }

    /** The file of the last document found; null before the first. */
    @Nullable
    Path file() {
        return file;
    }

    /** Offset in {@link #file()} behind the last document found. */
    long offset() {
        return offset;
    }

    /** Moves to a document near and not after the one that holds {@code number}. */
    void seek(long number) throws IOException {
        var start = folder.fileHolding(number);
        if (start != null) {
            seekInCycle(folder.roll().cycleOf(start), number);
        }
    }

    private void seekInCycle(int cycle, long number) {
        long low = 0;
        long high = tailer.excerptsInCycle(cycle);
        while (high - low > CLOSE_ENOUGH) {
            long middle = (low + high) >>> 1;
            if (tailer.moveToIndex(folder.roll().cycle().toIndex(cycle, middle))
                    && next() instanceof Reading.Found(var document)
                    && document.first() <= number) {
                low = middle;
            } else {
                high = middle;
            }
        }
        file = null;
        offset = 0;
        if (!tailer.moveToIndex(folder.roll().cycle().toIndex(cycle, low))) {
            tailer.toStart();
        }
    }

    /** The next document. Whatever Chronicle throws on garbage is damage. */
    Reading next() {
        try (var context = tailer.readingDocument()) {
            if (!context.isPresent()) {
                return Reading.Nothing.HERE;
            }
            var wire = context.wire();
            if (wire == null) {
                return new Reading.Damaged("no wire");
            }
            var bytes = wire.bytes();
            long length = bytes.readRemaining();
            if (length > folder.documentBytesMax()) {
                return new Reading.Damaged("length " + length);
            }
            if (copy.capacity() < length) {
                copy = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
            }
            long end = bytes.readPosition() + length;
            copy.clear().limit((int) length);
            bytes.read(copy.array(), 0, (int) length);
            return found((int) length, end);
        }
    }

    private Reading found(int length, long end) {
        int whole = length < Document.HEADER_BYTES ? -1 : Document.lengthAt(copy, 0);
        // Chronicle pads documents to four bytes; what is behind ours is its padding.
        if (whole < 0 || whole > length || length - whole > Integer.BYTES) {
            return new Reading.Damaged("header");
        }
        var document = Document.decode(copy, 0, whole, folder.salt());
        if (document == null) {
            return new Reading.Damaged("checksum");
        }
        var current = tailer.currentFile();
        file = current == null ? null : current.toPath();
        offset = end;
        return new Reading.Found(document);
    }

    @Override
    public void close() {
        tailer.close();
        queue.close();
    }
}
