package io.trapline.mediation.impact;

import java.io.IOException;
import java.util.function.Consumer;

/** Keeps the turns of services over restarts, in the order of the outcomes. Owned by one thread. */
public interface OutageStore extends AutoCloseable {

    /** Hands over all blocks that are whole, oldest first, and goes on behind the last. Called once, first. */
    void read(Consumer<OutageBlock> blocks) throws IOException;

    /** Number of the newest outcome with a block in here; 0 when there is none. */
    long last();

    /**
     * Appends a block; after an exception nothing of it is there.
     *
     * @param now stream time
     */
    void append(OutageBlock block, long now) throws IOException;

    /** What was appended outlives a power cut. */
    void force() throws IOException;

    @Override
    void close() throws IOException;
}
