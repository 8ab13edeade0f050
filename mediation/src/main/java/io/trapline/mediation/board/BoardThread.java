package io.trapline.mediation.board;

import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.Tail;
import io.trapline.enrichment.InventoryShelf;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.exclusion.ExclusionBook;
import io.trapline.mediation.impact.Outages;
import io.trapline.mediation.keep.Snapshot;
import io.trapline.mediation.turn.State;
import io.trapline.mediation.turn.ThreadStop;
import io.trapline.mediation.worklist.DecisionBook;
import io.trapline.mediation.worklist.UnmatchedBook;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the outcome journal and publishes boards, at most ten a second and one a second while
 * nothing happens. Owns its own copy of the state, evolved by the same outcomes.
 */
public final class BoardThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BoardThread.class);
    private static final long PAUSE = Duration.ofMillis(100).toNanos();

    /** With the second that pages gather changes for, what happens is on a page within a second and a half. */
    private static final long PAUSE_MAX = Duration.ofMillis(500).toNanos();

    /** So many times what a board costs passes until the next. */
    private static final int PAUSE_SHARE = 20;

    /** What comes in the moment after the first outcome is on the same board. */
    private static final long GATHER = Duration.ofMillis(20).toNanos();

    private static final Duration IDLE = Duration.ofSeconds(1);

    private final Reflection reflection;
    private final Journal outcomes;
    private final Outages outages;
    private final CopyOnWriteArrayList<Consumer<Board>> listeners = new CopyOnWriteArrayList<>();
    private final SnapshotQueue snapshots;
    private final Thread thread;
    private volatile Board board;
    private volatile boolean stopping;
    private long notBefore = System.nanoTime();

    /** @param state of a snapshot; belongs to this object from now on and is brought up to date here */
    public BoardThread(
            State state, Journal outcomes, InventoryShelf shelf, Outages outages, Surroundings surroundings) {
        this.reflection = new Reflection(state, outcomes, shelf, outages, surroundings);
        this.snapshots = new SnapshotQueue(reflection.state(), reflection.feed(), surroundings.ear());
        this.outcomes = outcomes;
        this.outages = outages;
        this.thread = new Thread(this::run, "board");
        this.board = reflection.build();
    }

    public void start() {
        thread.start();
    }

    /** The newest board. Safe for any thread. */
    public Board board() {
        return board;
    }

    /** Every board published from now on, on the board thread. */
    AutoCloseable onBoard(Consumer<Board> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Only for what is safe for any thread. */
    Outages outages() {
        return outages;
    }

    EventRing events() {
        return reflection.events;
    }

    /** What people decided about words. Never changed. Safe for any thread. */
    DecisionBook decisions() {
        return reflection.decisions;
    }

    UnmatchedBook unmatched() {
        return reflection.state().unmatched();
    }

    /** An alarm that is open or was cleared lately. Safe for any thread. */
    Optional<Alarm> alarm(String alarmId) {
        return Optional.ofNullable(reflection.known.get(alarmId));
    }

    /** Any thread. */
    ComplaintsView complaints() {
        return reflection.complaints.view();
    }

    /** Any thread. */
    List<About.Named> scoreWeights() {
        return reflection.weights();
    }

    /** Any thread. */
    TasksView tasks() {
        return reflection.tasks;
    }

    WindowRows windows() {
        return reflection.windows;
    }

    /** Alarms that are open or were cleared lately. Safe for any thread. */
    Collection<Alarm> known() {
        return reflection.known.values();
    }

    /** Who is not affected by which alarm, as people said. */
    List<ExclusionBook.Kept> exclusions() {
        return reflection.exclusions;
    }

    /** What people did and said about an alarm or {@code customer/} and an id. Safe for any thread. */
    List<Deed> deeds(String subject) {
        return reflection.deeds.getOrDefault(subject, List.of());
    }

    /** The state as of one outcome, taken between two batches on the board thread. */
    public CompletableFuture<Snapshot> snapshot() {
        return snapshots.ask();
    }

    /** True when the thread is no more though nobody closed it. Safe for any thread. */
    public boolean ended() {
        return !stopping && thread.getState() == Thread.State.TERMINATED;
    }

    @Override
    public void close() {
        stopping = true;
        ThreadStop.of(thread);
    }

    private void run() {
        try (Tail tail = outcomes.tail(reflection.state().decided() + 1)) {
            while (!stopping) {
                boolean more = reflection.follow(tail);
                reflection.feed().write();
                if (!more || System.nanoTime() - notBefore >= 0) {
                    publish();
                }
                snapshots.serve();
                if (!more) {
                    awaitNews();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            if (!stopping) {
                LOG.error(
                        "The board stopped; pages show what it last knew. decided={}",
                        reflection.state().decided(),
                        e);
            }
        }
    }

    /**
     * A board of 10,000 customers costs more to make than one of ten: the next one waits accordingly, from
     * when this one was made and not from when the news came.
     */
    private void awaitNews() throws InterruptedException {
        outcomes.awaitBeyond(reflection.state().decided(), IDLE);
        TimeUnit.NANOSECONDS.sleep(Math.max(GATHER, notBefore - System.nanoTime()));
    }

    private void publish() {
        long began = System.nanoTime();
        board = reflection.build();
        for (Consumer<Board> listener : listeners) {
            listener.accept(board);
        }
        long done = System.nanoTime();
        notBefore = done + Math.clamp((done - began) * PAUSE_SHARE, PAUSE, PAUSE_MAX);
    }
}
