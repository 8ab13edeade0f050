package io.trapline.enrichment.bss;

import com.zaxxer.hikari.HikariDataSource;
import io.trapline.config.Settings;
import io.trapline.enrichment.BssStatus;
import io.trapline.enrichment.BssStatus.State;
import io.trapline.enrichment.InventorySwitch;
import io.trapline.enrichment.inventory.Changes;
import io.trapline.enrichment.inventory.Delta;
import io.trapline.enrichment.inventory.InventoryStore;
import io.trapline.enrichment.inventory.NeedsFullReadException;
import io.trapline.enrichment.inventory.PackedInventory;
import io.trapline.enrichment.inventory.Splice;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of the thread {@code inventory}: read, judge, store, tell, wait. Waits for the refresh, for
 * a notice of the BSS, or, after a failure, for a growing pause. Changes by key are taken while it waits, and
 * while a long {@link WholeRead} runs; then that brings the older word, and they are spliced into it.
 */
final class BssLoop implements Runnable {

    private static final Duration PAUSE_MIN = Duration.ofMillis(500);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(5);
    private static final Duration TELL_AGAIN = Duration.ofSeconds(1);
    private static final Duration GLANCE = Duration.ofMillis(250);

    /** So long the BSS rests at least after a read, whatever it says... */
    private static final Duration REST_MIN = Duration.ofMillis(200);

    /** ...and after a read that took longer than this... */
    private static final Duration QUICK_READ = Duration.ofSeconds(2);

    /** ...so many times as long as the read took. */
    private static final int REST_TIMES = 4;

    /** A read of the whole that is over by then needs nobody to look after changes beside it. */
    private static final Duration SHORT_READ = Duration.ofMillis(300);

    private static final Logger LOG = LoggerFactory.getLogger(BssLoop.class);

    private final Settings.Bss settings;
    private final InventoryStore store;
    private final Switches switches;
    private final StatusBoard board;
    private final BssReader reader;
    private final RowBand band;
    private final Complaint complaint;
    private final RefreshDoor refreshes;
    private final DeltaReader deltas;
    private final ChangeEar ear;

    private volatile @Nullable PackedInventory current;
    private Instant readAt = Instant.EPOCH;
    private Duration pause = Duration.ZERO;
    private Duration rest = REST_MIN;
    private boolean outdated;

    private final Object phase = new Object();
    private @Nullable Thread reading;
    private @Nullable WholeRead wholeRead;
    private volatile boolean ended;

    BssLoop(Settings.Bss settings, HikariDataSource pool, InventoryStore store, Switches switches, StatusBoard board) {
        this.settings = settings;
        this.store = store;
        this.switches = switches;
        this.board = board;
        this.reader = new BssReader(settings, pool, board.clock());
        this.band = new RowBand(settings.shrinkPercentMax());
        this.complaint = new Complaint(settings.url(), settings.user(), settings.password());
        this.deltas = new DeltaReader(settings, pool);
        this.refreshes = new RefreshDoor(store.folder());
        this.ear = new ChangeEar(settings, pool, refreshes);
    }

    boolean isEnded() {
        return ended;
    }

    BssStatus status() {
        return board.status();
    }

    /** Any thread. Only a read may be interrupted: file and journal work must not be. */
    void end() {
        synchronized (phase) {
            ended = true;
            if (reading != null) {
                reading.interrupt();
            }
            if (wholeRead != null) {
                wholeRead.breakOff();
            }
        }
    }

    @Override
    public void run() {
        store.last().ifPresent(last -> {
            last.prepare(null, List.of());
            use(last, store.readAt(last));
        });
        while (!ended) {
            try {
                turn();
            } catch (RuntimeException | Error ours) {
                LOG.error("Reading the BSS failed inside Trapline.", ours);
                board.report(State.REFUSED, "Reading the BSS failed inside Trapline: " + ours + ".");
                failed();
                sleep(pause);
            }
        }
        store.settle();
        ear.close();
    }

    private void turn() {
        long began = System.nanoTime();
        refreshes.take();
        // Listening comes first: what changes during the read is noticed.
        Reading.Down away = inReadingPhase(ear::open);
        Beside beside = new Beside();
        WholeRead.Brought brought =
                away != null || ended ? new WholeRead.Brought(deafened(away), null, 0, null) : whole(beside);
        if (ended) {
            return;
        }
        judge(brought, beside);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        rest = took.compareTo(QUICK_READ) <= 0 ? REST_MIN : took.multipliedBy(REST_TIMES);
        boolean told = switches.tell(board.status().state() != State.UP);
        BssStatus now = board.status();
        refreshes.tell(now.state().name(), now.inventoryVersion(), now.detail());
        await(told, beside.isAsked());
    }

    private static Reading deafened(Reading.@Nullable Down away) {
        return away == null ? new Reading.Down("Trapline stops.") : away;
    }

    /** Reads the whole, and meanwhile what changes, where there are connections enough. */
    private WholeRead.Brought whole(Beside beside) {
        WholeRead whole = new WholeRead(reader, store, this::wanted, current, beside);
        synchronized (phase) {
            wholeRead = whole;
            if (ended) {
                whole.breakOff();
            }
        }
        try {
            whole.start();
            if (settings.pool() > (ear.isListening() ? 2 : 1) && !whole.await(SHORT_READ)) {
                whole.awaitSnapshot();
                while (!whole.isDone() && !ended) {
                    takeBeside(glance(GLANCE), beside);
                }
            }
            return whole.result();
        } finally {
            synchronized (phase) {
                wholeRead = null;
            }
        }
    }

    /** On the thread of the read. */
    private boolean wanted(PackedInventory next) {
        PackedInventory last = current;
        return last == null || (!last.version().equals(next.version()) && band.refusal(last, next) == null);
    }

    private void takeBeside(ChangedKeys changed, Beside beside) {
        if (changed.isEmpty()) {
            return;
        }
        Reading reading = changed.isEverything() || ended ? null : inReadingPhase(() -> deltas.read(changed));
        if (!(reading instanceof Reading.Changed(var delta))) {
            beside.ask();
            return;
        }
        beside.add(delta);
        InventorySwitch by = pause.isZero() ? changed(delta) : null;
        if (by != null) {
            beside.use(by);
            switches.tell();
        }
    }

    private <T> T inReadingPhase(Supplier<T> work) {
        synchronized (phase) {
            reading = Thread.currentThread();
        }
        try {
            return work.get();
        } finally {
            synchronized (phase) {
                reading = null;
                // An interrupt that came too late for the read must not hit the file work after it.
                boolean late = Thread.interrupted();
                ended = ended || late;
            }
        }
    }

    private void judge(WholeRead.Brought brought, Beside beside) {
        switch (brought.reading()) {
            case Reading.Complete(var inventory, var remarks) -> complete(inventory, brought, beside, remarks);
            case Reading.Changed(var delta) -> changed(delta);
            case Reading.Refused(String sentence) -> {
                board.report(State.REFUSED, sentence);
                failed();
            }
            case Reading.Down(String sentence) -> {
                board.report(State.DOWN, sentence);
                ear.close();
                failed();
            }
        }
    }

    private void complete(PackedInventory whole, WholeRead.Brought brought, Beside beside, String remarks) {
        PackedInventory last = current;
        String refusal = last == null ? null : band.refusal(last, whole);
        if (refusal != null) {
            board.report(State.REFUSED, refusal);
            failed();
            return;
        }
        PackedInventory next = newer(whole, brought, beside);
        if (next == null) {
            return;
        }
        try {
            if (last != null && last.version().equals(next.version())) {
                use(last, whole.takenAt());
            } else {
                InventorySwitch by = put(next, whole, beside);
                InventorySwitch read = brought.changes();
                use(next, whole.takenAt());
                if (last != null && read != null) {
                    InventorySwitch all = by == null ? read : Switches.joined(read, by);
                    InventorySwitch told = beside.changes();
                    switches.use(last, next, told == null ? all : Switches.joined(told, all));
                }
            }
            board.report(State.UP, (remarks + " " + ear.trouble()).strip());
            pause = Duration.ZERO;
        } catch (IOException disk) {
            board.report(State.REFUSED, "The inventory cannot be stored (" + disk + "); the last one stays in use.");
            failed();
        }
    }

    /** The whole with what was read beside it, which is newer; null when only another read brings both together. */
    private @Nullable PackedInventory newer(PackedInventory whole, WholeRead.Brought brought, Beside beside) {
        boolean before = outdated;
        outdated = false;
        try {
            PackedInventory next = brought.next();
            int from = next == null ? 0 : brought.spliced();
            Delta rest = beside.between(from, beside.size());
            PackedInventory base = next == null ? whole : next;
            return rest.size() == 0 ? base : Splice.apply(base, rest, whole.takenAt());
        } catch (NeedsFullReadException apart) {
            LOG.info("The BSS changed while it was read and is read again: {}.", apart.getMessage());
            beside.ask();
            // Not twice in a row: a BSS that never rests would else never be read to the end.
            outdated = current != null && !before;
            return outdated ? null : whole;
        }
    }

    /** Warm and on disk; answers how it differs from the whole, null when it does not. */
    private @Nullable InventorySwitch put(PackedInventory next, PackedInventory whole, Beside beside)
            throws IOException {
        if (next == whole) {
            whole.prepare(null, List.of());
            store.put(whole);
            return null;
        }
        store.write(whole);
        return put(next, whole, beside.between(0, beside.size()));
    }

    /** Warm and on disk; answers how it differs. */
    private InventorySwitch put(PackedInventory next, PackedInventory base, Delta delta) throws IOException {
        InventorySwitch by = Changes.by(delta, base, next);
        next.prepare(by.everything() ? null : base, by.changedResources());
        store.put(next, base, delta);
        return by;
    }

    /** How it differs, when the delta is in use; null when only a read of the whole will do. */
    private @Nullable InventorySwitch changed(Delta delta) {
        PackedInventory last = current;
        if (last == null) {
            return null;
        }
        try {
            // The rest of it is as old as it was.
            PackedInventory next = Splice.apply(last, delta, readAt);
            if (next.version().equals(last.version())) {
                return new InventorySwitch(last, List.of(), false);
            }
            if (band.refusal(last, next) != null) {
                return null;
            }
            InventorySwitch by = put(next, last, delta);
            current = next;
            board.inUse(next, next.takenAt());
            switches.use(next, by);
            return by;
        } catch (NeedsFullReadException whole) {
            LOG.info("A change needs a read of the whole BSS: {}.", whole.getMessage());
            return null;
        } catch (IOException disk) {
            LOG.warn("A change of the inventory could not be stored: {}.", disk.toString());
            return null;
        }
    }

    private void use(PackedInventory inventory, Instant takenAt) {
        current = inventory;
        readAt = takenAt;
        store.confirm(inventory, takenAt);
        board.inUse(inventory, takenAt);
        switches.use(inventory);
    }

    private void failed() {
        pause = pause.isZero() ? PAUSE_MIN : min(pause.multipliedBy(2), PAUSE_MAX);
    }

    /** Until the next read of the whole is due; meanwhile changes are taken, and switches told again. */
    private void await(boolean told, boolean askedBefore) {
        long start = System.nanoTime();
        Duration due = pause.isZero() ? settings.refresh() : min(max(pause, rest), settings.refresh());
        boolean allTold = told;
        boolean asked = askedBefore;
        long tellAt = start + TELL_AGAIN.toNanos();
        while (!ended) {
            long now = System.nanoTime();
            Duration waited = Duration.ofNanos(now - start);
            if (waited.compareTo(due) >= 0 || (asked && waited.compareTo(rest) >= 0)) {
                return;
            }
            if (!allTold && now - tellAt >= 0) {
                allTold = switches.tell();
                tellAt = now + TELL_AGAIN.toNanos();
            }
            Duration left = asked ? min(due, rest).minus(waited) : due.minus(waited);
            ChangedKeys changed = glance(min(left, GLANCE));
            if (!changed.isEmpty()) {
                asked = !take(changed) || asked;
                allTold = switches.tell();
            }
        }
    }

    /** False when only a read of the whole will do. */
    private boolean take(ChangedKeys changed) {
        if (changed.isEverything() || current == null || !pause.isZero()) {
            return false;
        }
        Reading reading = inReadingPhase(() -> deltas.read(changed));
        return !ended && reading instanceof Reading.Changed(var delta) && changed(delta) != null;
    }

    private ChangedKeys glance(Duration wait) {
        return ear.glance(wait, pause.isZero() ? this::inReadingPhase : null);
    }

    private void inReadingPhase(Runnable work) {
        inReadingPhase(() -> {
            work.run();
            return true;
        });
    }

    private static void sleep(Duration wait) {
        LockSupport.parkNanos(Math.max(1, wait.toNanos()));
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
