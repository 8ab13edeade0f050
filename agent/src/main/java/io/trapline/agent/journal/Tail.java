package io.trapline.agent.journal;

import org.jspecify.annotations.Nullable;

/** A forward reader of a {@link Journal}, owned by the thread that made it. */
public interface Tail extends AutoCloseable {

    /** The next durable record, or null when there is none yet. Damaged stretches are skipped and counted in the status. */
    @Nullable
    Entry poll();

    @Override
    void close();
}
