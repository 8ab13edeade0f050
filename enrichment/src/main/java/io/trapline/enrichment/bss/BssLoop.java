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
import java.sql.SQLException;
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
 * a notice of the BSS, or, after a failure, for a growing pause.
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

    private static final Logger LOG = LoggerFactory.getLogger(BssLoop.class);

    private final Settings.Bss settings;
    private final HikariDataSource pool;
    private final InventoryStore store;
    private final Switches switches;
    private final StatusBoard board;
    private final BssReader reader;
    private final RowBand band;
    private final Complaint complaint;
    private final RefreshDoor refreshes;
    private final DeltaReader deltas;
    private final ChangedPoll poll;

    private @Nullable PackedInventory current;
    private @Nullable ChangeFeed feed;
    private String feedTrouble = "";
    private Duration pause = Duration.ZERO;
    private Duration rest = REST_MIN;

    private final Object phase = new Object();
    private @Nullable Thread reading;
    private volatile boolean ended;

    BssLoop(Settings.Bss settings, HikariDataSource pool, InventoryStore store, Switches switches, StatusBoard board) {
        this.settings = settings;
        this.pool = pool;
        this.store = store;
        this.switches = switches;
        this.board = board;
        this.reader = new BssReader(settings, pool, board.clock());
        this.band = new RowBand(settings.shrinkPercentMax());
        this.complaint = new Complaint(settings.url(), settings.user(), settings.password());
        this.deltas = new DeltaReader(settings, pool);
        this.poll = new ChangedPoll(settings, pool);
        this.refreshes = new RefreshDoor(store.folder());
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
        }
    }

    @Override
    public void run() {
        store.last().ifPresent(last -> {
            last.prepare(null, List.of());
            use(last, last.takenAt());
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
        closeFeed();
    }

    private void turn() {
        long began = System.nanoTime();
        refreshes.take();
        Reading reading = inReadingPhase(() -> {
            // Listening comes first: what changes during the read is noticed after it.
            Reading.Down away = openFeed();
            return away != null ? away : reader.read();
        });
        if (ended) {
            return;
        }
        judge(reading);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        rest = took.compareTo(QUICK_READ) <= 0 ? REST_MIN : took.multipliedBy(REST_TIMES);
        boolean told = switches.tell();
        BssStatus now = board.status();
        refreshes.tell(now.state().name(), now.inventoryVersion(), now.detail());
        await(told);
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

    private void judge(Reading reading) {
        switch (reading) {
            case Reading.Complete(var inventory, var remarks) -> complete(inventory, remarks);
            case Reading.Changed(var delta) -> changed(delta);
            case Reading.Refused(String sentence) -> {
                board.report(State.REFUSED, sentence);
                failed();
            }
            case Reading.Down(String sentence) -> {
                board.report(State.DOWN, sentence);
                closeFeed();
                failed();
            }
        }
    }

    private void complete(PackedInventory next, String remarks) {
        PackedInventory last = current;
        String refusal = last == null ? null : band.refusal(last, next);
        if (refusal != null) {
            board.report(State.REFUSED, refusal);
            failed();
            return;
        }
        try {
            PackedInventory same = last != null && last.version().equals(next.version()) ? last : null;
            if (same == null) {
                next.prepare(null, List.of());
                store.put(next);
            }
            use(same == null ? next : same, next.takenAt());
            board.report(State.UP, (remarks + " " + feedTrouble).strip());
            pause = Duration.ZERO;
        } catch (IOException disk) {
            board.report(State.REFUSED, "The inventory cannot be stored (" + disk + "); the last one stays in use.");
            failed();
        }
    }

    /** True when the delta is in use; else only a read of the whole will do. */
    private boolean changed(Delta delta) {
        PackedInventory last = current;
        if (last == null) {
            return false;
        }
        try {
            // The rest of it is as old as it was.
            PackedInventory next = Splice.apply(last, delta, last.takenAt());
            if (next.version().equals(last.version())) {
                return true;
            }
            if (band.refusal(last, next) != null) {
                return false;
            }
            InventorySwitch by = Changes.by(delta, last, next);
            next.prepare(by.everything() ? null : last, by.changedResources());
            store.put(next, last, delta);
            current = next;
            board.inUse(next, next.takenAt());
            switches.use(next, by);
            return true;
        } catch (NeedsFullReadException whole) {
            LOG.info("A change needs a read of the whole BSS: {}.", whole.getMessage());
            return false;
        } catch (IOException disk) {
            LOG.warn("A change of the inventory could not be stored: {}.", disk.toString());
            return false;
        }
    }

    private void use(PackedInventory inventory, Instant takenAt) {
        current = inventory;
        board.inUse(inventory, takenAt);
        switches.use(inventory);
    }

    private void failed() {
        pause = pause.isZero() ? PAUSE_MIN : min(pause.multipliedBy(2), PAUSE_MAX);
    }

    /** Null when the BSS is there, whether or not it lets us listen. */
    private Reading.@Nullable Down openFeed() {
        String channel = settings.notifyChannel();
        if (channel == null || feed != null) {
            return null;
        }
        Deadline deadline = new Deadline(BssPool.WAIT_MAX);
        try {
            feed = ChangeFeed.open(pool, channel);
            feedTrouble = "";
        } catch (SQLException error) {
            switch (complaint.of(error, "LISTEN", deadline)) {
                case Reading.Down away -> {
                    return away;
                }
                case Reading.Refused(String sentence) -> feedTrouble = "No notices of changes: " + sentence;
            }
        }
        return null;
    }

    private void closeFeed() {
        if (feed != null) {
            feed.close();
            feed = null;
        }
    }

    /** Until the next read of the whole is due; meanwhile changes are taken, and switches told again. */
    private void await(boolean told) {
        long start = System.nanoTime();
        Duration due = pause.isZero() ? settings.refresh() : min(max(pause, rest), settings.refresh());
        boolean allTold = told;
        boolean asked = false;
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
        return !ended && reading instanceof Reading.Changed(var delta) && changed(delta);
    }

    /** What the BSS says that changed, by notice or by its own list; everything when the line to it broke. */
    private ChangedKeys glance(Duration wait) {
        ChangedKeys changed = new ChangedKeys();
        if (refreshes.isAsked()) {
            changed.everything();
        }
        try {
            if (feed == null) {
                sleep(wait);
            } else {
                feed.notices(wait).forEach(changed::notice);
            }
        } catch (SQLException broken) {
            closeFeed();
            changed.everything();
        }
        if (pause.isZero()) {
            inReadingPhase(() -> poll.into(changed));
        }
        return changed;
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
