package io.trapline.enrichment.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.AffectedService;
import io.trapline.enrichment.HurtService;
import io.trapline.enrichment.inventory.Built;
import io.trapline.enrichment.inventory.InventoryDraft;
import io.trapline.enrichment.inventory.PackedInventory;
import io.trapline.enrichment.inventory.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random networks with containment, reliance (loops too), protection groups and every role, and random
 * faults that come and go: services, their states and their customers must be those of {@link Reference}.
 * {@code -Dtrapline.reference.events=1000000} is the long form.
 */
class ReferenceModelTest {

    private static final int EVENTS = Integer.getInteger("trapline.reference.events", 100_000);
    private static final long SEED = Long.getLong("trapline.reference.seed", 20_261_123L);
    private static final int EVENTS_EACH = 200;
    private static final List<String> ROLES = List.of("access", "transit", "working", "working", "protecting");
    private static final List<String> LIFECYCLE = List.of("active", "active", "live", "ceased", "suspended");

    @Test
    void statesAndCustomersAreThoseOfTheReference() {
        int events = 0;
        int hurt = 0;
        int[] seen = new int[4];
        for (long network = 0; events < EVENTS; network++) {
            Random dice = new Random(SEED + network);
            Reference reference = network(dice);
            PackedInventory inventory = packed(reference, dice);
            List<String> resources = List.copyOf(reference.parent.keySet());
            Set<String> down = new TreeSet<>();
            for (int i = 0; i < EVENTS_EACH && events < EVENTS; i++, events++) {
                String resource = resources.get(dice.nextInt(resources.size()));
                if (!down.remove(resource)) {
                    down.add(resource);
                }
                Map<String, Integer> expected = reference.hurt(down);
                Map<String, Integer> found = new TreeMap<>();
                for (HurtService one : inventory.hurt(down)) {
                    found.put(
                            one.serviceId(),
                            List.of("up", "atRisk", "degraded", "down")
                                    .indexOf(one.state().word()));
                }
                assertThat(found)
                        .as("seed %d network %d down %s", SEED, network, down)
                        .isEqualTo(expected);
                assertThat(customers(inventory, found.keySet())).isEqualTo(reference.customers(expected.keySet()));
                if (i % 10 == 0) {
                    Set<String> reached = inventory.affected(resource).stream()
                            .map(AffectedService::service)
                            .map(service -> service.id())
                            .collect(Collectors.toCollection(TreeSet::new));
                    assertThat(reached).isEqualTo(reference.reached(resource));
                }
                hurt += expected.size();
                expected.values().forEach(state -> seen[state]++);
            }
        }
        System.out.printf(
                "FIGURE reference events=%d differences=0 hurt=%d atRisk=%d degraded=%d down=%d%n",
                events, hurt, seen[1], seen[2], seen[3]);
        assertThat(seen[1]).isGreaterThan(events / 10);
        assertThat(seen[2]).isGreaterThan(events / 100);
        assertThat(seen[3]).isGreaterThan(events / 10);
    }

    private static Set<String> customers(PackedInventory inventory, Set<String> services) {
        return services.stream()
                .map(id -> inventory.service(id).orElseThrow().customerId())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Reference network(Random dice) {
        Reference network = new Reference();
        int resources = 2 + dice.nextInt(18);
        int services = 1 + dice.nextInt(16);
        for (int i = 0; i < resources; i++) {
            network.parent.put("r" + i, i == 0 || dice.nextInt(3) == 0 ? "" : "r" + dice.nextInt(i));
        }
        for (int i = 0; i < services; i++) {
            network.customer.put("s" + i, "c" + dice.nextInt(8));
            network.lifecycle.put("s" + i, LIFECYCLE.get(dice.nextInt(LIFECYCLE.size())));
            for (int on : distinct(dice, resources, dice.nextInt(5))) {
                network.links.add(new Reference.Link(
                        "s" + i,
                        "r" + on,
                        ROLES.get(dice.nextInt(ROLES.size())),
                        group(dice),
                        1 + dice.nextInt(3),
                        1 + dice.nextInt(3)));
            }
            for (int on : distinct(dice, services, dice.nextInt(6) - 3)) {
                if (on != i) {
                    network.serviceNeeds.add(need(dice, "s" + i, "s" + on));
                }
            }
        }
        for (int i = 0; i < resources; i++) {
            for (int on : distinct(dice, resources, dice.nextInt(5) - 2)) {
                if (on != i) {
                    network.resourceNeeds.add(need(dice, "r" + i, "r" + on));
                }
            }
        }
        return network;
    }

    private static Reference.Need need(Random dice, String from, String on) {
        return new Reference.Need(from, on, group(dice), 1 + dice.nextInt(3), 1 + dice.nextInt(3));
    }

    private static String group(Random dice) {
        return switch (dice.nextInt(4)) {
            case 0 -> "east";
            case 1 -> "west";
            default -> "";
        };
    }

    private static List<Integer> distinct(Random dice, int bound, int count) {
        Set<Integer> numbers = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            numbers.add(dice.nextInt(bound));
        }
        return List.copyOf(numbers);
    }

    /** The rows in any order, as a BSS gives them. */
    private static PackedInventory packed(Reference network, Random dice) {
        List<Runnable> rows = new ArrayList<>();
        InventoryDraft draft = new InventoryDraft();
        network.parent.forEach(
                (id, container) -> rows.add(() -> draft.add(View.RESOURCE, id, "thing", null, null, container)));
        for (int i = 0; i < 8; i++) {
            String number = Integer.toString(i);
            rows.add(() -> draft.add(View.CUSTOMER, "c" + number, null, null, null));
            rows.add(() -> draft.add(View.ACCOUNT, "a" + number, "c" + number, null));
        }
        network.customer.forEach((id, owner) ->
                rows.add(() -> draft.add(View.SERVICE, id, null, network.lifecycle.get(id), "a" + owner.substring(1))));
        network.links.forEach(link -> rows.add(() -> draft.add(
                View.SERVICE_RESOURCE,
                link.service(),
                link.resource(),
                link.role(),
                given(link.group()),
                Integer.toString(link.weight()),
                Integer.toString(link.minUp()))));
        needs(draft, View.SERVICE_RELATIONSHIP, network.serviceNeeds, rows);
        needs(draft, View.RESOURCE_RELATIONSHIP, network.resourceNeeds, rows);
        Collections.shuffle(rows, dice);
        rows.forEach(Runnable::run);
        return switch (draft.build(Instant.EPOCH)) {
            case Built.Complete(var inventory, var remarks) -> inventory;
            case Built.Refused(String sentence) -> throw new AssertionError(sentence);
        };
    }

    private static void needs(InventoryDraft draft, View view, List<Reference.Need> needs, List<Runnable> rows) {
        needs.forEach(need -> rows.add(() -> draft.add(
                view,
                need.from(),
                need.on(),
                given(need.group()),
                Integer.toString(need.weight()),
                Integer.toString(need.minUp()))));
    }

    private static @Nullable String given(String group) {
        return group.isEmpty() ? null : group;
    }
}
