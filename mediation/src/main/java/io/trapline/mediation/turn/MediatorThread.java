package io.trapline.mediation.turn;

import io.trapline.agent.Intake;
import io.trapline.agent.RecordCodec;
import io.trapline.agent.journal.Appended;
import io.trapline.agent.journal.Entry;
import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.Tail;
import io.trapline.mediation.Input;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.codec.InputCodec;
import io.trapline.mediation.codec.OutcomeCodec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds the mediator from the input journal and writes its outcomes. Reads only what is durable, so
 * nobody is told of an input that a power cut could take back. Owns the state and the input tailer.
 */
public final class MediatorThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MediatorThread.class);
    private static final int BATCH_MAX = 256;
    private static final Duration NAP = Duration.ofMillis(200);

    private final Mediator mediator;
    private final State state;
    private final Journal inputs;
    private final Journal outcomes;
    private final Intake intake;
    private final Tally.Count count;
    private final Thread thread;
    private volatile Tally tally;
    private volatile long reached;
    private volatile boolean stopping;
    private long ticked;

    /** @param state recovered up to the newest outcome; belongs to this object from now on */
    public MediatorThread(Mediator mediator, State state, Journal inputs, Journal outcomes, Intake intake) {
        this.mediator = mediator;
        this.state = state;
        this.inputs = inputs;
        this.outcomes = outcomes;
        this.intake = intake;
        this.count = new Tally.Count(
                state.decided() + 1,
                state.tickets().pendingCount(),
                state.tickets().letters().count());
        this.tally = count.cut(state.tickets().pendingCount());
        this.reached = state.streamNanos();
        this.thread = new Thread(this::run, "mediator");
    }

    public void start() {
        thread.start();
    }

    /** The ledger's newest cut. Safe for any thread. */
    public Tally tally() {
        return tally;
    }

    /** Stream time in nanoseconds up to which everything is decided and its outcomes are written. Any thread. */
    public long reached() {
        return reached;
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
        try (Tail tail = inputs.tail(state.decided() + 1)) {
            while (!stopping) {
                if (!batch(tail)) {
                    inputs.awaitBeyond(state.decided(), NAP);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            if (!stopping) {
                LOG.error("The mediator stopped; messages are still journaled. decided={}", state.decided(), e);
            }
        }
    }

    /** Decides what is there, at most one batch; false when there was nothing. */
    private boolean batch(Tail tail) throws InterruptedException {
        int taken = 0;
        for (; taken < BATCH_MAX && !stopping; taken++) {
            Entry entry = tail.poll();
            if (entry == null) {
                break;
            }
            decide(entry);
        }
        if (taken > 0) {
            tally = count.cut(state.tickets().pendingCount());
            reached = state.streamNanos();
            if (state.reevaluationSize() > 0 && ticked <= state.decided()) {
                tickAtOnce();
            }
        }
        return taken > 0;
    }

    private void decide(Entry entry) throws InterruptedException {
        Input input = InputCodec.decode(RecordCodec.decode(entry));
        Outcome outcome = mediator.step(state, input);
        if (outcome != null) {
            write(outcome);
            report(outcome);
        }
        count.add(input, outcome);
    }

    /** Retries until the outcome is written: inputs wait in their journal meanwhile. */
    private void write(Outcome outcome) throws InterruptedException {
        byte[] document = OutcomeCodec.encode(outcome);
        var at = outcome.stamp();
        String held = "";
        while (true) {
            String why = refusal(outcomes.appendAt(at.number(), at.streamNanos(), at.wallNanos(), document));
            if (why == null) {
                break;
            }
            if (!why.equals(held)) {
                LOG.warn("Outcomes cannot be written; inputs wait in their journal. reason={}", why);
                held = why;
            }
            LockSupport.parkNanos(NAP.toNanos());
            if (Thread.interrupted() || stopping) {
                throw new InterruptedException();
            }
        }
        if (!held.isEmpty()) {
            LOG.info("Outcomes are written again. number={}", at.number());
        }
    }

    private static @Nullable String refusal(Appended appended) {
        return switch (appended) {
            case Appended.Written written -> null;
            case Appended.Full full -> full.detail();
            case Appended.Failed failed -> failed.detail();
        };
    }

    private static void report(Outcome outcome) {
        var note = outcome.note();
        if (note != null && note.reason().startsWith(Mediator.FAULT)) {
            LOG.error(
                    "A message could not be judged and is kept. number={} {}",
                    outcome.stamp().number(),
                    note.reason());
        }
    }

    private void tickAtOnce() {
        if (intake.accept(List.of(InputCodec.tick())) instanceof io.trapline.agent.Receipt.Journaled journaled) {
            ticked = journaled.last();
        }
    }
}
