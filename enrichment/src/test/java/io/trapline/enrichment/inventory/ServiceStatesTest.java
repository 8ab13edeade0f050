package io.trapline.enrichment.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.HurtService;
import io.trapline.enrichment.ServiceState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services followed through faults and repairs, with loops, reliance and protection groups. */
class ServiceStatesTest {

    private static final List<String> ROLES = List.of("working", "protecting", "access", "transit");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void stepByStepIsTheSameAsAllAtOnceInAnyOrder(long seed) {
        var dice = new Random(seed);
        int resources = 5 + dice.nextInt(40);
        var inventory = net(dice, resources).inventory();
        var followed = inventory.serviceStates();
        Map<String, ServiceState> own = new TreeMap<>();
        Map<String, ServiceState> told = new TreeMap<>();
        for (int step = 0; step < 300; step++) {
            String resource = "r" + dice.nextInt(resources);
            ServiceState state = List.of(ServiceState.UP, ServiceState.UP, ServiceState.AT_RISK, ServiceState.DOWN)
                    .get(dice.nextInt(4));
            own.put(resource, state);
            for (HurtService changed : followed.set(resource, state)) {
                assertThat(told.put(changed.serviceId(), changed.state()))
                        .as("told only when it changed: %s", changed)
                        .isNotEqualTo(changed.state());
            }
            told.values().removeIf(ServiceState.UP::equals);
            assertThat(told).as("seed %d step %d %s", seed, step, own).isEqualTo(atOnce(inventory, own, dice));
        }
    }

    @Test
    void aPortAndItsDeviceAreTwoFaults() {
        var inventory = new Town()
                .device("d")
                .part("p", "d", "d")
                .part("q", "d", "d")
                .customer("1", "active", "p")
                .customer("2", "active", "q")
                .inventory();
        var standing = inventory.serviceStates();
        assertThat(standing.set("p", ServiceState.DOWN)).containsExactly(hurt("s1", ServiceState.DOWN));
        assertThat(standing.set("d", ServiceState.DOWN)).containsExactly(hurt("s2", ServiceState.DOWN));
        assertThat(standing.set("d", ServiceState.UP)).containsExactly(hurt("s2", ServiceState.UP));
        assertThat(standing.set("p", ServiceState.AT_RISK)).containsExactly(hurt("s1", ServiceState.AT_RISK));
        assertThat(standing.set("p", ServiceState.AT_RISK)).isEmpty();
        assertThat(standing.set("nobody", ServiceState.DOWN)).isEmpty();
        assertThat(standing.set("p", ServiceState.UP)).containsExactly(hurt("s1", ServiceState.UP));
    }

    @Test
    void theSecondLegOfAProtectedServiceDecides() {
        var inventory = new Town()
                .device("a")
                .device("b")
                .customer("1", "active")
                .add(View.SERVICE_RESOURCE, "s1", "a", "working")
                .add(View.SERVICE_RESOURCE, "s1", "b", "protecting")
                .inventory();
        var standing = inventory.serviceStates();
        assertThat(standing.set("b", ServiceState.DOWN)).containsExactly(hurt("s1", ServiceState.AT_RISK));
        assertThat(standing.set("a", ServiceState.DOWN)).containsExactly(hurt("s1", ServiceState.DOWN));
        assertThat(standing.set("b", ServiceState.UP)).containsExactly(hurt("s1", ServiceState.DEGRADED));
        assertThat(standing.set("a", ServiceState.UP)).containsExactly(hurt("s1", ServiceState.UP));
    }

    private static HurtService hurt(String service, ServiceState state) {
        return new HurtService(service, state);
    }

    /** From nothing to these faults, in another order. */
    private static Map<String, ServiceState> atOnce(
            PackedInventory inventory, Map<String, ServiceState> own, Random dice) {
        var fresh = inventory.serviceStates();
        List<String> order = new ArrayList<>(own.keySet());
        Collections.shuffle(order, dice);
        Map<String, ServiceState> states = new TreeMap<>();
        for (String resource : order) {
            ServiceState state = own.get(resource);
            if (state != null) {
                fresh.set(resource, state).forEach(s -> states.put(s.serviceId(), s.state()));
            }
        }
        states.values().removeIf(ServiceState.UP::equals);
        return states;
    }

    private static Town net(Random dice, int resources) {
        var town = new Town();
        for (int i = 0; i < resources; i++) {
            String container = i == 0 || dice.nextInt(5) == 0 ? null : "r" + dice.nextInt(i);
            town.add(View.RESOURCE, "r" + i, "thing", null, null, container);
        }
        for (int edge = dice.nextInt(resources); edge > 0; edge--) {
            boolean group = dice.nextBoolean();
            town.add(
                    View.RESOURCE_RELATIONSHIP,
                    "r" + dice.nextInt(resources),
                    "r" + dice.nextInt(resources),
                    group ? "g" + dice.nextInt(3) : null,
                    group ? "" + (1 + dice.nextInt(2)) : null,
                    group ? "" + (1 + dice.nextInt(2)) : null);
        }
        int services = 5 + dice.nextInt(40);
        for (int i = 0; i < services; i++) {
            town.customer("" + i, dice.nextInt(8) == 0 ? "ceased" : "active");
            for (int link = dice.nextInt(4); link > 0; link--) {
                boolean group = dice.nextInt(3) == 0;
                town.add(
                        View.SERVICE_RESOURCE,
                        "s" + i,
                        "r" + dice.nextInt(resources),
                        ROLES.get(dice.nextInt(4)),
                        group ? "g" + dice.nextInt(2) : null,
                        group ? "" + (1 + dice.nextInt(3)) : null,
                        group ? "" + (1 + dice.nextInt(3)) : null);
            }
        }
        for (int edge = dice.nextInt(services); edge > 0; edge--) {
            boolean group = dice.nextBoolean();
            town.add(
                    View.SERVICE_RELATIONSHIP,
                    "s" + dice.nextInt(services),
                    "s" + dice.nextInt(services),
                    group ? "g" + dice.nextInt(3) : null,
                    group ? "1" : null,
                    group ? "1" : null);
        }
        return town;
    }
}
