package io.trapline.mediation.maintenance;

import io.trapline.enrichment.AffectedService;
import io.trapline.enrichment.Impact;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Place;
import io.trapline.enrichment.Resource;
import io.trapline.mediation.alarm.Alarm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which windows an alarm falls into. A window in the network covers what it contains. Windows of
 * services, customers or VNOs cover an alarm only when together they cover everyone it hurts: nobody
 * else's outage is hidden by them. Pure.
 */
public final class Coverage {

    /** An alarm that hurts more services is never hidden by windows of services, accounts, customers or VNOs. */
    static final int SERVICES_MAX = 10_000;

    private static final int DEPTH_MAX = 16;

    private Coverage() {}

    /** Ids of the windows it falls into, in their order; empty when it falls into none. */
    public static List<String> of(List<Window> windows, Alarm alarm, @Nullable Inventory inventory) {
        if (windows.isEmpty() || (alarm.self() && alarm.resourceId() == null)) {
            return List.of();
        }
        var ids = new TreeSet<String>();
        for (Window window : windows) {
            if (window.scopes().stream().anyMatch(s -> s.kind().network() && holds(s, alarm, inventory))) {
                ids.add(window.id());
            }
        }
        if (ids.isEmpty() && inventory != null) {
            served(windows, alarm, inventory, ids);
        }
        return List.copyOf(ids);
    }

    private static boolean holds(Scope scope, Alarm alarm, @Nullable Inventory inventory) {
        String value = scope.value();
        return switch (scope.kind()) {
            case DEVICE ->
                value.equals(alarm.deviceId())
                        || value.equalsIgnoreCase(alarm.evidence().value())
                        || named(alarm.deviceId(), value, inventory);
            case RESOURCE -> {
                String at = alarm.resourceId() == null ? alarm.deviceId() : alarm.resourceId();
                for (int depth = 0; at != null && depth < DEPTH_MAX; depth++) {
                    if (at.equals(value) || named(at, value, inventory)) {
                        yield true;
                    }
                    at = inventory == null
                            ? null
                            : inventory.resource(at).map(Resource::parentId).orElse(null);
                }
                yield value.equals(alarm.deviceId());
            }
            case SITE -> site(alarm, value, inventory);
            case SERVICE, CUSTOMER, VNO, ACCOUNT -> false;
        };
    }

    private static boolean named(@Nullable String id, String name, @Nullable Inventory inventory) {
        return id != null
                && inventory != null
                && inventory
                        .resource(id)
                        .filter(r -> r.name().equalsIgnoreCase(name))
                        .isPresent();
    }

    private static boolean site(Alarm alarm, String value, @Nullable Inventory inventory) {
        String at = alarm.resourceId() == null ? alarm.deviceId() : alarm.resourceId();
        if (at == null || inventory == null) {
            return false;
        }
        Optional<Place> place = inventory.business().placeOf(at);
        for (int depth = 0; place.isPresent() && depth < DEPTH_MAX; depth++) {
            Place here = place.get();
            if (here.id().equals(value) || here.name().equalsIgnoreCase(value)) {
                return true;
            }
            String parent = here.parentId();
            place = parent == null ? Optional.empty() : inventory.business().place(parent);
        }
        return false;
    }

    private static void served(List<Window> windows, Alarm alarm, Inventory inventory, TreeSet<String> ids) {
        var ofServed = new ArrayList<Window>();
        windows.stream()
                .filter(w -> w.scopes().stream().anyMatch(s -> !s.kind().network()))
                .forEach(ofServed::add);
        if (ofServed.isEmpty() || !(alarm.impact() instanceof Impact.Known known) || known.services() > SERVICES_MAX) {
            return;
        }
        var found = new TreeSet<String>();
        for (AffectedService hurt : inventory.affected(known.resourceId())) {
            var window = ofServed.stream()
                    .filter(w -> w.scopes().stream().anyMatch(s -> holds(s, hurt, inventory)))
                    .findFirst();
            if (window.isEmpty()) {
                return;
            }
            found.add(window.get().id());
        }
        ids.addAll(found);
    }

    private static boolean holds(Scope scope, AffectedService hurt, Inventory inventory) {
        var service = hurt.service();
        return switch (scope.kind()) {
            case SERVICE -> service.id().equals(scope.value());
            case CUSTOMER -> service.customerId().equals(scope.value());
            case ACCOUNT -> service.accountId().equals(scope.value());
            case VNO ->
                inventory
                        .customer(service.customerId())
                        .filter(c -> scope.value().equals(c.vnoId()))
                        .isPresent();
            case DEVICE, SITE, RESOURCE -> false;
        };
    }
}
