package io.trapline.mediation.board;

import io.trapline.agent.journal.Entry;
import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.Tail;
import io.trapline.enrichment.Business;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventoryShelf;
import io.trapline.mediation.Change;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.codec.OutcomeCodec;
import io.trapline.mediation.exclusion.ExclusionBook;
import io.trapline.mediation.impact.Meter;
import io.trapline.mediation.impact.Outages;
import io.trapline.mediation.turn.State;
import io.trapline.mediation.worklist.DecisionBook;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What boards are made of: a copy of the state, evolved by the outcomes it follows, and the rows that
 * follow from it. Owned by the board thread, but for {@link #events}, {@link #known},
 * {@link #deeds}, {@link #windows}, {@link #complaints}, {@link #decisions}, {@link #tasks} and {@link
 * #exclusions}, which any thread may read.
 */
final class Reflection {

    /** So many outcomes are followed at once. */
    private static final int BATCH_MAX = 2_000;

    /** How often scores follow the clocks of SLAs, in stream time. */
    private static final long REFRESH_SECONDS = 10;

    private final State state;
    private final Journal outcomes;
    private final InventoryShelf shelf;
    private final Surroundings surroundings;
    private final Outages outages;
    private final OutageFeed feed;
    private final Excusing excusing;
    private final Newsfeed news;
    private final AffectedIndex affected;
    private final AlarmList alarms = new AlarmList();
    private final LinkedHashSet<String> reworded = new LinkedHashSet<>();
    final EventRing events = new EventRing();
    final ConcurrentHashMap<String, Alarm> known = new ConcurrentHashMap<>();
    final ConcurrentHashMap<String, List<Deed>> deeds = new ConcurrentHashMap<>();
    final WindowRows windows = new WindowRows();
    final ComplaintRows complaints = new ComplaintRows();
    volatile DecisionBook decisions;
    volatile List<ExclusionBook.Kept> exclusions;
    volatile TasksView tasks;
    private @Nullable Inventory inventory;
    private long seq;
    private long refreshed;
    private long reached;

    /** @param state of a snapshot; belongs to this object from now on and is brought up to date here */
    Reflection(State state, Journal outcomes, InventoryShelf shelf, Outages outages, Surroundings surroundings) {
        this.state = state;
        this.outcomes = outcomes;
        this.shelf = shelf;
        this.outages = outages;
        this.surroundings = surroundings;
        this.feed = new OutageFeed(outages, state);
        this.excusing = new Excusing(state, outages);
        this.affected = new AffectedIndex(new Score(surroundings.weights()));
        this.news = new Newsfeed(surroundings.ear(), state, this::row, () -> inventory);
        deeds.putAll(state.alarms().deeds().all());
        windows.take(state.windows());
        decisions = state.decisions().copy();
        exclusions = List.copyOf(state.exclusions().all());
        tasks = TasksView.of(state.tasks());
        fillEvents();
        rebuild();
        catchUp();
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

    State state() {
        return state;
    }

    /** Any thread. */
    List<About.Named> weights() {
        return new Score(surroundings.weights()).weights();
    }

    OutageFeed feed() {
        return feed;
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

    /** Takes what is there, and says whether there may be more. */
    boolean follow(Tail tail) {
        // Before the look at what was decided until then: an input without an outcome moves only the time.
        long decidedUntil = surroundings.reached().getAsLong();
        int taken = 0;
        for (Entry entry = tail.poll(); entry != null; entry = tail.poll()) {
            Outcome outcome = OutcomeCodec.decode(entry.payload());
            state.evolve(outcome);
            feed.begin(outcome.stamp());
            news.begin(outcome.stamp());
            outcome.changes().forEach(change -> reflect(change, outcome.stamp()));
            feed.end();
            news.end(outcome.stamp());
            note(outcome);
            if (++taken >= BATCH_MAX) {
                return true;
            }
        }
        reached = decidedUntil;
        return false;
    }

    private void note(Outcome outcome) {
        var note = outcome.note();
        if (note != null) {
            events.add(new EventRing.Noted(outcome.stamp().number(), outcome.disposition(), note));
        }
    }

    private void reflect(Change change, Stamp at) {
        feed.reflect(change);
        news.reflect(change);
        switch (change) {
            case Change.AlarmRaised c -> show(c.alarm().id(), true);
            case Change.AlarmLocated c -> show(c.alarmId(), true);
            case Change.AlarmReopened c -> show(c.alarmId(), true);
            case Change.HoldEnded c -> show(c.alarmId(), true);
            case Change.AlarmRepeated c -> reworded.add(c.alarmId());
            case Change.AlarmTallied c -> reworded.add(c.alarmId());
            case Change.AlarmToggled c -> reworded.add(c.alarmId());
            case Change.AlarmFlapping c -> reworded.add(c.alarmId());
            case Change.AlarmShelved c -> reworded.add(c.alarmId());
            case Change.AlarmDoubted c -> reworded.add(c.alarmId());
            case Change.AlarmAcknowledged c -> reworded.add(c.alarmId());
            case Change.AlarmCleared c -> cleared(c.alarmId(), at);
            case Change.WordsDecided c -> decisions = state.decisions().copy();
            case Change.WordsFreed c -> decisions = state.decisions().copy();
            case Change.CustomerExcluded c -> excluded(c.kept().exclusion().alarmId());
            case Change.WindowPlanned c -> turned(c.planned().window().id());
            case Change.WindowTurned c -> turned(c.windowId());
            case Change.ComplaintTaken c -> complaints.stale();
            case Change.ComplaintsExplained c -> complaints.stale();
            case Change.WindowsApplied c -> reworded.add(c.alarmId());
            case Change.AlarmAdopted c -> reworded.add(c.alarmId());
            case Change.Doubted c -> doubted(c.doubt().why());
            case Change.DeedDone c -> deed(c.subject());
            case Change.TicketPlanned c -> ticket(c.key());
            case Change.TicketCoalesced c -> ticket(c.key());
            case Change.TicketLeft c -> ticket(c.key());
            case Change.WorkReleased c -> ticket(c.key());
            case Change.WorkEnded c -> ticket(c.report().key());
            case Change.TicketLinked c -> ticket(c.key());
            case Change.TaskBegun c -> tasks = TasksView.of(state.tasks());
            case Change.TaskEnded c -> tasks = TasksView.of(state.tasks());
            case Change.InventoryUsed c -> rebuild();
            default -> {}
        }
    }

    private void show(String alarmId, boolean placed) {
        state.alarms().open(alarmId).ifPresent(alarm -> {
            known.put(alarmId, alarm);
            alarms.put(row(alarm));
            if (placed) {
                affected.put(alarm, inventory, state.exclusions().customers(alarmId));
            } else {
                affected.reword(alarm);
            }
        });
    }

    private void turned(String windowId) {
        windows.take(state.windows());
        excusing.turned(windowId);
    }

    private void excluded(String alarmId) {
        exclusions = List.copyOf(state.exclusions().all());
        show(alarmId, true);
    }

    private void cleared(String alarmId, Stamp at) {
        affected.remove(alarmId);
        state.alarms().cleared(alarmId).ifPresent(alarm -> {
            known.put(alarmId, alarm);
            for (String gone : alarms.cleared(row(alarm))) {
                Optional.ofNullable(known.get(gone)).ifPresent(last -> news.forgotten(last, at));
                forget(gone);
            }
        });
    }

    private void doubted(String why) {
        state.alarms().open().stream()
                .filter(alarm -> alarm.standing().doubt().equals(why))
                .forEach(alarm -> reworded.add(alarm.id()));
    }

    /** An alarm that repeats a thousand times before the next board is worded once. */
    private void reword() {
        reworded.forEach(alarmId -> show(alarmId, false));
        reworded.clear();
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
        excusing.use(inventory);
        state.alarms().cleared().forEach(alarm -> {
            known.put(alarm.id(), alarm);
            alarms.cleared(row(alarm)).forEach(this::forget);
        });
        state.alarms().open().forEach(alarm -> show(alarm.id(), true));
    }

    /** The board as of the newest outcome followed, at the time up to which everything is decided. */
    Board build() {
        reword();
        complaints.take(state.complaints());
        Instant now = Times.instant(Math.max(state.streamNanos(), reached));
        var meter = new Meter(
                inventory == null ? Business.NOTHING : inventory.business(), surroundings.site(), now.toEpochMilli());
        excusing.settle();
        outages.touched().forEach(this::touch);
        if (now.getEpochSecond() / REFRESH_SECONDS != refreshed) {
            refreshed = now.getEpochSecond() / REFRESH_SECONDS;
            affected.refresh();
        }
        return new Board(
                surroundings.epoch(),
                ++seq,
                state.decided(),
                now,
                affected.rows(inventory, outages, meter, state.tickets()::of),
                alarms.rows(),
                state.alarms().open().size(),
                surroundings.forwarders().apply(state),
                state.inventoryVersion(),
                surroundings.bss().get(),
                meter,
                LetterRow.of(state));
    }

    private void touch(String serviceId) {
        if (inventory != null) {
            inventory.service(serviceId).ifPresent(service -> affected.dirty(service.customerId()));
        }
    }
}
