package io.trapline.mediation.forward;

import io.trapline.mediation.forward.CrashPoint.Place;
import io.trapline.mediation.forward.Delivery.Accepted;
import io.trapline.mediation.forward.Delivery.Cause;
import io.trapline.mediation.forward.Delivery.Deferred;
import io.trapline.mediation.forward.Delivery.Refused;
import io.trapline.mediation.forward.Delivery.Unknown;
import io.trapline.mediation.forward.ForwarderStatus.State;
import io.trapline.mediation.forward.TicketWork.Action;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the work of one destination there, in order and one at a time: the next is taken only
 * after the report of the one before is durable. What may have been sent before, by an attempt with
 * an unknown end or by an earlier process, is looked up by its key before it is sent again.
 *
 * <p>Never drops a work: each ends DELIVERED or PARKED. A dead destination holds up its own work
 * only. Has one thread of its own; {@link #status()} may be asked by any.
 */
public final class Forwarder implements AutoCloseable {

    /** Where it goes, by what, and how patiently. The desk is closed with the forwarder. */
    public record Route(String destination, TicketDesk desk, ForwarderPolicy policy) {}

    /** What a test may want to hold in its hand. */
    public record Seams(Timekeeper time, RandomGenerator random, CrashPoint crash) {

        public static Seams system() {
            return new Seams(Timekeeper.system(), RandomGenerator.getDefault(), CrashPoint.NONE);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);

    /** How long a stop may be noticed late while there is no work. */
    private static final Duration POLL = Duration.ofMillis(200);

    /** A request under way gets so long to be answered when we stop: its answer saves a look-up. */
    private static final Duration STOP_GRACE = Duration.ofSeconds(2);

    private final Route route;
    private final WorkSource source;
    private final ReportSink sink;
    private final Seams seams;
    private final Health health;
    private final Circuit circuit;
    private final KnownReferences references = new KnownReferences();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private final long constructed;
    private @Nullable TicketWork held;
    private boolean broken;

    public Forwarder(Route route, WorkSource source, ReportSink sink, Seams seams) {
        this.route = route;
        this.source = source;
        this.sink = sink;
        this.seams = seams;
        this.constructed = seams.time().nanos();
        this.health = new Health(route.destination(), seams.time());
        this.circuit = new Circuit(route.policy(), seams.random(), constructed);
        this.thread = new Thread(this::run, "forwarder-" + route.destination());
    }

    public void start() {
        thread.start();
    }

    /** The latest; any thread. */
    public ForwarderStatus status() {
        return health.status();
    }

    /** True when the thread is no more though nobody closed it. Any thread. */
    public boolean ended() {
        return !stopping() && thread.getState() == Thread.State.TERMINATED;
    }

    /** Stops after the request under way, or without its answer when that takes long. Nothing is lost either way. */
    @Override
    public void close() {
        stop.countDown();
        try {
            if (thread.isAlive() && !thread.join(STOP_GRACE)) {
                thread.interrupt();
                if (!thread.join(STOP_GRACE)) {
                    LOG.error("A forwarder does not stop. destination={}", route.destination());
                }
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        route.desk().close();
    }

    private void run() {
        while (!stopping()) {
            try {
                turn();
            } catch (InterruptedException e) {
                // Only close() interrupts. The work in hand is not reported: the next process looks it up.
                return;
            } catch (RuntimeException e) {
                broken = true;
                LOG.error(
                        "A forwarder failed by our own fault and begins again. destination={}", route.destination(), e);
                health.failed(
                        State.RETRYING, ForwarderStatus.OWN_FAULT + e.getClass().getSimpleName());
                circuit.failed(new Unknown("", null), seams.time().nanos());
            } catch (Error e) {
                health.failed(
                        State.PAUSED,
                        ForwarderStatus.OWN_FAULT + "stopped until a restart by "
                                + e.getClass().getSimpleName());
                throw e;
            }
        }
    }

    private void turn() throws InterruptedException {
        if (held == null) {
            held = source.next(POLL);
        }
        TicketWork work = held;
        if (work == null) {
            return;
        }
        boolean doubt = broken || !source.fresh(work);
        if (doubt && !broken && work.action() == Action.OPEN) {
            awaitSettled();
        }
        Report report = carry(work, new Errand(work, route.desk(), references.of(work), doubt));
        if (report == null) {
            return;
        }
        sink.report(report);
        ended(work, report);
        held = null;
        broken = false;
        seams.crash().reached(Place.AFTER_REPORT, work);
    }

    /** Tries until it has ended; null when we stop before. */
    private @Nullable Report carry(TicketWork work, Errand errand) throws InterruptedException {
        long began = seams.time().nanos();
        while (awaitTurn()) {
            seams.crash().reached(Place.BEFORE_SEND, work);
            int before = errand.requests();
            Delivery delivery = errand.attempt();
            seams.crash().reached(Place.AFTER_ANSWER, work);
            health.requested(errand.requests() - before);
            if (delivery instanceof Accepted || delivery instanceof Refused) {
                circuit.answered();
                health.answered();
            }
            Report report = switch (delivery) {
                case Accepted accepted -> delivered(work, accepted.reference());
                case Refused refused -> parked(work, refused.reason() + doubt(work, errand));
                case Deferred deferred -> failed(deferred);
                case Unknown unknown -> failed(unknown);
            };
            if (report == null && seams.time().nanos() - began >= giveUpAfter()) {
                report = givenUp(work, errand);
            }
            if (report != null) {
                return report;
            }
        }
        return null;
    }

    private static Report delivered(TicketWork work, String reference) {
        return new Report(work.destination(), work.seq(), work.key(), Report.End.DELIVERED, reference, "");
    }

    private static Report parked(TicketWork work, String reason) {
        return new Report(work.destination(), work.seq(), work.key(), Report.End.PARKED, work.reference(), reason);
    }

    private @Nullable Report failed(Deferred deferred) {
        circuit.failed(deferred, seams.time().nanos());
        health.failed(deferred.cause() == Cause.FORBIDDEN ? State.PAUSED : State.RETRYING, deferred.reason());
        return null;
    }

    private @Nullable Report failed(Unknown unknown) {
        circuit.failed(unknown, seams.time().nanos());
        health.failed(State.RETRYING, unknown.reason());
        return null;
    }

    private Report givenUp(TicketWork work, Errand errand) {
        String last = String.valueOf(health.status().lastError());
        return parked(work, "Given up after " + route.policy().giveUpAfterText() + ": " + last + doubt(work, errand));
    }

    private static String doubt(TicketWork work, Errand errand) {
        return work.action() == Action.OPEN && errand.doubt()
                ? " The desk may have it: look there before you send it again."
                : "";
    }

    /** After the report is durable, so that nothing counts twice. */
    private void ended(TicketWork work, Report report) {
        String reference = report.reference();
        if (report.end() == Report.End.PARKED) {
            health.parked(work, report.detail());
        } else if (work.action() == Action.RESOLVE || reference == null) {
            health.delivered();
            references.forget(work.key());
        } else {
            health.delivered();
            references.remember(work.key(), reference);
        }
    }

    private void awaitSettled() throws InterruptedException {
        Duration rest = route.policy().settle().minusNanos(seams.time().nanos() - constructed);
        if (rest.isPositive()) {
            seams.time().pause(rest, stop);
        }
    }

    /** Waits until the next request may go out; false when we stop before. */
    private boolean awaitTurn() throws InterruptedException {
        while (!stopping()) {
            Duration wait = circuit.untilNext(seams.time().nanos());
            if (!wait.isPositive()) {
                return true;
            }
            seams.time().pause(wait, stop);
        }
        return false;
    }

    private long giveUpAfter() {
        return route.policy().giveUpAfter().toNanos();
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }
}
