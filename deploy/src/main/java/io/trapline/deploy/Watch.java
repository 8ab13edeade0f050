package io.trapline.deploy;

import io.trapline.agent.journal.Journal;
import io.trapline.mediation.board.Vitals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks five times a second at what Trapline cannot do without, and publishes it for readiness, pages
 * and metrics. A thread that has ended never comes back by itself: what it did is done no more, while
 * messages are still journaled. So that is shown for a while and then the process ends in order with
 * an {@link Exit} code, for the service manager to start it again. Owns its thread; parts are added
 * before the start.
 */
final class Watch implements Supplier<Vitals>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long LOOK_MILLIS = 200;

    /** Long enough for whoever asks twice a minute or looks at the page to see why. */
    private static final Duration SHOWN = Duration.ofSeconds(10);

    /** A thread, and the code the process ends with when the thread has. */
    private record Watched(BooleanSupplier ended, int exit) {}

    private final Map<String, Watched> threads = new LinkedHashMap<>();
    private final Map<String, Journal> journals = new LinkedHashMap<>();
    private final List<Supplier<List<Vitals.Part>>> others = new ArrayList<>();
    private Supplier<List<Vitals.Asked>> asked = List::of;
    private final IntConsumer broken;
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("watch").unstarted(task));
    private volatile Vitals vitals = Vitals.NONE;
    private boolean told;

    /** @param broken is told the exit code, once */
    Watch(IntConsumer broken) {
        this.broken = broken;
    }

    Watch thread(String name, BooleanSupplier ended) {
        threads.put(name, new Watched(ended, Exit.SOFTWARE));
        return this;
    }

    Watch journal(String name, Journal journal) {
        journals.put(name, journal);
        threads.put(name + " journal", new Watched(() -> !journal.status().running(), Exit.JOURNAL));
        return this;
    }

    /** Parts that mend themselves or do without. */
    Watch others(Supplier<List<Vitals.Part>> parts) {
        others.add(parts);
        return this;
    }

    /** Whoever asks devices, and what came of it. */
    Watch asking(Supplier<List<Vitals.Asked>> counts) {
        asked = counts;
        return this;
    }

    void start() {
        look();
        var unused = beat.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public Vitals get() {
        return vitals;
    }

    private void look() {
        try {
            var parts = new ArrayList<Vitals.Part>();
            threads.forEach((name, watched) -> parts.add(part(name, watched)));
            var views = new ArrayList<Vitals.JournalView>();
            journals.forEach((name, journal) -> {
                var status = journal.status();
                parts.add(new Vitals.Part(name + " disk", true, Shortage.sentence(name, status)));
                views.add(new Vitals.JournalView(
                        name,
                        status.braked(),
                        status.allocatedBytes(),
                        status.usableBytes(),
                        status.retired(),
                        status.damaged()));
            });
            others.forEach(supplier -> parts.addAll(supplier.get()));
            vitals = new Vitals(List.copyOf(parts), List.copyOf(views), asked.get());
        } catch (RuntimeException | Error e) {
            LOG.error("Trapline could not look at itself; it tries again.", e);
        }
    }

    private Vitals.Part part(String name, Watched watched) {
        if (!watched.ended().getAsBoolean()) {
            return new Vitals.Part(name, true, "");
        }
        if (!told) {
            told = true;
            LOG.error(
                    "A part has ended by a fault of ours; Trapline ends too, to be started again. part={} exit={}",
                    name,
                    watched.exit());
            var unused = beat.schedule(() -> broken.accept(watched.exit()), SHOWN.toMillis(), TimeUnit.MILLISECONDS);
        }
        return new Vitals.Part(
                name,
                true,
                "The %s has ended by a fault of ours. Trapline ends with code %d in %d s, to be started again."
                        .formatted(name, watched.exit(), SHOWN.toSeconds()));
    }

    @Override
    public void close() {
        beat.shutdownNow();
    }
}
