package io.trapline.web;

import io.trapline.enrichment.Account;
import io.trapline.enrichment.BssStatus;
import io.trapline.enrichment.Customer;
import io.trapline.enrichment.Hit;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.Board;
import io.trapline.mediation.board.CustomerCard;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.DecisionRow;
import io.trapline.mediation.board.DeedRow;
import io.trapline.mediation.board.EventRow;
import io.trapline.mediation.board.ForwarderRow;
import io.trapline.mediation.board.ImpactPath;
import io.trapline.mediation.board.LedgerView;
import io.trapline.mediation.board.MaintenancePreview;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.board.UnmatchedReplay;
import io.trapline.mediation.board.UnmatchedView;
import io.trapline.mediation.board.Vitals;
import io.trapline.mediation.board.WindowRow;
import io.trapline.mediation.impact.CustomerImpact;
import io.trapline.mediation.impact.Meter;
import io.trapline.mediation.inbox.InboxView;
import io.trapline.mediation.maintenance.Window;
import io.trapline.mediation.mib.MibNames;
import io.trapline.mediation.source.SourcesView;
import io.trapline.mediation.worklist.Decision;
import io.trapline.mediation.worklist.Subject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A network operation centre in memory: what the mediator would publish, set by hand. Changes show
 * when {@link #publish()} is called.
 */
class Noc extends NocDesk implements Readings {

    private final String epoch;
    private final Map<String, CustomerRow> customers = new LinkedHashMap<>();
    private final Map<String, AlarmRow> alarms = new LinkedHashMap<>();
    private final Map<String, List<ImpactPath>> paths = new LinkedHashMap<>();
    private final Map<String, CustomerCard> cards = new LinkedHashMap<>();
    private final List<Hit> hits = new ArrayList<>();
    private final List<EventRow> events = new ArrayList<>();
    private final List<ForwarderRow> forwarders = new ArrayList<>();
    private final List<Consumer<Board>> listeners = new CopyOnWriteArrayList<>();
    private BssStatus bss;
    private Vitals vitals = Vitals.NONE;
    private Instant streamTime = START;
    private long seq;
    private long kernelDrops;
    private long lost;
    private MibNames names = MibNames.NONE;
    private InboxView inbox = InboxView.empty(START);
    private UnmatchedView unmatched = new UnmatchedView(START, 0, 0, 100, 0, 0, List.of());
    private SourcesView sources = SourcesView.empty(START);
    private volatile Board board;

    Noc(String epoch) {
        this.epoch = epoch;
        this.bss = new BssStatus(BssStatus.State.UP, START, "", "9f2c55aa01b3c4d5", START.minusSeconds(41));
        this.board = make();
    }

    synchronized Noc unmatched(UnmatchedView view) {
        unmatched = view;
        return this;
    }

    /** Like the mediator: an acknowledgement of what is open shows on the next board. */
    @Override
    public synchronized long together(List<Task> tasks) {
        for (Task task : tasks) {
            did(task.action().name().toLowerCase(java.util.Locale.ROOT), task.subject(), task.operator(), task.text());
            AlarmRow row = alarms.get(task.subject());
            boolean acks = task.action() == io.trapline.mediation.Input.Action.ACKNOWLEDGE;
            if (row != null && acks && row.clearedAt() == null) alarms.put(row.alarmId(), Scenes.acknowledged(row));
        }
        publish();
        return board.decided();
    }

    @Override
    public synchronized UnmatchedView unmatched(int limit) {
        return unmatched;
    }

    synchronized Noc found(Hit hit) {
        hits.add(hit);
        return this;
    }

    @Override
    public synchronized List<Hit> find(String text, int limit) {
        return List.copyOf(hits);
    }

    /** Moves the last thing that was said about a subject to another time. */
    void said(String subject, Instant at) {
        List<DeedRow> all = java.util.Objects.requireNonNull(deeds.get(subject));
        DeedRow last = all.removeLast();
        all.add(new DeedRow(last.recordNumber(), at, last.operator(), last.what(), last.text()));
    }

    synchronized Noc sources(SourcesView counted) {
        sources = counted;
        return this;
    }

    @Override
    public synchronized SourcesView sources() {
        return sources.completed(id -> id.substring(2), refusedSenders);
    }

    synchronized Noc affect(CustomerRow row) {
        customers.put(row.customerId(), row);
        var customer = new Customer(row.customerId(), row.customerName(), row.tier(), row.vnoId());
        return card(customer, row.vno(), row.accountIds());
    }

    synchronized Noc refuse(LedgerView.RefusedSender sender) {
        refusedSenders = List.of(sender);
        return this;
    }

    synchronized Noc heal(String customerId) {
        customers.remove(customerId);
        return this;
    }

    synchronized Noc card(String id, String name, String tier, @Nullable String vno, List<String> accountIds) {
        return card(new Customer(id, name, tier, vno), vno, accountIds);
    }

    private Noc card(Customer customer, @Nullable String vno, List<String> accountIds) {
        List<Account> accounts = accountIds.stream()
                .map(a -> new Account(a, customer.id(), "Site " + a))
                .toList();
        cards.put(
                customer.id(),
                new CustomerCard(customer, vno, accounts, Optional.empty(), List.of(), CustomerImpact.NONE));
        return this;
    }

    synchronized Noc alarm(AlarmRow row, ImpactPath... path) {
        alarms.put(row.alarmId(), row);
        if (path.length > 0) paths.put(row.alarmId(), List.of(path));
        return this;
    }

    synchronized Noc event(EventRow row) {
        events.add(row);
        streamTime = row.receivedAt();
        return this;
    }

    synchronized Noc forwarder(ForwarderRow row) {
        forwarders.removeIf(f -> f.name().equals(row.name()));
        forwarders.add(row);
        return this;
    }

    synchronized Noc bss(BssStatus status) {
        bss = status;
        return this;
    }

    synchronized Noc vitals(Vitals now) {
        vitals = now;
        return this;
    }

    @Override
    public synchronized Vitals vitals() {
        return vitals;
    }

    synchronized Noc kernelDrops(long drops) {
        kernelDrops = drops;
        return this;
    }

    /** Records that vanish between the journal and the mediator: the books stop balancing. */
    synchronized Noc lose(long records) {
        lost = records;
        return this;
    }

    synchronized Noc names(MibNames known) {
        names = known;
        return this;
    }

    synchronized Noc inbox(InboxView unknown) {
        inbox = unknown;
        return this;
    }

    @Override
    public synchronized MibNames names() {
        return names;
    }

    @Override
    public synchronized InboxView inbox() {
        return inbox;
    }

    @Override
    synchronized Noc publish() {
        seq++;
        board = make();
        for (Consumer<Board> listener : listeners) listener.accept(board);
        return this;
    }

    private Board make() {
        return new Board(
                epoch,
                seq,
                events.size(),
                streamTime,
                shown(customers.values()),
                List.copyOf(alarms.values()),
                alarms.values().stream().filter(a -> a.clearedAt() == null).count(),
                List.copyOf(forwarders),
                bss.inventoryVersion(),
                bss,
                new Meter(business, ZoneOffset.UTC, streamTime.toEpochMilli()),
                List.copyOf(letters));
    }

    int listeners() {
        return listeners.size();
    }

    @Override
    public Board board() {
        return board;
    }

    @Override
    public AutoCloseable onBoard(Consumer<Board> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public synchronized LedgerView ledger() {
        long read = events.size() + lost;
        long unreadable = count(events, "unreadable");
        return new LedgerView(
                START,
                1,
                read,
                0,
                read,
                Map.of("tooLong", 0L),
                events.size() - unreadable,
                unreadable,
                0,
                0,
                count(events, "changed"),
                count(events, "repeated"),
                count(events, "noted"),
                count(events, "suppressed"),
                count(events, "retransmit"),
                events.stream().filter(e -> !e.recognised()).count(),
                forwarders.stream()
                        .mapToLong(f -> f.delivered() + f.pending() + f.parked())
                        .sum(),
                forwarders.stream().mapToLong(ForwarderRow::delivered).sum(),
                forwarders.stream().mapToLong(ForwarderRow::pending).sum(),
                forwarders.stream().mapToLong(ForwarderRow::parked).sum(),
                0,
                0,
                lost == 0,
                lost == 0 ? "" : "journaled is " + lost + " more than event + unreadable + internal + behind",
                List.of(
                        new LedgerView.Socket(
                                "snmp-main", "127.0.0.1:10162", "udp", read, 8 << 20, 425_984, kernelDrops, Map.of()),
                        new LedgerView.Socket(
                                "syslog-tcp", "127.0.0.1:10514", "tcp", 0, 0, 0, 0, Map.of("accepted", 3L))),
                refusedSenders);
    }

    @Override
    public synchronized List<EventRow> events(int limit) {
        List<EventRow> newest = events.reversed();
        return List.copyOf(newest.subList(0, Math.min(limit, newest.size())));
    }

    @Override
    public synchronized Optional<EventRow> event(long recordNumber) {
        return events.stream().filter(e -> e.recordNumber() == recordNumber).findFirst();
    }

    @Override
    public List<ImpactPath> pathsTo(String alarmId, String customerId) {
        return paths(alarmId, Integer.MAX_VALUE).stream()
                .filter(path -> path.customerId().equals(customerId))
                .toList();
    }

    @Override
    public synchronized List<ImpactPath> paths(String alarmId, int limit) {
        return paths.getOrDefault(alarmId, List.of()).stream().limit(limit).toList();
    }

    @Override
    public List<String> servicesOf(String customerId) {
        return List.of("SVC-991", "SVC-992");
    }

    @Override
    public synchronized Optional<CustomerCard> customer(String customerId) {
        return Optional.ofNullable(cards.get(customerId))
                .map(c -> new CustomerCard(
                        c.customer(),
                        c.vnoName(),
                        c.accounts(),
                        Optional.ofNullable(customers.get(customerId)),
                        c.lastOutage(),
                        c.impact()));
    }

    @Override
    public List<DeedRow> deeds(String alarmId) {
        return deeds.getOrDefault(alarmId, List.of());
    }

    @Override
    public List<DeedRow> comments(String customerId) {
        return deeds(customerId);
    }

    @Override
    public synchronized List<WindowRow> maintenance() {
        return List.copyOf(windows);
    }

    @Override
    public MaintenancePreview preview(Window window) {
        return Previews.of(window);
    }

    @Override
    public Optional<Subject> words(String id) {
        return id.equals(WORDS.id()) ? Optional.of(WORDS) : Optional.empty();
    }

    @Override
    public @Nullable String refusal(Subject words, String resourceId) {
        return resourceId.startsWith("olt-1/") ? null : "The BSS has no resource \"" + resourceId + "\".";
    }

    @Override
    public synchronized List<DecisionRow> decisions() {
        return decided == null
                ? List.of()
                : List.of(new DecisionRow(
                        decided.subject().id(),
                        decided.verdict().word(),
                        "",
                        "address",
                        "10.1.1.1",
                        "ifName",
                        "0/1/7",
                        decided.resourceId(),
                        decided.until(),
                        decided.operator(),
                        decided.why(),
                        START,
                        1,
                        "inForce"));
    }

    @Override
    public synchronized UnmatchedReplay replay(@Nullable Decision mapping) {
        var open = new UnmatchedReplay.Tally(988, 12, 98.8, 1);
        var none = new UnmatchedReplay.Tally(1_000, 0, 100, 0);
        return mapping == null
                ? new UnmatchedReplay(null, null, open, decided == null ? open : none, 0, List.of(), "v")
                : new UnmatchedReplay(mapping.subject().id(), mapping.resourceId(), open, none, 7, List.of("A-1"), "v");
    }
}
