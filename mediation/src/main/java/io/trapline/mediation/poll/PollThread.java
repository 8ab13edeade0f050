package io.trapline.mediation.poll;

import io.trapline.agent.journal.Entry;
import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.Tail;
import io.trapline.agent.poll.AlarmTable;
import io.trapline.agent.poll.PortPoller;
import io.trapline.agent.poll.PortStatus;
import io.trapline.mediation.Change;
import io.trapline.mediation.codec.OutcomeCodec;
import io.trapline.mediation.turn.ThreadStop;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
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
    public interface Sink {

        /** What a device said of a port. */
        void polled(String alarmId, long asked, PollReply reply, String text) throws InterruptedException;

        /** What was in a device's table of active alarms. */
        void tableRead(long asked, TableReply reply, TableSeen seen) throws InterruptedException;
    }

    private final Journal outcomes;
    private final PortPoller poller;
    private final Sink sink;
    private final long from;
    private final Semaphore underWay = new Semaphore(UNDER_WAY_MAX);
    private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread = new Thread(this::run, "poller");
    private final PollCounts counts = new PollCounts();
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

    /** Answers so far, by what they were. Safe for any thread. */
    public PollCounts counts() {
        return counts;
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
            switch (change) {
                case Change.PollAsked port -> ask(port.address(), () -> ask(port, entry.number()));
                case Change.TableAsked table -> ask(table.address(), () -> ask(table, entry.number()));
                default -> {}
            }
        }
    }

    /** A question and the way of its answer into the journal. */
    @FunctionalInterface
    private interface Errand {
        void run() throws InterruptedException;
    }

    private void ask(String address, Errand errand) throws InterruptedException {
        underWay.acquire();
        waiting.execute(() -> {
            try {
                errand.run();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException ours) {
                LOG.error("A device was not asked by our own fault. device={}", address, ours);
            } finally {
                underWay.release();
            }
        });
    }

    private void ask(Change.PollAsked question, long asked) throws InterruptedException {
        PortStatus status = poller.ask(question.address(), question.ifIndex());
        PollReply reply = reply(question, status);
        counts.count("port", reply);
        sink.polled(question.alarmId(), asked, reply, text(question, status));
    }

    private void ask(Change.TableAsked question, long asked) throws InterruptedException {
        Set<String> resources = question.wanted().stream()
                .map(Change.TableAsked.Wanted::resource)
                .collect(Collectors.toUnmodifiableSet());
        AlarmTable table = poller.alarms(question.address(), resources);
        TableReply reply = TableSeen.reply(table);
        counts.count(table, reply);
        sink.tableRead(asked, reply, TableSeen.of(question, table));
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
