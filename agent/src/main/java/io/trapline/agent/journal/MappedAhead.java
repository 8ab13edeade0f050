package io.trapline.agent.journal;

import java.io.IOException;
import net.openhft.chronicle.bytes.MappedBytesStore;
import net.openhft.chronicle.bytes.MappedFile;
import net.openhft.chronicle.core.io.ReferenceOwner;
import org.jspecify.annotations.Nullable;

/**
 * Maps the chunk that the appender will enter next and tells the kernel not to read around in it:
 * without that, the first write into each window of a fresh chunk zero-fills the whole read-ahead
 * window, 30 to 66 ms where that is 8 MiB, and a socket overflows meanwhile. Guarded by itself.
 */
final class MappedAhead {

    private final @Nullable LinuxCalls calls = LinuxCalls.find();
    private final ReferenceOwner owner = ReferenceOwner.temporary("ahead");
    private @Nullable MappedBytesStore held;
    private @Nullable MappedFile heldOf;
    private long heldChunk = -1;
    private boolean closed;

    /** Holds the chunk of {@code file} after the one that {@code end} lies in, unless it does so. */
    synchronized void look(MappedFile file, long end) throws IOException {
        long chunk = end / file.chunkSize() + 1;
        if (calls == null || closed || (file == heldOf && chunk == heldChunk)) {
            return;
        }
        release();
        var store = file.acquireByteStore(owner, chunk * file.chunkSize());
        held = store;
        heldOf = file;
        heldChunk = chunk;
        advise(store);
    }

    /** Advises on a mapped chunk; again for one that was held, for the first of a file in time. */
    void advise(MappedBytesStore store) {
        if (calls != null) {
            calls.adviseRandom(store.addressForRead(store.start()), store.capacity() - store.start());
        }
    }

    /** Before the queue is closed. */
    synchronized void close() {
        closed = true;
        release();
    }

    /** The appender has its own hold by now. */
    private void release() {
        var store = held;
        held = null;
        heldOf = null;
        if (store != null) {
            store.release(owner);
        }
    }
}
