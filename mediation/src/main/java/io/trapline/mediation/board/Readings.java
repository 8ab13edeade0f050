package io.trapline.mediation.board;

import io.trapline.enrichment.Hit;
import io.trapline.enrichment.Place;
import io.trapline.enrichment.Service;
import io.trapline.enrichment.Vno;
import io.trapline.mediation.impact.ClosedOutage;
import io.trapline.mediation.inbox.InboxView;
import io.trapline.mediation.maintenance.Window;
import io.trapline.mediation.mib.MibNames;
import io.trapline.mediation.source.SourcesView;
import io.trapline.mediation.task.AlarmTask;
import io.trapline.mediation.worklist.Decision;
import io.trapline.mediation.worklist.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All that the web view may ask. Safe for any thread. */
public interface Readings {

    /** The newest published board; never null once the web view is started. */
    Board board();

    /** Calls {@code listener} with every newly published board, at most once a second; close to stop. */
    AutoCloseable onBoard(Consumer<Board> listener);

    LedgerView ledger();

    /** How Trapline itself is. */
    Vitals vitals();

    /** The newest {@code limit} events (1 to 10,000), newest first, read from the journals. */
    List<EventRow> events(int limit);

    /** How many events {@link #events} has at most. */
    default int eventCount() {
        return events(EventRing.SIZE).size();
    }

    /** One journaled message with its raw bytes, as long as the journal keeps it. */
    Optional<EventRow> event(long recordNumber);

    /** The path from an alarm to each affected service, at most {@code limit}, ordered by customer then service. */
    List<ImpactPath> paths(String alarmId, int limit);

    /** The paths from an alarm to the services of one customer, ordered by service. */
    List<ImpactPath> pathsTo(String alarmId, String customerId);

    /** What is known of OIDs now. */
    MibNames names();

    /** Traps that no rule knows. */
    InboxView inbox();

    /** Services, accounts and state of a customer that is not affected, or empty when nobody knows the id. */
    Optional<CustomerCard> customer(String customerId);

    /** Every service of a customer, whatever its state, ordered by id. */
    default List<Service> services(String customerId) {
        return List.of();
    }

    /** Outages of a customer that are over, by service, the newest first. */
    default List<ClosedOutage> outages(String customerId) {
        return List.of();
    }

    /** What an alarm's object would also almost fit, the most alike first. */
    default List<NearMiss> nearMisses(String alarmId) {
        return List.of();
    }

    /** A billing account, affected or not, or empty when nobody knows the id. */
    default Optional<AccountCard> account(String accountId) {
        return Optional.empty();
    }

    /** A virtual operator, or empty when nobody knows the id. */
    default Optional<Vno> vno(String vnoId) {
        return Optional.empty();
    }

    /** Ids of the services of a customer, affected or not. */
    default List<String> servicesOf(String customerId) {
        return services(customerId).stream().map(Service::id).toList();
    }

    /** What customers said. */
    default ComplaintsView complaints() {
        return ComplaintsView.NONE;
    }

    /** Where a service is used, as far as the BSS says. */
    default Optional<Place> placeOf(String serviceId) {
        return Optional.empty();
    }

    /** What and where a resource is, as far as the BSS knows it. */
    default Whereabouts whereabouts(@Nullable String resourceId) {
        return Whereabouts.UNKNOWN;
    }

    /** What people did and said about an alarm, oldest first. */
    List<DeedRow> deeds(String alarmId);

    /** The comments that stay with a customer, oldest first. */
    List<DeedRow> comments(String customerId);

    /** What the inventory has under a text that a person typed, at most {@code limit} of each kind. */
    default List<Hit> find(String text, int limit) {
        return List.of();
    }

    /** What could not be tied to customers, most events first, at most {@code limit} groups. */
    default UnmatchedView unmatched(int limit) {
        return new UnmatchedView(Instant.EPOCH, 0, 0, 100, 0, 0, List.of());
    }

    /** Who sends to us. */
    default SourcesView sources() {
        return SourcesView.empty(Instant.EPOCH);
    }

    /** What runs here and what it goes by. */
    default About about() {
        return About.NONE;
    }

    /** What people decided about such words, the newest first. */
    default List<DecisionRow> decisions() {
        return List.of();
    }

    /** The words of an id, if they are unmatched or decided about. */
    default Optional<Subject> words(String id) {
        return Optional.empty();
    }

    /** Customers whom people said an alarm does not affect, those whose mark ends first first. */
    default List<ExclusionRow> exclusions() {
        return List.of();
    }

    /** Why these words cannot mean that resource, in a sentence; null when they can. */
    default @Nullable String refusal(Subject words, String resourceId) {
        return "There is no inventory yet.";
    }

    /** The unmatched judged again; with a mapping: as if it were decided. Changes nothing. */
    default UnmatchedReplay replay(@Nullable Decision mapping) {
        var nothing = UnmatchedReplay.Tally.of(0, 0, 0);
        return new UnmatchedReplay(null, null, nothing, nothing, 0, List.of(), null);
    }

    /** Why an alarm hurts whom it hurts, or why not one customer; empty when there is no such alarm. */
    default Optional<Explanation> explain(String alarmId, @Nullable String whyNot) {
        return Optional.empty();
    }

    /** The same for one record: of the alarm that it touched, else of itself; empty when it is no message. */
    default Optional<Explanation> explain(long recordNumber, @Nullable String whyNot) {
        return Optional.empty();
    }

    /** What other systems asked for. */
    default TasksView tasks() {
        return TasksView.NONE;
    }

    /** One of these, by an id that only who began it knows; else empty. */
    default Optional<AlarmTask> task(String id) {
        return tasks().tasks().stream()
                .filter(task -> task.order().id().equals(id))
                .findFirst();
    }

    /** Maintenance windows, the newest first. */
    List<WindowRow> maintenance();

    /** What a window would hush if it were in force now. */
    MaintenancePreview preview(Window window);
}
