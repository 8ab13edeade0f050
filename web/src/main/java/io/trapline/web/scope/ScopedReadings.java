package io.trapline.web.scope;

import io.trapline.enrichment.Hit;
import io.trapline.enrichment.Place;
import io.trapline.enrichment.Service;
import io.trapline.enrichment.Vno;
import io.trapline.mediation.board.About;
import io.trapline.mediation.board.AccountCard;
import io.trapline.mediation.board.Board;
import io.trapline.mediation.board.ComplaintsView;
import io.trapline.mediation.board.CustomerCard;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.DecisionRow;
import io.trapline.mediation.board.DeedRow;
import io.trapline.mediation.board.EventRow;
import io.trapline.mediation.board.ExclusionRow;
import io.trapline.mediation.board.Explanation;
import io.trapline.mediation.board.ImpactPath;
import io.trapline.mediation.board.LedgerView;
import io.trapline.mediation.board.MaintenancePreview;
import io.trapline.mediation.board.NearMiss;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.board.TasksView;
import io.trapline.mediation.board.UnmatchedReplay;
import io.trapline.mediation.board.UnmatchedView;
import io.trapline.mediation.board.Vitals;
import io.trapline.mediation.board.Whereabouts;
import io.trapline.mediation.board.WindowRow;
import io.trapline.mediation.impact.ClosedOutage;
import io.trapline.mediation.inbox.InboxView;
import io.trapline.mediation.maintenance.Window;
import io.trapline.mediation.mib.MibNames;
import io.trapline.mediation.source.SourcesView;
import io.trapline.mediation.task.AlarmTask;
import io.trapline.mediation.worklist.Decision;
import io.trapline.mediation.worklist.Subject;
import io.trapline.web.access.Audience;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Readings as one audience may have them. Whoever adds a question to {@link Readings} says here who may
 * have the answer; a test refuses one that is merely passed on by inheritance. Safe for any thread.
 */
public final class ScopedReadings implements Readings {

    /** Among so many of the newest events a bound audience finds its own. */
    private static final int SEARCHED = 2_000;

    private static final String NOT_SHOWN =
            "It hurts customers of other operators too: how it reaches whom is not shown.";

    private final Readings whole;
    private final Audience audience;
    private final Mask mask;
    private volatile @Nullable Cut newest;

    public ScopedReadings(Readings whole, Audience audience) {
        this.whole = whole;
        this.audience = audience;
        this.mask = new Mask(audience);
    }

    /** Two readers may cut the same board at the same time; the cuts are equal, either may stay. */
    Cut cut() {
        Board board = whole.board();
        Cut cut = newest;
        if (cut == null || cut.whole() != board) {
            cut = Cut.of(board, audience);
            newest = cut;
        }
        return cut;
    }

    /** True when who asks may act on an alarm that they see: it is about nobody else. */
    public boolean theirs(String alarmId) {
        return cut().owns(alarmId);
    }

    @Override
    public Board board() {
        return cut().board();
    }

    @Override
    public AutoCloseable onBoard(Consumer<Board> listener) {
        return whole.onBoard(board -> listener.accept(Cut.of(board, audience).board()));
    }

    /** Counts of the whole installation; who was refused at the door is for those who see all. */
    @Override
    public LedgerView ledger() {
        LedgerView ledger = whole.ledger();
        return audience.bound() ? LedgerCut.of(ledger) : ledger;
    }

    @Override
    public Vitals vitals() {
        return whole.vitals();
    }

    @Override
    public List<EventRow> events(int limit) {
        if (!audience.bound()) return whole.events(limit);
        Cut cut = cut();
        return whole.events(Math.max(limit, SEARCHED)).stream()
                .filter(event -> own(cut, event))
                .limit(limit)
                .toList();
    }

    @Override
    public int eventCount() {
        return audience.bound() ? events(SEARCHED).size() : whole.eventCount();
    }

    @Override
    public Optional<EventRow> event(long recordNumber) {
        Cut cut = cut();
        return whole.event(recordNumber).filter(event -> own(cut, event));
    }

    private boolean own(Cut cut, EventRow event) {
        String alarmId = event.alarmId();
        return !audience.bound() || (alarmId != null && cut.owns(alarmId));
    }

    @Override
    public List<ImpactPath> paths(String alarmId, int limit) {
        if (!audience.bound()) {
            return whole.paths(alarmId, limit).stream().map(mask::path).toList();
        }
        return board().customers().stream()
                .filter(row -> row.alarmIds().contains(alarmId))
                .map(CustomerRow::customerId)
                .sorted()
                .flatMap(id -> whole.pathsTo(alarmId, id).stream())
                .limit(limit)
                .map(mask::path)
                .toList();
    }

    @Override
    public List<ImpactPath> pathsTo(String alarmId, String customerId) {
        if (!visible(customerId)) return List.of();
        return whole.pathsTo(alarmId, customerId).stream().map(mask::path).toList();
    }

    @Override
    public MibNames names() {
        return whole.names();
    }

    @Override
    public InboxView inbox() {
        return audience.bound() ? InboxView.empty(whole.inbox().since()) : whole.inbox();
    }

    /** What others asked for may be about anybody. */
    @Override
    public TasksView tasks() {
        return audience.bound() ? TasksView.NONE : whole.tasks();
    }

    /** Its id is known to who began it, and it was begun on what they see. */
    @Override
    public Optional<AlarmTask> task(String id) {
        return whole.task(id);
    }

    @Override
    public Optional<CustomerCard> customer(String customerId) {
        return whole.customer(customerId)
                .filter(card -> audience.sees(card.customer().vnoId()))
                .map(mask::card);
    }

    @Override
    public Optional<AccountCard> account(String accountId) {
        return whole.account(accountId)
                .filter(card -> visible(card.account().customerId()))
                .map(mask::account);
    }

    @Override
    public Optional<Vno> vno(String vnoId) {
        return whole.vno(vnoId).filter(vno -> audience.sees(vno.id()));
    }

    @Override
    public List<String> servicesOf(String customerId) {
        return visible(customerId) ? whole.servicesOf(customerId) : List.of();
    }

    @Override
    public SourcesView sources() {
        return audience.bound() ? SourcesView.empty(Instant.EPOCH) : whole.sources();
    }

    @Override
    public About about() {
        return audience.bound() ? About.NONE : whole.about();
    }

    @Override
    public List<Service> services(String customerId) {
        return visible(customerId) ? whole.services(customerId) : List.of();
    }

    @Override
    public List<ClosedOutage> outages(String customerId) {
        return visible(customerId) ? whole.outages(customerId) : List.of();
    }

    /** What is near may be somebody else's: only for those who see all. */
    @Override
    public List<NearMiss> nearMisses(String alarmId) {
        return audience.bound() ? List.of() : whole.nearMisses(alarmId);
    }

    /** Resources have no owner and are found by those who see all. */
    @Override
    public List<Hit> find(String text, int limit) {
        return whole.find(text, limit).stream()
                .filter(hit -> !audience.bound() || own(hit))
                .map(mask::hit)
                .toList();
    }

    private boolean own(Hit hit) {
        return hit.kind() != Hit.Kind.RESOURCE
                && !hit.customerIds().isEmpty()
                && hit.customerIds().stream().allMatch(this::visible);
    }

    /** Of those who do not see all: what their customers said, and the measures of that. */
    @Override
    public ComplaintsView complaints() {
        ComplaintsView view = whole.complaints();
        if (!audience.bound()) return view;
        List<ComplaintsView.Row> own =
                view.newest().stream().filter(row -> visible(row.customerId())).toList();
        long told = own.stream().filter(ComplaintsView.Row::told).count();
        return new ComplaintsView(
                own.size(),
                own.isEmpty() ? null : Math.round(1_000.0 * told / own.size()) / 10.0,
                own.stream().filter(row -> row.alarmId().isEmpty()).count(),
                own);
    }

    @Override
    public Optional<Place> placeOf(String serviceId) {
        return whole.placeOf(serviceId);
    }

    @Override
    public Whereabouts whereabouts(@Nullable String resourceId) {
        return whole.whereabouts(resourceId);
    }

    private boolean visible(String customerId) {
        return !audience.bound()
                || cut().customer(customerId).isPresent()
                || customer(customerId).isPresent();
    }

    @Override
    public List<DeedRow> deeds(String alarmId) {
        return cut().owns(alarmId) ? whole.deeds(alarmId) : List.of();
    }

    @Override
    public List<DeedRow> comments(String customerId) {
        return visible(customerId) ? whole.comments(customerId) : List.of();
    }

    @Override
    public UnmatchedView unmatched(int limit) {
        UnmatchedView view = whole.unmatched(limit);
        return audience.bound() ? new UnmatchedView(view.since(), 0, 0, 100, 0, 0, List.of()) : view;
    }

    @Override
    public List<ExclusionRow> exclusions() {
        return whole.exclusions().stream()
                .filter(row -> audience.sees(row.vnoId()))
                .map(mask::exclusion)
                .toList();
    }

    @Override
    public List<DecisionRow> decisions() {
        return audience.bound() ? List.of() : whole.decisions();
    }

    @Override
    public Optional<Subject> words(String id) {
        return audience.bound() ? Optional.empty() : whole.words(id);
    }

    @Override
    public @Nullable String refusal(Subject words, String resourceId) {
        return audience.bound()
                ? "Only those who see all customers can decide this."
                : whole.refusal(words, resourceId);
    }

    @Override
    public UnmatchedReplay replay(@Nullable Decision mapping) {
        return audience.bound() ? Readings.super.replay(mapping) : whole.replay(mapping);
    }

    /** Of those who do not see all: messages of alarms that are theirs alone. */
    @Override
    public Optional<Explanation> explain(long recordNumber, @Nullable String whyNot) {
        boolean theirs = event(recordNumber).isPresent() && (whyNot == null || visible(whyNot));
        return theirs ? whole.explain(recordNumber, whyNot) : Optional.empty();
    }

    @Override
    public Optional<Explanation> explain(String alarmId, @Nullable String whyNot) {
        Cut cut = cut();
        if (!cut.sees(alarmId) || (whyNot != null && !visible(whyNot))) return Optional.empty();
        if (cut.owns(alarmId)) return whole.explain(alarmId, whyNot);
        return Optional.of(
                new Explanation(alarmId, cut.board().inventoryVersion(), 0, whyNot, false, List.of(NOT_SHOWN)));
    }

    @Override
    public List<WindowRow> maintenance() {
        return audience.bound() ? List.of() : whole.maintenance();
    }

    @Override
    public MaintenancePreview preview(Window window) {
        MaintenancePreview preview = whole.preview(window);
        Cut cut = cut();
        return preview.hushing(
                preview.alarmIds().stream().filter(cut::sees).toList(),
                preview.customerIds().stream().filter(this::visible).toList());
    }
}
