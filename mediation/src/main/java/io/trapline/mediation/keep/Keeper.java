package io.trapline.mediation.keep;

import io.trapline.agent.journal.Journal;
import io.trapline.mediation.board.BoardThread;
import io.trapline.mediation.turn.ThreadStop;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a state snapshot every minute in which something was decided, and once more at an orderly
 * stop; afterwards lets the journals drop what nobody needs any more. Owns its thread.
 *
 * <p>Input is needed from the oldest kept snapshot on (outcomes behind it can be made again from
 * there), outcomes from there or from the oldest work not answered for, both from the oldest record
 * that is not in a destination's file yet.
 */
public final class Keeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    /** The board answers between two batches; one that does not must not hold up a stop. */
    private static final long ANSWER_SECONDS = 5;

    private final SnapshotFolder folder;
    private final BoardThread boards;
    private final Journal inputs;
    private final Journal outcomes;
    private final long keepBytes;
    private final long everySeconds;
    private final LongSupplier filesNeed;
    private final Thread thread = new Thread(this::run, "keeper");
    private volatile boolean stopping;
    private long written;
    private String trouble = "";

    /**
     * @param keepBytes allocated size of a journal above which records that nobody needs go
     * @param filesNeed number of the oldest record that a destination's file does not have for sure
     */
    public Keeper(
            SnapshotFolder folder,
            BoardThread boards,
            Journal inputs,
            Journal outcomes,
            long keepBytes,
            long everySeconds,
            LongSupplier filesNeed) {
        this.folder = folder;
        this.boards = boards;
        this.inputs = inputs;
        this.outcomes = outcomes;
        this.keepBytes = keepBytes;
        this.everySeconds = everySeconds;
        this.filesNeed = filesNeed;
    }

    public void start() {
        thread.start();
    }

    /** Writes the last snapshot; the board thread must still run. */
    @Override
    public void close() {
        abandon();
        try {
            keep();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends without a last snapshot: the next start replays more. */
    public void abandon() {
        stopping = true;
        ThreadStop.of(thread);
    }

    /** True when the thread is no more though nobody closed it. Safe for any thread. */
    public boolean ended() {
        return !stopping && thread.getState() == Thread.State.TERMINATED;
    }

    private void run() {
        while (!stopping) {
            try {
                TimeUnit.SECONDS.sleep(everySeconds);
                keep();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Error e) {
                LOG.error("The keeper failed by our own fault and goes on.", e);
            }
        }
    }

    private void keep() throws InterruptedException {
        try {
            Snapshot snapshot = boards.snapshot().get(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (snapshot.number() > written) {
                folder.write(snapshot);
                written = snapshot.number();
                long oldest = Math.min(folder.oldest() + 1, filesNeed.getAsLong());
                retain(inputs, oldest);
                retain(outcomes, Math.min(oldest, snapshot.firstPending()));
            }
            if (!trouble.isEmpty()) {
                LOG.info("State snapshots are written again. number={}", written);
                trouble = "";
            }
        } catch (IOException | ExecutionException | java.util.concurrent.TimeoutException | RuntimeException e) {
            if (!trouble.equals(e.toString())) {
                trouble = e.toString();
                LOG.warn("No state snapshot could be written; a restart takes longer. reason={}", trouble);
            }
        }
    }

    private void retain(Journal journal, long firstNeeded) {
        if (journal.status().allocatedBytes() > keepBytes) {
            journal.retain(firstNeeded);
        }
    }
}
