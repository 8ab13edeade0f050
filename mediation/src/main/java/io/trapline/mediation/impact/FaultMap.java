package io.trapline.mediation.impact;

import io.trapline.enrichment.HurtService;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.ServiceState;
import io.trapline.enrichment.ServiceStates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the open alarms say of resources, and the services that stand worse for it. The worst alarm of
 * a resource counts. Owned by one thread.
 */
final class FaultMap {

    /** What one alarm says. */
    private record Claim(String resourceId, ServiceState state) {}

    private final Map<String, Claim> claims = new HashMap<>();
    private final Map<String, Map<String, ServiceState>> byResource = new HashMap<>();
    private final TreeMap<String, ServiceState> hurt = new TreeMap<>();
    private @Nullable ServiceStates states;

    /**
     * An open alarm says this of a resource from now on, and nothing of any other.
     *
     * @param resourceId null while it is not known
     * @return services that changed
     */
    List<HurtService> say(String alarmId, @Nullable String resourceId, ServiceState state) {
        Claim old = claims.get(alarmId);
        Claim now = resourceId == null || state == ServiceState.UP ? null : new Claim(resourceId, state);
        if (java.util.Objects.equals(old, now)) {
            return List.of();
        }
        List<HurtService> changed = new ArrayList<>();
        if (old != null) {
            claims.remove(alarmId);
            byResource.computeIfPresent(old.resourceId(), (id, said) -> {
                said.remove(alarmId);
                return said.isEmpty() ? null : said;
            });
            if (now == null || !now.resourceId().equals(old.resourceId())) {
                changed.addAll(stand(old.resourceId()));
            }
        }
        if (now != null) {
            claims.put(alarmId, now);
            byResource.computeIfAbsent(now.resourceId(), id -> new HashMap<>()).put(alarmId, now.state());
            changed.addAll(stand(now.resourceId()));
        }
        return changed;
    }

    /** The alarm ended. */
    List<HurtService> silent(String alarmId) {
        return say(alarmId, null, ServiceState.UP);
    }

    /** Another inventory; {@link #hurt} is worked out anew. */
    void use(Inventory inventory) {
        hurt.clear();
        states = inventory.serviceStates();
        byResource.keySet().forEach(this::stand);
    }

    /** Services that are not up, by id. */
    Map<String, ServiceState> hurt() {
        return hurt;
    }

    /** False before the first inventory: nothing is known of any service. */
    boolean knows() {
        return states != null;
    }

    private List<HurtService> stand(String resourceId) {
        if (states == null) {
            return List.of();
        }
        ServiceState worst = ServiceState.UP;
        for (ServiceState said : byResource.getOrDefault(resourceId, Map.of()).values()) {
            worst = worst.worse(said);
        }
        List<HurtService> changed = states.set(resourceId, worst);
        for (HurtService service : changed) {
            if (service.state() == ServiceState.UP) {
                hurt.remove(service.serviceId());
            } else {
                hurt.put(service.serviceId(), service.state());
            }
        }
        return changed;
    }
}
