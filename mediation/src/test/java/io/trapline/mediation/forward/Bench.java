package io.trapline.mediation.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A forwarder between a list of works and a list of reports, in simulated time. */
final class Bench implements WorkSource, ReportSink {

    static final ForwarderPolicy POLICY =
            ForwarderPolicy.of(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(30));

    final SimulatedTime time = new SimulatedTime();
    final ScriptedDesk desk = new ScriptedDesk(time);
    final List<ForwarderStatus> seen = new ArrayList<>();
    private final List<TicketWork> works;
    private final List<Report> reports = new ArrayList<>();
    private final CountDownLatch done;
    private Predicate<TicketWork> fresh = work -> true;
    private Predicate<Report> failingSink = report -> false;
    private ForwarderPolicy policy = POLICY;
    private CrashPoint crash = CrashPoint.NONE;
    private @Nullable Forwarder forwarder;
    private int next;

    Bench(TicketWork... works) {
        this.works = List.of(works);
        this.done = new CountDownLatch(works.length);
    }

    Bench restarted() {
        fresh = work -> false;
        return this;
    }

    Bench with(ForwarderPolicy other) {
        policy = other;
        return this;
    }

    Bench with(CrashPoint other) {
        crash = other;
        return this;
    }

    Bench sinkFailsOnceFor(long seq) {
        var failed = new ArrayList<Long>();
        failingSink = report -> report.seq() == seq && failed.isEmpty() && failed.add(seq);
        return this;
    }

    /** Runs until each work is reported; the status afterwards. */
    ForwarderStatus run() throws InterruptedException {
        var seams = new Forwarder.Seams(time, new Random(7), (place, work) -> {
            status().ifPresent(seen::add);
            crash.reached(place, work);
        });
        try (var running = new Forwarder(new Forwarder.Route("desk", desk, policy), this, this, seams)) {
            forwarder = running;
            running.start();
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
            running.close();
            return running.status();
        }
    }

    List<Report> reports() {
        return reports;
    }

    @Override
    public @Nullable TicketWork next(Duration atMost) throws InterruptedException {
        if (next < works.size()) {
            return works.get(next++);
        }
        new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS);
        return null;
    }

    @Override
    public boolean fresh(TicketWork work) {
        return fresh.test(work);
    }

    @Override
    public void report(Report report) {
        if (failingSink.test(report)) {
            throw new IllegalStateException("the sink is broken");
        }
        reports.add(report);
        done.countDown();
    }

    private Optional<ForwarderStatus> status() {
        return Optional.ofNullable(forwarder).map(Forwarder::status);
    }
}
