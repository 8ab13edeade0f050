package io.trapline.mediation.impact;

import io.trapline.enrichment.HurtService;
import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.ServiceState;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The services that are not up, and since when: alarms and inventories in, turns of services out. A
 * step function: the same changes in the same order give the same turns. Owned by one thread.
 */
public final class OutageBook {

    private final FaultMap faults = new FaultMap();
    private final Map<String, OpenOutage> open = new HashMap<>();
    private final Consumer<Turned> turns;
    private boolean live;

    /** @param turns hears of each service that takes another state, before the book shows it */
    public OutageBook(Consumer<Turned> turns) {
        this.turns = turns;
    }

    /**
     * From now on changes turn services; before, they are only followed, because what they turned is
     * restored from a log.
     */
    void live(long at) {
        if (!live) {
            live = true;
            settle(at);
        }
    }

    /**
     * An alarm was raised, found its resource, or changed its severity.
     *
     * @param resourceId null while it is not known
     * @param state what the alarm makes of the resource itself
     * @param at from when that counts
     */
    public void say(String alarmId, @Nullable String resourceId, ServiceState state, long at) {
        turn(faults.say(alarmId, resourceId, state), at, alarmId);
    }

    /** An alarm ended. */
    public void silent(String alarmId, long at) {
        turn(faults.silent(alarmId), at, alarmId);
    }

    /** Another inventory is used from now on. */
    public void use(Inventory inventory, long at) {
        faults.use(inventory);
        settle(at);
    }

    public Optional<OpenOutage> open(String serviceId) {
        return Optional.ofNullable(open.get(serviceId));
    }

    /** Those that are not up. */
    Stream<String> services() {
        return open.keySet().stream();
    }

    public int size() {
        return open.size();
    }

    /** A turn that a log remembers. Tells nobody. */
    void restore(Turned turned) {
        apply(turned.serviceId(), turned.state(), turned.at(), turned.alarmId());
    }

    /** Makes the book agree with the alarms, where the inventory changed or a log remembers otherwise. */
    private void settle(long at) {
        if (!live || !faults.knows()) {
            return;
        }
        for (String service : List.copyOf(open.keySet())) {
            if (!faults.hurt().containsKey(service)) {
                turn(new HurtService(service, ServiceState.UP), at, "");
            }
        }
        faults.hurt().forEach((service, state) -> {
            OpenOutage known = open.get(service);
            if (known == null || known.state() != state) {
                turn(new HurtService(service, state), at, "");
            }
        });
    }

    /** One service may be told more than once: only where it ends counts. */
    private void turn(List<HurtService> changed, long at, String alarmId) {
        if (!live) {
            return;
        }
        Map<String, HurtService> last = new LinkedHashMap<>();
        changed.forEach(service -> last.put(service.serviceId(), service));
        last.values().stream()
                .filter(service -> service.state() != stateOf(service.serviceId()))
                .forEach(service -> turn(service, at, alarmId));
    }

    private ServiceState stateOf(String serviceId) {
        OpenOutage known = open.get(serviceId);
        return known == null ? ServiceState.UP : known.state();
    }

    private void turn(HurtService service, long at, String alarmId) {
        turns.accept(new Turned(service.serviceId(), service.state(), at, alarmId));
        apply(service.serviceId(), service.state(), at, alarmId);
    }

    private void apply(String serviceId, ServiceState state, long at, String alarmId) {
        OpenOutage known = open.get(serviceId);
        if (state == ServiceState.UP) {
            open.remove(serviceId);
        } else {
            open.put(serviceId, known == null ? OpenOutage.begin(serviceId, state, at, alarmId) : known.as(state, at));
        }
    }
}
