package io.trapline.mediation.maintenance;

import io.trapline.enrichment.HurtService;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.Place;
import io.trapline.enrichment.Resource;
import io.trapline.enrichment.Service;
import io.trapline.enrichment.ServiceState;
import io.trapline.enrichment.ServiceStates;
import io.trapline.mediation.maintenance.Scope.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which of some windows a service falls into. One of services, accounts, customers or VNOs covers those
 * it names. One in the network covers the services that are down when all that it names is down: a service
 * whose protection carries it through the work was promised to work all the same. Names mean what they mean
 * to {@link Coverage}. What resources and faults have to do with windows is worked out once and kept. Owned
 * by one thread.
 */
final class Covering {

    private static final int DEPTH_MAX = 16;

    private final Inventory inventory;
    private final Map<Scope, Set<Announced>> served = new HashMap<>();
    private final Map<Scope, Set<Announced>> network = new HashMap<>();
    private final Map<String, Set<Scope>> scopesOf = new HashMap<>();
    private final Map<Set<String>, Set<String>> downWith = new HashMap<>();
    private @Nullable ServiceStates states;

    Covering(List<Announced> windows, Inventory inventory) {
        this.inventory = inventory;
        for (Announced each : windows) {
            for (Scope scope : each.window().scopes()) {
                boolean inNetwork = scope.kind().network();
                (inNetwork ? network : served)
                        .computeIfAbsent(inNetwork ? lower(scope) : scope, s -> new LinkedHashSet<>())
                        .add(each);
            }
        }
    }

    Set<Announced> of(Service service) {
        Set<Announced> found = new LinkedHashSet<>();
        if (!served.isEmpty()) {
            found.addAll(served(Kind.SERVICE, service.id()));
            found.addAll(served(Kind.ACCOUNT, service.accountId()));
            found.addAll(served(Kind.CUSTOMER, service.customerId()));
            inventory
                    .customer(service.customerId())
                    .map(customer -> customer.vnoId())
                    .ifPresent(vno -> found.addAll(served(Kind.VNO, vno)));
        }
        if (!network.isEmpty()) {
            beneath(service.id()).forEach((scope, resources) -> {
                if (down(resources).contains(service.id())) {
                    found.addAll(network.getOrDefault(scope, Set.of()));
                }
            });
        }
        return found;
    }

    private Set<Announced> served(Kind kind, String id) {
        return served.getOrDefault(new Scope(kind, id), Set.of());
    }

    /** Of what the service stands on, the outermost resources that a scope names, by scope. */
    private Map<Scope, Set<String>> beneath(String serviceId) {
        Map<Scope, Set<String>> named = new HashMap<>();
        for (String resource : inventory.standsOn(serviceId)) {
            for (Scope scope : scopesOf.computeIfAbsent(resource, this::scopes)) {
                named.computeIfAbsent(scope, s -> new TreeSet<>()).add(resource);
            }
        }
        named.values().forEach(resources -> {
            var inner = resources.stream().filter(id -> within(id, resources)).toList();
            resources.removeAll(inner);
        });
        return named;
    }

    private boolean within(String resourceId, Set<String> resources) {
        return inventory
                .resource(resourceId)
                .map(Resource::parentId)
                .filter(resources::contains)
                .isPresent();
    }

    private Set<Scope> scopes(String resourceId) {
        Resource resource = inventory.resource(resourceId).orElse(null);
        if (resource == null) {
            return Set.of();
        }
        Set<Scope> names = new HashSet<>();
        add(names, Kind.RESOURCE, List.of(resource.id(), resource.name(), resource.deviceId()));
        add(names, Kind.DEVICE, deviceNames(resource.deviceId()));
        add(names, Kind.SITE, siteNames(resourceId));
        names.retainAll(network.keySet());
        return Set.copyOf(names);
    }

    private List<String> deviceNames(String deviceId) {
        List<String> names = new ArrayList<>(List.of(deviceId));
        inventory.resource(deviceId).map(Resource::name).ifPresent(names::add);
        inventory.aliases(deviceId).forEach(alias -> names.add(alias.value()));
        return names;
    }

    private List<String> siteNames(String resourceId) {
        List<String> names = new ArrayList<>();
        Optional<Place> place = inventory.business().placeOf(resourceId);
        for (int depth = 0; place.isPresent() && depth < DEPTH_MAX; depth++) {
            Place here = place.get();
            names.add(here.id());
            names.add(here.name());
            String parent = here.parentId();
            place = parent == null ? Optional.empty() : inventory.business().place(parent);
        }
        return names;
    }

    private static void add(Set<Scope> names, Kind kind, List<String> values) {
        values.forEach(value -> names.add(lower(new Scope(kind, value))));
    }

    private static Scope lower(Scope scope) {
        return new Scope(scope.kind(), scope.value().toLowerCase(Locale.ROOT));
    }

    /** Services that are down while all of these resources are, and nothing else. */
    private Set<String> down(Set<String> resources) {
        return downWith.computeIfAbsent(Set.copyOf(resources), this::fail);
    }

    private Set<String> fail(Set<String> resources) {
        ServiceStates all = states == null ? inventory.serviceStates() : states;
        states = all;
        Set<String> down = new HashSet<>();
        for (String resource : resources) {
            for (HurtService hurt : all.set(resource, ServiceState.DOWN)) {
                if (hurt.state() == ServiceState.DOWN) {
                    down.add(hurt.serviceId());
                } else {
                    down.remove(hurt.serviceId());
                }
            }
        }
        resources.forEach(resource -> all.set(resource, ServiceState.UP));
        return down;
    }
}
