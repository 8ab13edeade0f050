package io.trapline.enrichment.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** On what a service stands: the other way round than what a fault reaches. */
class StandsOnTest {

    @Test
    void containersLegsFibresAndServicesBelowAreAllOfThem() {
        PackedInventory town = new Town()
                .device("a")
                .part("a/1", "a", null)
                .part("a/1/1", "a", "a/1")
                .device("b")
                .device("far")
                .add(View.RESOURCE, "fibre", "fibre", null, null, null)
                .add(View.RESOURCE_RELATIONSHIP, "a/1", "fibre", null, null, null)
                .customer("1", "active", "a/1/1")
                .add(View.SERVICE_RESOURCE, "s1", "b", "protecting")
                .customer("2", "active")
                .add(View.SERVICE_RELATIONSHIP, "s2", "s1", null, null, null)
                .customer("3", "active", "far")
                .inventory();
        List<String> all = List.of("a", "a/1", "a/1/1", "b", "fibre");
        assertThat(town.standsOn("s1")).isEqualTo(all);
        assertThat(town.standsOn("s2")).as("by way of the service it relies on").isEqualTo(all);
        assertThat(town.standsOn("s3")).containsExactly("far");
        assertThat(town.standsOn("nobody")).isEmpty();
    }

    /** A service stands on a resource exactly when the resource's loss would reach it; loops end. */
    @Test
    void itIsWhatAFaultReachesTheOtherWayRound() {
        var dice = new Random(20_261_126);
        int pairs = 0;
        for (int run = 0; run < 150; run++) {
            Town town = new Town();
            int resources = 2 + dice.nextInt(12);
            for (int i = 0; i < resources; i++) {
                String parent = i == 0 || dice.nextInt(3) == 0 ? null : "r" + dice.nextInt(i);
                town.add(View.RESOURCE, "r" + i, "thing", null, null, parent);
            }
            edges(dice, town, View.RESOURCE_RELATIONSHIP, "r", resources);
            for (int i = 0; i < 8; i++) {
                town.customer("" + i, "active", "r" + dice.nextInt(resources));
            }
            edges(dice, town, View.SERVICE_RELATIONSHIP, "s", 8);
            PackedInventory inventory = town.inventory();
            for (int i = 0; i < 8; i++) {
                Set<String> expected = new TreeSet<>();
                for (int r = 0; r < resources; r++) {
                    String service = "s" + i;
                    if (inventory.affected("r" + r).stream()
                            .anyMatch(row -> row.service().id().equals(service))) {
                        expected.add("r" + r);
                    }
                }
                assertThat(new TreeSet<>(inventory.standsOn("s" + i)))
                        .as("run %d service %d", run, i)
                        .isEqualTo(expected);
                pairs += expected.size();
            }
        }
        assertThat(pairs).isGreaterThan(2_000);
    }

    private static void edges(Random dice, Town town, View view, String prefix, int count) {
        Set<String> made = new HashSet<>();
        for (int n = dice.nextInt(5); n > 0; n--) {
            int from = dice.nextInt(count);
            int to = dice.nextInt(count);
            if (from != to && made.add(from + ">" + to)) {
                town.add(view, prefix + from, prefix + to, null, null, null);
            }
        }
    }
}
