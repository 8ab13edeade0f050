package io.trapline.enrichment.bss;

import io.trapline.enrichment.InventorySwitch;
import io.trapline.enrichment.inventory.Changes;
import io.trapline.enrichment.inventory.Delta;
import io.trapline.enrichment.inventory.InventoryStore;
import io.trapline.enrichment.inventory.NeedsFullReadException;
import io.trapline.enrichment.inventory.PackedInventory;
import io.trapline.enrichment.inventory.Splice;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One read of the whole BSS, on a thread of its own, so that changes by key need not wait for it. What it
 * brings is built, warm, written, compared and has what was changed meanwhile, but is not in use: that is the
 * inventory thread's word, and quick.
 */
final class WholeRead {

    private static final Logger LOG = LoggerFactory.getLogger(WholeRead.class);

    private final BssReader reader;
    private final InventoryStore store;
    private final Predicate<PackedInventory> wanted;
    private final @Nullable PackedInventory base;
    private final Beside beside;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final FutureTask<Brought> task = new FutureTask<>(this::work);
    private final Thread thread =
            Thread.ofPlatform().name("inventory-read").daemon().unstarted(task);
    private boolean reading;
    private boolean brokenOff;

    /**
     * What a read brings.
     *
     * @param next the whole with the first {@code spliced} changes beside it; null when nothing was read, or these
     *     do not fit
     * @param changes from what was in use when it began to the whole; null when that is not known
     */
    record Brought(
            Reading reading,
            @Nullable PackedInventory next,
            int spliced,
            @Nullable InventorySwitch changes) {}

    /**
     * @param wanted whether a version will be taken into use; asked on the thread of the read
     * @param base the version in use; null for none
     */
    WholeRead(
            BssReader reader,
            InventoryStore store,
            Predicate<PackedInventory> wanted,
            @Nullable PackedInventory base,
            Beside beside) {
        this.reader = reader;
        this.store = store;
        this.wanted = wanted;
        this.base = base;
        this.beside = beside;
    }

    void start() {
        thread.start();
    }

    private Brought work() {
        Reading result = read();
        if (!(result instanceof Reading.Complete(var whole, var remarks)) || isBrokenOff() || !wanted.test(whole)) {
            return new Brought(result, null, 0, null);
        }
        whole.prepare(null, List.of());
        try {
            store.write(whole);
        } catch (IOException disk) {
            // It is tried again, and said, when the version is to be used.
            LOG.debug("A version could not be written. version={}", whole.version(), disk);
        }
        InventorySwitch changes = base == null ? null : Changes.between(base, whole);
        int count = beside.size();
        return new Brought(result, count == 0 ? whole : spliced(whole, beside.between(0, count)), count, changes);
    }

    private static @Nullable PackedInventory spliced(PackedInventory whole, Delta newer) {
        try {
            PackedInventory next = Splice.apply(whole, newer, whole.takenAt());
            InventorySwitch by = Changes.by(newer, whole, next);
            next.prepare(by.everything() ? null : whole, by.changedResources());
            return next;
        } catch (NeedsFullReadException apart) {
            return null;
        }
    }

    /** Only this may be interrupted. */
    private Reading read() {
        synchronized (this) {
            reading = !brokenOff;
        }
        try {
            return isBrokenOff() ? new Reading.Down("Trapline stops.") : reader.read(begun::countDown);
        } finally {
            synchronized (this) {
                reading = false;
                brokenOff |= Thread.interrupted();
            }
            begun.countDown();
        }
    }

    private synchronized boolean isBrokenOff() {
        return brokenOff;
    }

    /** Ends the read, from any thread; work on files is brought to its end. */
    synchronized void breakOff() {
        brokenOff = true;
        if (reading) {
            thread.interrupt();
        }
    }

    /** Until what is read from elsewhere is as new as what this brings, or it has failed. */
    void awaitSnapshot() {
        uninterrupted(() -> {
            begun.await();
            return true;
        });
    }

    /** True when it has come to its end. */
    boolean await(Duration atMost) {
        return uninterrupted(() -> {
            try {
                task.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException notYet) {
                return false;
            } catch (ExecutionException failed) {
                return true;
            }
        });
    }

    boolean isDone() {
        return task.isDone();
    }

    /** Waits for the end. What was our own fault is thrown again. */
    Brought result() {
        return uninterrupted(() -> {
            try {
                return task.get();
            } catch (ExecutionException failed) {
                Throwable ours = failed.getCause();
                if (ours instanceof Error error) {
                    throw error;
                }
                throw ours instanceof RuntimeException known ? known : new IllegalStateException(ours);
            }
        });
    }

    private interface Waiting<T> {
        T end() throws InterruptedException;
    }

    /** An interrupt that came for this wait is kept for later. */
    private static <T> T uninterrupted(Waiting<T> waiting) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return waiting.end();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
