package io.trapline.mediation.poll;

import io.trapline.agent.journal.Entry;
import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.Tail;
import io.trapline.agent.poll.PortPoller;
import io.trapline.agent.poll.PortStatus;
import io.trapline.mediation.Change;
import io.trapline.mediation.codec.OutcomeCodec;
import io.trapline.mediation.turn.ThreadStop;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks devices what the mediator wants asked, and has each answer journaled. Questions of earlier runs are
 * passed over: they are asked again when nobody answers them. One slow device keeps no other waiting, as long
 * as fewer than {@link #UNDER_WAY_MAX} are slow. Owns its thread and those that wait for answers.
 */
public final class PollThread implements AutoCloseable {

    /** So many questions wait for their answers at a time. */
    static final int UNDER_WAY_MAX = 64;

    private static final Logger LOG = LoggerFactory.getLogger(PollThread.class);
    private static final Duration NAP = Duration.ofMillis(200);

    /** Where answers go; returns when one is durable. */
    @FunctionalInterface
    public interface Sink {
        void polled(String alarmId, long asked, PollReply reply, String text) throws InterruptedException;
    }

    private final Journal outcomes;
    private final PortPoller poller;
    private final Sink sink;
    private final long from;
    private final Semaphore underWay = new Semaphore(UNDER_WAY_MAX);
    private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread = new Thread(this::run, "poller");
    private volatile boolean stopping;

    /** @param from number of the first outcome whose questions are asked */
    public PollThread(Journal outcomes, long from, PortPoller poller, Sink sink) {
        this.outcomes = outcomes;
        this.from = from;
        this.poller = poller;
        this.sink = sink;
    }

    public void start() {
        thread.start();
    }

    /** True when the thread is no more though nobody closed it. Safe for any thread. */
    public boolean ended() {
        return !stopping && thread.getState() == Thread.State.TERMINATED;
    }

    private void run() {
        long read = from - 1;
        try (Tail tail = outcomes.tail(from)) {
            while (!stopping) {
                Entry entry = tail.poll();
                if (entry == null) {
                    outcomes.awaitBeyond(read, NAP);
                } else {
                    read = entry.number();
                    ask(entry);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.error("No device is asked any more; alarms in doubt stay so. read={}", read, e);
            }
        }
    }

    private void ask(Entry entry) throws InterruptedException {
        for (Change change : OutcomeCodec.decode(entry.payload()).changes()) {
            if (change instanceof Change.PollAsked question) {
                underWay.acquire();
                waiting.execute(() -> ask(question, entry.number()));
            }
        }
    }

    private void ask(Change.PollAsked question, long asked) {
        try {
            PortStatus status = poller.ask(question.address(), question.ifIndex());
            sink.polled(question.alarmId(), asked, reply(question, status), text(question, status));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException ours) {
            LOG.error("A device was not asked by our own fault. alarm={}", question.alarmId(), ours);
        } finally {
            underWay.release();
        }
    }

    /** Indexes may change when a device is started anew: a port by another name is another port. */
    static PollReply reply(Change.PollAsked question, PortStatus status) {
        return status instanceof PortStatus.Seen seen && known(question, seen)
                ? PollReply.ofOperStatus(seen.operStatus())
                : PollReply.NONE;
    }

    private static boolean known(Change.PollAsked question, PortStatus.Seen seen) {
        return question.names().isEmpty()
                || question.names().stream()
                        .anyMatch(name -> seen.names().stream().anyMatch(name::equalsIgnoreCase));
    }

    private static String text(Change.PollAsked question, PortStatus status) {
        String at = question.address() + ": ";
        return at
                + switch (status) {
                    case PortStatus.Seen seen
                    when !known(question, seen) ->
                        "ifIndex %d is %s now, expected %s"
                                .formatted(
                                        question.ifIndex(),
                                        String.join(" or ", seen.names()),
                                        String.join(" or ", question.names()));
                    case PortStatus.Seen seen ->
                        "ifOperStatus.%d is %d".formatted(question.ifIndex(), seen.operStatus());
                    case PortStatus.Silent silent -> "no answer";
                    case PortStatus.Useless(String why) -> why;
                };
    }

    @Override
    public void close() {
        stopping = true;
        ThreadStop.of(thread);
        waiting.shutdownNow();
    }
}
