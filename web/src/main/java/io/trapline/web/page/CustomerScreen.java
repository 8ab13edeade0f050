package io.trapline.web.page;

import io.trapline.enrichment.Service;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.CustomerCard;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.CustomerRow.ServiceRow;
import io.trapline.mediation.board.DeedRow;
import io.trapline.mediation.board.ExclusionRow;
import io.trapline.mediation.board.ImpactPath;
import io.trapline.mediation.board.Readings;
import io.trapline.mediation.impact.ClosedOutage;
import io.trapline.web.live.Frame;
import io.trapline.web.live.Snapshot;
import io.trapline.web.live.View;
import io.trapline.web.query.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One customer: accounts with the services that are hurt, and the alarms that hurt them. */
public final class CustomerScreen {

    static final String NAME = "customer/";

    private static final Duration HISTORY = Duration.ofDays(90);
    private static final int OUTAGES_SHOWN = 50;

    /** An account and its affected services. */
    public record Branch(String accountId, String name, List<ServiceRow> services, List<Service> well) {}

    /** An alarm and how it reaches this customer. */
    public record Hit(AlarmRow alarm, List<ImpactPath> paths) {}

    /** The customer as the page shows it. */
    public record Model(
            CustomerCard card,
            @Nullable Figures figures,
            List<Branch> branches,
            List<Hit> hits,
            List<DeedRow> comments,
            Past past) {

        /** The alarm that a note about this incident goes to. */
        public @Nullable AlarmRow cause() {
            return figures == null ? null : figures.cause();
        }
    }

    /**
     * What was, and what was promised.
     *
     * @param outages of the last 90 days, newest first
     */
    public record Past(List<TimeLine.Entry> timeline, List<ClosedOutage> outages, List<Promise> promises) {}

    private final Templates templates;
    private final Readings readings;

    public CustomerScreen(Templates templates, Readings readings) {
        this.templates = templates;
        this.readings = readings;
    }

    public String page(Chrome chrome, Snapshot snapshot, CustomerCard card) {
        List<ExclusionRow> excluded = readings.exclusions().stream()
                .filter(row -> row.customerId().equals(card.customer().id()))
                .toList();
        return templates.html(
                "customer", Map.of("chrome", chrome, "model", model(snapshot, card), "excluded", excluded));
    }

    private Model model(Snapshot snapshot, CustomerCard card) {
        String id = card.customer().id();
        List<Hit> hits = card.affected().stream()
                .flatMap(row -> row.alarmIds().stream())
                .flatMap(alarmId -> snapshot.index().alarm(alarmId).stream())
                .map(alarm -> new Hit(alarm, readings.pathsTo(alarm.alarmId(), id)))
                .toList();
        List<Service> services = readings.services(id);
        return new Model(
                card,
                snapshot.index().customer(id).orElse(null),
                branches(card, services),
                hits,
                readings.comments(id),
                past(snapshot, card, hits, services));
    }

    private Past past(Snapshot snapshot, CustomerCard card, List<Hit> hits, List<Service> services) {
        String id = card.customer().id();
        Instant from = snapshot.board().streamTime().minus(HISTORY);
        return new Past(
                TimeLine.of(id, hits.stream().map(Hit::alarm).toList(), snapshot.index(), readings),
                readings.outages(id).stream()
                        .filter(outage -> outage.to() >= from.toEpochMilli())
                        .limit(OUTAGES_SHOWN)
                        .toList(),
                Promise.of(services, snapshot.board().meter().business()));
    }

    /** Every account with its services, hurt ones first; services of accounts the BSS does not list come last. */
    private static List<Branch> branches(CustomerCard card, List<Service> services) {
        Map<String, Branch> branches = new LinkedHashMap<>();
        card.accounts().forEach(a -> branches.put(a.id(), branch(a.id(), a.name())));
        Set<String> hurt = new HashSet<>();
        for (ServiceRow service : card.affected().map(CustomerRow::services).orElse(List.of())) {
            hurt.add(service.serviceId());
            branches.computeIfAbsent(service.accountId(), id -> branch(id, ""))
                    .services()
                    .add(service);
        }
        for (Service service : services) {
            if (hurt.contains(service.id())) continue;
            branches.computeIfAbsent(service.accountId(), id -> branch(id, ""))
                    .well()
                    .add(service);
        }
        return List.copyOf(branches.values());
    }

    private static Branch branch(String id, String name) {
        return new Branch(id, name, new ArrayList<>(), new ArrayList<>());
    }

    public View view(String customerId) {
        return new LiveView(NAME + customerId, snapshot -> frame(snapshot, customerId), (before, after) -> {
            Optional<CustomerRow> was = before.board().customer(customerId);
            Optional<CustomerRow> is = after.board().customer(customerId);
            return !was.equals(is)
                    || !Objects.equals(
                            before.board().inventoryVersion(), after.board().inventoryVersion())
                    || is.stream()
                            .flatMap(row -> row.alarmIds().stream())
                            .anyMatch(id -> !Objects.equals(
                                    before.index().alarm(id), after.index().alarm(id)));
        });
    }

    private Frame frame(Snapshot snapshot, String customerId) {
        Optional<CustomerCard> card = readings.customer(customerId);
        if (card.isEmpty()) return LiveView.regions(Map.of());
        Map<String, Object> model = Map.of("model", model(snapshot, card.get()));
        Map<String, String> regions = new LinkedHashMap<>();
        regions.put("summary", templates.html("part/customer-summary", model));
        regions.put("measures", templates.html("part/customer-measures", model));
        regions.put("timeline", templates.html("part/customer-timeline", model));
        regions.put("history", templates.html("part/customer-history", model));
        regions.put("tree", templates.html("part/customer-tree", model));
        regions.put("hits", templates.html("part/customer-hits", model));
        return LiveView.regions(regions);
    }
}
