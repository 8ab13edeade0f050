package io.trapline.web.page;

import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.CustomerCard;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.CustomerRow.ServiceRow;
import io.trapline.mediation.board.DeedRow;
import io.trapline.mediation.board.ImpactPath;
import io.trapline.mediation.board.Readings;
import io.trapline.web.live.Frame;
import io.trapline.web.live.Snapshot;
import io.trapline.web.live.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One customer: accounts with the services that are hurt, and the alarms that hurt them. */
public final class CustomerScreen {

    static final String NAME = "customer/";

    /** An account and its affected services. */
    public record Branch(String accountId, String name, List<ServiceRow> services) {}

    /** An alarm and how it reaches this customer. */
    public record Hit(AlarmRow alarm, List<ImpactPath> paths) {}

    /** The customer as the page shows it. */
    public record Model(CustomerCard card, List<Branch> branches, List<Hit> hits, List<DeedRow> comments) {}

    private final Templates templates;
    private final Readings readings;

    public CustomerScreen(Templates templates, Readings readings) {
        this.templates = templates;
        this.readings = readings;
    }

    public String page(Chrome chrome, Snapshot snapshot, CustomerCard card) {
        return templates.html("customer", Map.of("chrome", chrome, "model", model(snapshot, card)));
    }

    private Model model(Snapshot snapshot, CustomerCard card) {
        String id = card.customer().id();
        List<Hit> hits = card.affected().stream()
                .flatMap(row -> row.alarmIds().stream())
                .flatMap(alarmId -> snapshot.index().alarm(alarmId).stream())
                .map(alarm -> new Hit(alarm, readings.pathsTo(alarm.alarmId(), id)))
                .toList();
        return new Model(card, branches(card), hits, readings.comments(id));
    }

    /** Every account, also those that are well; services of accounts the BSS does not list come last. */
    private static List<Branch> branches(CustomerCard card) {
        Map<String, Branch> branches = new LinkedHashMap<>();
        card.accounts().forEach(a -> branches.put(a.id(), new Branch(a.id(), a.name(), new ArrayList<>())));
        card.affected()
                .map(CustomerRow::services)
                .orElse(List.of())
                .forEach(service -> branches.computeIfAbsent(
                                service.accountId(), id -> new Branch(id, "", new ArrayList<>()))
                        .services()
                        .add(service));
        return List.copyOf(branches.values());
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
        regions.put("tree", templates.html("part/customer-tree", model));
        regions.put("hits", templates.html("part/customer-hits", model));
        return LiveView.regions(regions);
    }
}
