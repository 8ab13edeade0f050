package io.trapline.mediation.forward;

import io.trapline.enrichment.AffectedService;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.InventoryShelf;
import io.trapline.enrichment.Resource;
import io.trapline.mediation.Change;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.ticket.Symptoms;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes what a ticket says of what was decided: names and customers are those of the inventory of that time. */
final class WorkContent {

    private static final int IDS_MAX = 200;

    private final Change.WorkReleased work;
    private final InventoryShelf shelf;

    WorkContent(Change.WorkReleased work, InventoryShelf shelf) {
        this.work = work;
        this.shelf = shelf;
    }

    TicketWork.Content content() {
        Alarm alarm = work.alarm();
        Impact.Known known = alarm.impact() instanceof Impact.Known k ? k : null;
        Inventory inventory = inventory(known == null ? null : known.inventoryVersion());
        Collection<AffectedService> rows = affected(known, inventory);
        long hurt = customerIds(rows).count();
        int own = known == null ? 0 : known.customers();
        int customers = work.symptoms().count() == 0 ? own : Math.max(own, (int) hurt);
        int services = work.symptoms().count() == 0 && known != null
                ? known.services()
                : Math.max(known == null ? 0 : known.services(), rows.size());
        String device = name(alarm.deviceId(), alarm.evidence().value(), inventory);
        String object = name(alarm.resourceId(), alarm.object(), inventory);
        var raised = alarm.raised().wallNanos();
        return new TicketWork.Content(
                alarm.id(),
                title(alarm.severity().word(), alarm.alarmType(), device, object),
                "%s%nProbable cause %s, rule %s. %s.%s"
                        .formatted(
                                alarm.specificProblem(),
                                alarm.probableCause(),
                                alarm.ruleId(),
                                Affected.words(services, customers),
                                following()),
                alarm.severity().word(),
                device,
                object,
                Instant.ofEpochSecond(Math.floorDiv(raised, 1_000_000_000L), Math.floorMod(raised, 1_000_000_000L)),
                customers,
                services,
                customerIds(rows).sorted().limit(IDS_MAX).toList(),
                rows.stream().map(r -> r.service().id()).limit(IDS_MAX).toList(),
                work.symptoms().listed().stream().map(this::symptom).toList(),
                work.symptoms().count());
    }

    private String following() {
        int count = work.symptoms().count();
        return count == 0
                ? ""
                : count == 1 ? " 1 other alarm follows from it." : " " + count + " other alarms follow from it.";
    }

    /** Of the alarm and of the symptoms listed, each service once, by id. */
    private Collection<AffectedService> affected(Impact.@Nullable Known known, @Nullable Inventory inventory) {
        var rows = new TreeMap<String, AffectedService>();
        if (known != null && inventory != null) {
            add(rows, inventory, known.resourceId(), work.without());
        }
        for (Symptoms.Symptom one : work.symptoms().listed()) {
            Inventory then = inventory(one.inventory());
            if (then != null && one.resourceId() != null) {
                add(rows, then, one.resourceId(), one.without());
            }
        }
        return rows.values();
    }

    private static void add(
            TreeMap<String, AffectedService> rows, Inventory inventory, String resourceId, List<String> without) {
        inventory.affected(resourceId).stream()
                .filter(row -> !without.contains(row.service().customerId()))
                .forEach(row -> rows.putIfAbsent(row.service().id(), row));
    }

    private static Stream<String> customerIds(Collection<AffectedService> rows) {
        return rows.stream().map(row -> row.service().customerId()).distinct();
    }

    private TicketWork.Symptom symptom(Symptoms.Symptom one) {
        Inventory then = inventory(one.inventory());
        String device = name(one.deviceId(), one.evidence(), then);
        String object = name(one.resourceId(), one.object(), then);
        return new TicketWork.Symptom(
                one.alarmId(), title(one.severity(), one.alarmType(), device, object), device, object);
    }

    private @Nullable Inventory inventory(@Nullable String version) {
        return version == null ? null : shelf.version(version).orElse(null);
    }

    private static String title(String severity, String alarmType, String device, String object) {
        return "%s: %s on %s %s".formatted(severity, alarmType, device, object);
    }

    private static String name(@Nullable String resourceId, String received, @Nullable Inventory inventory) {
        return resourceId == null || inventory == null
                ? received
                : inventory.resource(resourceId).map(Resource::name).orElse(received);
    }
}
