package io.trapline.mediation.board;

import io.trapline.agent.RawRecord;
import io.trapline.agent.RecordCodec;
import io.trapline.agent.journal.Entry;
import io.trapline.agent.journal.Journal;
import io.trapline.agent.journal.Tail;
import io.trapline.enrichment.AffectedService;
import io.trapline.enrichment.Hit;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventoryShelf;
import io.trapline.enrichment.Place;
import io.trapline.enrichment.Resource;
import io.trapline.enrichment.Service;
import io.trapline.enrichment.Vno;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.DeedBook;
import io.trapline.mediation.codec.OutcomeCodec;
import io.trapline.mediation.decode.Decoder;
import io.trapline.mediation.decode.DeviceZones;
import io.trapline.mediation.impact.ClosedOutage;
import io.trapline.mediation.inbox.InboxView;
import io.trapline.mediation.maintenance.Window;
import io.trapline.mediation.mib.MibNames;
import io.trapline.mediation.source.SourcesView;
import io.trapline.mediation.worklist.Decision;
import io.trapline.mediation.worklist.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link Readings} over the board and the journals. Safe for any thread. */
public final class JournalReadings implements Readings {
    private final BoardThread boards;
    private final Journal inputs;
    private final Journal outcomes;
    private final InventoryShelf shelf;
    private final Supplier<LedgerView> ledger;
    private final Supplier<Vitals> vitals;
    private final DeviceZones zones;
    private volatile Supplier<MibNames> names = () -> MibNames.NONE;
    private volatile Supplier<InboxView> inbox = () -> InboxView.empty(Instant.EPOCH);
    private volatile Supplier<SourcesView> sources = () -> SourcesView.empty(Instant.EPOCH);
    private volatile Supplier<About> about = () -> About.NONE;

    /** @param zones of device clocks that do not say theirs, as the mediator has it */
    public JournalReadings(
            BoardThread boards,
            Journal inputs,
            Journal outcomes,
            InventoryShelf shelf,
            Supplier<LedgerView> ledger,
            Supplier<Vitals> vitals,
            DeviceZones zones) {
        this.boards = boards;
        this.inputs = inputs;
        this.outcomes = outcomes;
        this.shelf = shelf;
        this.ledger = ledger;
        this.vitals = vitals;
        this.zones = zones;
    }

    /** What readers see besides; nothing until this is said. */
    public void show(Supplier<MibNames> known, Supplier<InboxView> unknown) {
        names = known;
        inbox = unknown;
    }

    @Override
    public Board board() {
        return boards.board();
    }

    @Override
    public AutoCloseable onBoard(Consumer<Board> listener) {
        return boards.onBoard(listener);
    }

    @Override
    public LedgerView ledger() {
        return ledger.get();
    }

    @Override
    public Vitals vitals() {
        return vitals.get();
    }

    @Override
    public MibNames names() {
        return names.get();
    }

    @Override
    public InboxView inbox() {
        return inbox.get();
    }

    @Override
    public int eventCount() {
        return boards.events().size();
    }

    @Override
    public List<EventRow> events(int limit) {
        var noted = boards.events().newest(limit);
        if (noted.isEmpty()) {
            return List.of();
        }
        var rows = new ArrayList<EventRow>(noted.size());
        Inventory inventory = inventory();
        try (Tail tail = inputs.tail(noted.getFirst().number())) {
            Entry entry = tail.poll();
            for (EventRing.Noted one : noted) {
                while (entry != null && entry.number() < one.number()) {
                    entry = tail.poll();
                }
                if (entry != null && entry.number() == one.number()) {
                    rows.add(row(RecordCodec.decode(entry), one, inventory));
                }
            }
        }
        return rows.reversed();
    }

    @Override
    public Optional<EventRow> event(long recordNumber) {
        try (Tail input = inputs.tail(recordNumber);
                Tail outcome = outcomes.tail(recordNumber)) {
            Entry entry = input.poll();
            Entry decided = outcome.poll();
            if (entry == null
                    || entry.number() != recordNumber
                    || decided == null
                    || decided.number() != recordNumber) {
                return Optional.empty();
            }
            var what = OutcomeCodec.decode(decided.payload());
            return Optional.ofNullable(what.note())
                    .map(note -> row(
                            RecordCodec.decode(entry),
                            new EventRing.Noted(recordNumber, what.disposition(), note),
                            inventory()));
        }
    }

    @Override
    public List<ImpactPath> paths(String alarmId, int limit) {
        return paths(alarmId, limit, affected -> true);
    }

    @Override
    public List<ImpactPath> pathsTo(String alarmId, String customerId) {
        return paths(alarmId, Integer.MAX_VALUE, a -> a.service().customerId().equals(customerId));
    }

    /** Chooses before it words: an alarm may touch 50,000 services, a page shows a few. */
    private List<ImpactPath> paths(String alarmId, int limit, Predicate<AffectedService> asked) {
        Set<String> without = ExclusionRow.customers(boards.exclusions(), alarmId);
        Predicate<AffectedService> wanted =
                asked.and(row -> !without.contains(row.service().customerId()));
        Alarm alarm = boards.alarm(alarmId).orElse(null);
        Inventory inventory = inventory();
        String resourceId = alarm == null ? null : alarm.resourceId();
        if (alarm == null || inventory == null || resourceId == null) {
            return List.of();
        }
        return inventory.affected(resourceId).stream()
                .filter(wanted)
                .sorted(Comparator.comparing((AffectedService a) -> a.service().customerId())
                        .thenComparing(a -> a.service().id()))
                .limit(limit)
                .map(affected -> PathWords.path(alarm, affected, inventory))
                .toList();
    }

    @Override
    public Optional<CustomerCard> customer(String customerId) {
        Inventory inventory = inventory();
        if (inventory == null) {
            return Optional.empty();
        }
        var affected = board().customer(customerId);
        return inventory
                .customer(customerId)
                .map(customer -> new CustomerCard(
                        customer,
                        PathWords.vno(customer, inventory),
                        inventory.accounts(customerId),
                        affected,
                        boards.outages().last(customerId),
                        affected.map(CustomerRow::impact)
                                .orElseGet(() -> boards.outages().lastImpact(customerId))));
    }

    @Override
    public List<Hit> find(String text, int limit) {
        Inventory inventory = inventory();
        return inventory == null ? List.of() : inventory.find(text, limit);
    }

    @Override
    public List<Service> services(String customerId) {
        Inventory inventory = inventory();
        return inventory == null ? List.of() : inventory.services(customerId);
    }

    @Override
    public List<ClosedOutage> outages(String customerId) {
        return boards.outages().closed(customerId).reversed();
    }

    @Override
    public List<NearMiss> nearMisses(String alarmId) {
        Inventory inventory = inventory();
        return inventory == null
                ? List.of()
                : boards.alarm(alarmId)
                        .map(alarm -> new Nearby(alarm, inventory).list())
                        .orElse(List.of());
    }

    @Override
    public Optional<AccountCard> account(String accountId) {
        return AccountCard.of(accountId, inventory(), board(), boards.outages());
    }

    @Override
    public ComplaintsView complaints() {
        return boards.complaints();
    }

    @Override
    public TasksView tasks() {
        return boards.tasks();
    }

    @Override
    public Optional<Vno> vno(String vnoId) {
        return Optional.ofNullable(inventory()).flatMap(known -> known.vno(vnoId));
    }

    @Override
    public Optional<Place> placeOf(String serviceId) {
        return Whereabouts.ofService(serviceId, inventory());
    }

    @Override
    public Whereabouts whereabouts(@Nullable String resourceId) {
        return Whereabouts.of(resourceId, inventory());
    }

    @Override
    public List<DeedRow> deeds(String alarmId) {
        return DeedRow.of(boards.deeds(alarmId));
    }

    @Override
    public List<DeedRow> comments(String customerId) {
        return DeedRow.of(boards.deeds(DeedBook.customer(customerId)));
    }

    @Override
    public List<WindowRow> maintenance() {
        return boards.windows().rows(board().streamTime());
    }

    @Override
    public MaintenancePreview preview(Window window) {
        return MaintenancePreview.of(window, board(), boards.known(), inventory());
    }

    /** Who counts the senders; before anybody reads. */
    public void countedBy(Supplier<SourcesView> counting) {
        this.sources = counting;
    }

    /** What this product says of itself; before anybody reads. */
    public void introducedBy(Supplier<About> product) {
        this.about = product;
    }

    @Override
    public About about() {
        return about.get().weighed(boards.scoreWeights());
    }

    @Override
    public SourcesView sources() {
        Inventory inventory = inventory();
        return sources.get()
                .completed(
                        id -> inventory == null
                                ? id
                                : inventory.resource(id).map(Resource::name).orElse(id),
                        ledger().refusedSenders());
    }

    @Override
    public UnmatchedView unmatched(int limit) {
        return worklist().view(limit);
    }

    @Override
    public List<ExclusionRow> exclusions() {
        return ExclusionRow.of(boards.exclusions(), inventory());
    }

    @Override
    public List<DecisionRow> decisions() {
        return worklist().decisions();
    }

    @Override
    public Optional<Subject> words(String id) {
        return worklist().words(id);
    }

    @Override
    public @Nullable String refusal(Subject words, String resourceId) {
        return worklist().refusal(words, resourceId);
    }

    @Override
    public UnmatchedReplay replay(@Nullable Decision mapping) {
        return worklist().replay(mapping);
    }

    private Worklist worklist() {
        return new Worklist(boards, inventory());
    }

    @Override
    public Optional<Explanation> explain(String alarmId, @Nullable String whyNot) {
        return boards.alarm(alarmId)
                .map(alarm -> ExclusionRow.told(
                        explaining().explain(alarm, whyNot), ExclusionRow.of(boards.exclusions(), inventory())));
    }

    @Override
    public Optional<Explanation> explain(long recordNumber, @Nullable String whyNot) {
        try (Tail tail = outcomes.tail(recordNumber)) {
            Entry decided = tail.poll();
            if (decided == null || decided.number() != recordNumber) {
                return Optional.empty();
            }
            Outcome outcome = OutcomeCodec.decode(decided.payload());
            var note = outcome.note();
            String alarmId = note == null ? null : note.alarmId();
            var ofAlarm = alarmId == null ? Optional.<Explanation>empty() : explain(alarmId, whyNot);
            return ofAlarm.isPresent() || note == null
                    ? ofAlarm
                    : Optional.of(explaining().explain(outcome, note, whyNot));
        }
    }

    private Explaining explaining() {
        return new Explaining(inventory(), boards.decisions());
    }

    private EventRow row(RawRecord record, EventRing.Noted noted, @Nullable Inventory inventory) {
        var envelope = record.envelope();
        var note = noted.note();
        var source = envelope.source();
        String deviceId = note.deviceId();
        String device = deviceId == null || inventory == null
                ? note.evidence()
                : inventory.resource(deviceId).map(Resource::name).orElse(deviceId);
        return new EventRow(
                record.number(),
                Times.instant(record.receivedNanos()),
                envelope.kind().word(),
                envelope.transport().word(),
                envelope.listener(),
                source == null ? "" : source.getAddress().getHostAddress() + ":" + source.getPort(),
                noted.disposition().word(),
                device,
                note.ruleId(),
                note.recognised(),
                note.impact(),
                note.alarmId(),
                Decoder.decode(record, zones),
                record.bytes(),
                envelope.truncated());
    }

    private @Nullable Inventory inventory() {
        String version = board().inventoryVersion();
        return version == null ? null : shelf.version(version).orElse(null);
    }
}
