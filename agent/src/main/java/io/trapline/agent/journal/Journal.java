package io.trapline.agent.journal;

import java.time.Duration;
import java.util.List;

/**
 * An append-only sequence of numbered records. Appending is safe from any thread (one short lock
 * assigns number and time); each {@link Tail} belongs to one thread.
 *
 * <p>A record is <em>durable</em> when its file was forced and the record was read back with the
 * right number and checksum. A journal opened without syncing treats a written record as durable.
 */
public interface Journal extends AutoCloseable {

    /**
     * Appends {@code payloads} with the next numbers and the present stream and wall time, as one
     * document (a batch too large for one document is cut into several). When a later part cannot be
     * written the answer is {@link Appended.Written} for the part that was: callers compare
     * {@code last - first + 1} with what they gave.
     */
    Appended append(List<byte[]> payloads);

    /**
     * Appends one record under a number and times that are given (the outcome journal: the number
     * of the input it belongs to). The number must be above {@link #last()}.
     */
    Appended appendAt(long number, long streamNanos, long wallNanos, byte[] payload);

    /** A reader that starts at the first record whose number is at least {@code from}; durable records only. */
    Tail tail(long from);

    /** Number of the oldest record kept, or {@code last() + 1} when there is none. */
    long first();

    /** Number of the newest record written, or the number before the first to come. */
    long last();

    /** Everything up to and including this number is durable. */
    long durable();

    /** Runs {@code action} on the committer thread once {@code durable() >= number}; at once if so already. */
    void whenDurable(long number, Runnable action);

    /** Waits until {@code durable() > number} or the time is up; true when there is something beyond. */
    boolean awaitBeyond(long number, Duration atMost) throws InterruptedException;

    /** Deletes whole roll files in which every number is below {@code firstNeeded}. */
    void retain(long firstNeeded);

    JournalStatus status();

    /** Makes everything durable that was written, then closes. Idempotent. */
    @Override
    void close();
}
