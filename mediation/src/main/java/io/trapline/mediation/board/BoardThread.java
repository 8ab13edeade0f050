package io.trapline.mediation.board;

import io.trapline.agent.journal.Entry;
import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.Tail;
import io.trapline.enrichment.BssStatus;
import io.trapline.enrichment.Business;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventoryShelf;
import io.trapline.mediation.Change;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.codec.OutcomeCodec;
import io.trapline.mediation.codec.StateCodec;
import io.trapline.mediation.impact.Meter;
import io.trapline.mediation.impact.Outages;
import io.trapline.mediation.keep.Snapshot;
import io.trapline.mediation.turn.State;
import io.trapline.mediation.turn.ThreadStop;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the outcome journal and publishes boards, at most ten a second and one a second while
 * nothing happens. Owns its own copy of the state, evolved by the same outcomes.
 */
public final class BoardThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BoardThread.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PAUSE_MAX = Duration.ofMillis(900);

    /** So many times what a board costs passes until the next. */
    private static final int PAUSE_SHARE = 20;

    private static final int BATCH_MAX = 2_000;

    /** How often scores follow the clocks of SLAs, in stream time. */
    private static final long REFRESH_SECONDS = 10;

    private final State state;
    private final Journal outcomes;
    private final InventoryShelf shelf;
    private final Supplier<BssStatus> bss;
    private final Function<State, List<ForwarderRow>> forwarders;
    private final String epoch;
    private final Outages outages;
    private final OutageFeed feed;
    private final LongSupplier streamNanos;
    private final ZoneId site;
    private final AffectedIndex affected = new AffectedIndex();
    private final EventRing events = new EventRing();
    private final UnmatchedBook unmatched = new UnmatchedBook();
    private final ConcurrentHashMap<String, Alarm> known = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, List<Deed>> deeds = new ConcurrentHashMap<>();
    private final WindowRows windows = new WindowRows();
    private final AlarmList alarms = new AlarmList();
    private final CopyOnWriteArrayList<Consumer<Board>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private final ConcurrentLinkedQueue<CompletableFuture<Snapshot>> snapshotsAsked = new ConcurrentLinkedQueue<>();
    private @Nullable Inventory inventory;
    private volatile Board board;
    private volatile boolean stopping;
    private long seq;
    private long refreshed;
    private long publishedAt = System.nanoTime();
    private long publishPause = PAUSE.toNanos();

    /**
     * @param state of a snapshot; belongs to this object from now on and is brought up to date here
     * @param epoch changes with every start of the process
     * @param forwarders what the forwarders are doing, beside the state given
     * @param streamNanos stream time now: minutes and clocks go on while nothing happens
     * @param site zone for SLAs that name none
     */
    public BoardThread(
            State state,
            Journal outcomes,
            InventoryShelf shelf,
            Supplier<BssStatus> bss,
            Function<State, List<ForwarderRow>> forwarders,
            String epoch,
            Outages outages,
            LongSupplier streamNanos,
            ZoneId site) {
        this.state = state;
        this.outcomes = outcomes;
        this.shelf = shelf;
        this.bss = bss;
        this.forwarders = forwarders;
        this.epoch = epoch;
        this.outages = outages;
        this.feed = new OutageFeed(outages, state);
        this.streamNanos = streamNanos;
        this.site = site;
        this.thread = new Thread(this::run, "board");
        deeds.putAll(state.alarms().deeds().all());
        windows.take(state.windows());
        fillEvents();
        rebuild();
        catchUp();
        this.board = build();
    }

    /** Everything decided since the state that this object was given. */
    private void catchUp() {
        try (Tail tail = outcomes.tail(state.decided() + 1)) {
            boolean more = true;
            while (more) {
                more = follow(tail);
                feed.write();
            }
        }
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
        return events;
    }

    UnmatchedBook unmatched() {
        return unmatched;
    }

    /** An alarm that is open or was cleared lately. Safe for any thread. */
    Optional<Alarm> alarm(String alarmId) {
        return Optional.ofNullable(known.get(alarmId));
    }

    WindowRows windows() {
        return windows;
    }

    /** Alarms that are open or were cleared lately. Safe for any thread. */
    java.util.Collection<Alarm> known() {
        return known.values();
    }

    /** What people did and said about an alarm or {@code customer/} and an id. Safe for any thread. */
    List<Deed> deeds(String subject) {
        return deeds.getOrDefault(subject, List.of());
    }

    /** The state as of one outcome, taken between two batches on the board thread. */
    public CompletableFuture<Snapshot> snapshot() {
        var asked = new CompletableFuture<Snapshot>();
        snapshotsAsked.add(asked);
        return asked;
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
        try (Tail tail = outcomes.tail(state.decided() + 1)) {
            while (!stopping) {
                boolean more = follow(tail);
                feed.write();
                if (!more || System.nanoTime() - publishedAt > publishPause) {
                    publish();
                }
                snapshots();
                if (!more) {
                    outcomes.awaitBeyond(state.decided(), Duration.ofSeconds(1));
                    java.util.concurrent.TimeUnit.NANOSECONDS.sleep(publishPause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            if (!stopping) {
                LOG.error("The board stopped; pages show what it last knew. decided={}", state.decided(), e);
            }
        }
    }

    private void snapshots() {
        for (var asked = snapshotsAsked.poll(); asked != null; asked = snapshotsAsked.poll()) {
            try {
                feed.force();
                asked.complete(new Snapshot(state.decided(), firstPending(), StateCodec.encode(state)));
            } catch (IOException e) {
                asked.completeExceptionally(e);
            }
        }
    }

    private long firstPending() {
        long first = state.decided() + 1;
        for (String destination : state.tickets().lastSeq().keySet()) {
            for (var work : state.tickets().pending(destination)) {
                first = Math.min(first, work.outcome());
                break;
            }
        }
        return first;
    }

    /** The events before the state that this thread begins with: they are shown again after a restart. */
    private void fillEvents() {
        long from = Math.max(outcomes.first(), state.decided() - 3L * EventRing.SIZE);
        try (Tail tail = outcomes.tail(from)) {
            for (Entry entry = tail.poll(); entry != null && entry.number() <= state.decided(); entry = tail.poll()) {
                note(OutcomeCodec.decode(entry.payload()));
            }
        }
    }

    private boolean follow(Tail tail) {
        int taken = 0;
        for (Entry entry = tail.poll(); entry != null; entry = tail.poll()) {
            Outcome outcome = OutcomeCodec.decode(entry.payload());
            state.evolve(outcome);
            feed.begin(outcome.stamp());
            outcome.changes().forEach(this::reflect);
            feed.end();
            note(outcome);
            if (++taken >= BATCH_MAX) {
                return true;
            }
        }
        return false;
    }

    private void note(Outcome outcome) {
        var note = outcome.note();
        if (note != null) {
            events.add(new EventRing.Noted(outcome.stamp().number(), outcome.disposition(), note));
            String alarmId = note.alarmId();
            unmatched.add(outcome, note, alarmId == null ? null : known.get(alarmId));
        }
    }

    private void reflect(Change change) {
        feed.reflect(change);
        switch (change) {
            case Change.AlarmRaised c -> show(c.alarm().id(), true);
            case Change.AlarmLocated c -> show(c.alarmId(), true);
            case Change.AlarmReopened c -> show(c.alarmId(), true);
            case Change.HoldEnded c -> show(c.alarmId(), true);
            case Change.AlarmRepeated c -> show(c.alarmId(), false);
            case Change.AlarmTallied c -> show(c.alarmId(), false);
            case Change.AlarmToggled c -> show(c.alarmId(), false);
            case Change.AlarmFlapping c -> show(c.alarmId(), false);
            case Change.AlarmShelved c -> show(c.alarmId(), false);
            case Change.AlarmDoubted c -> show(c.alarmId(), false);
            case Change.AlarmAcknowledged c -> show(c.alarmId(), false);
            case Change.AlarmCleared c -> cleared(c.alarmId());
            case Change.WindowPlanned c -> windows.take(state.windows());
            case Change.WindowTurned c -> windows.take(state.windows());
            case Change.WindowsApplied c -> show(c.alarmId(), false);
            case Change.AlarmAdopted c -> show(c.alarmId(), false);
            case Change.Doubted c -> doubted(c.doubt().why());
            case Change.DeedDone c -> deed(c.subject());
            case Change.TicketPlanned c -> ticket(c.key());
            case Change.TicketCoalesced c -> ticket(c.key());
            case Change.WorkReleased c -> ticket(c.key());
            case Change.WorkEnded c -> ticket(c.report().key());
            case Change.InventoryUsed c -> rebuild();
            default -> {}
        }
    }

    private void show(String alarmId, boolean placed) {
        state.alarms().open(alarmId).ifPresent(alarm -> {
            known.put(alarmId, alarm);
            alarms.put(row(alarm));
            if (placed) {
                affected.put(alarm, inventory);
            } else {
                affected.reword(alarm);
            }
        });
    }

    private void cleared(String alarmId) {
        affected.remove(alarmId);
        state.alarms().cleared(alarmId).ifPresent(alarm -> {
            known.put(alarmId, alarm);
            alarms.cleared(row(alarm)).forEach(this::forget);
        });
    }

    private void doubted(String why) {
        state.alarms().open().stream()
                .filter(alarm -> alarm.standing().doubt().equals(why))
                .forEach(alarm -> show(alarm.id(), false));
    }

    private AlarmRow row(Alarm alarm) {
        int said = state.alarms().deeds().of(alarm.id()).size();
        return AlarmRows.row(alarm, state.tickets().of(alarm.id()), inventory, said);
    }

    private void deed(String subject) {
        var said = state.alarms().deeds().of(subject);
        deeds.put(subject, said);
        Alarm alarm = known.get(subject);
        if (alarm != null) {
            alarms.replace(row(alarm));
        }
    }

    private void forget(String alarmId) {
        known.remove(alarmId);
        deeds.remove(alarmId);
    }

    private void ticket(String key) {
        state.tickets().ticket(key).ifPresent(ticket -> {
            Alarm alarm = known.get(ticket.alarmId());
            if (alarm != null) {
                alarms.replace(row(alarm));
                affected.touch(alarm.id());
            }
        });
    }

    /** Another inventory: every name and every row may differ. */
    private void rebuild() {
        String version = state.inventoryVersion();
        inventory = version == null ? null : shelf.version(version).orElse(null);
        feed.everything(inventory);
        state.alarms().cleared().forEach(alarm -> {
            known.put(alarm.id(), alarm);
            alarms.cleared(row(alarm)).forEach(this::forget);
        });
        state.alarms().open().forEach(alarm -> show(alarm.id(), true));
    }

    /** A board of 10,000 customers costs more to make than one of ten: the next one waits accordingly. */
    private void publish() {
        long began = System.nanoTime();
        board = build();
        for (Consumer<Board> listener : listeners) {
            listener.accept(board);
        }
        publishedAt = System.nanoTime();
        publishPause = Math.clamp((publishedAt - began) * PAUSE_SHARE, PAUSE.toNanos(), PAUSE_MAX.toNanos());
    }

    private Board build() {
        Instant now = Times.instant(state.streamNanos());
        var meter = new Meter(inventory == null ? Business.NOTHING : inventory.business(), site, now.toEpochMilli());
        outages.touched().forEach(this::touch);
        if (now.getEpochSecond() / REFRESH_SECONDS != refreshed) {
            refreshed = now.getEpochSecond() / REFRESH_SECONDS;
            affected.refresh();
        }
        return new Board(
                epoch,
                ++seq,
                state.decided(),
                Times.instant(state.streamNanos()),
                affected.rows(inventory, outages, meter, state.tickets()::of),
                alarms.rows(),
                state.alarms().open().size(),
                forwarders.apply(state),
                state.inventoryVersion(),
                bss.get(),
                meter);
    }

    private void touch(String serviceId) {
        if (inventory != null) {
            inventory.service(serviceId).ifPresent(service -> affected.dirty(service.customerId()));
        }
    }
}
