package io.trapline.enrichment.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.Impact;
import io.trapline.enrichment.InventorySwitch;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the simplest program that could be right, over random forests with random links. */
class AffectedByOracleTest {

    /** A network as maps: what hangs where, and who owns it. */
    private static final class Plain {
        final Map<String, String> parent = new HashMap<>();
        final Map<String, String> state = new TreeMap<>();
        final Map<String, String> customer = new HashMap<>();
        final Map<String, Set<String>> links = new TreeMap<>();

        static Plain random(Random dice) {
            Plain plain = new Plain();
            int resources = 1 + dice.nextInt(40);
            for (int i = 0; i < resources; i++) {
                String container = i == 0 || dice.nextInt(6) == 0 ? "" : "r" + dice.nextInt(i);
                plain.parent.put("r" + i, container);
            }
            int services = 1 + dice.nextInt(60);
            for (int i = 0; i < services; i++) {
                plain.state.put(
                        "s" + i,
                        List.of("active", "live", "ceased", "suspended").get(dice.nextInt(4)));
                plain.customer.put("s" + i, "c" + dice.nextInt(20));
                Set<String> on = new TreeSet<>();
                for (int link = dice.nextInt(4); link > 0; link--) {
                    on.add("r" + dice.nextInt(resources));
                }
                plain.links.put("s" + i, on);
            }
            return plain;
        }

        PackedInventory packed(long seed) {
            Town town = new Town();
            parent.forEach((id, container) -> town.add(View.RESOURCE, id, "thing", null, null, container));
            for (int i = 0; i < 20; i++) {
                town.add(View.CUSTOMER, "c" + i, null, null, null).add(View.ACCOUNT, "a" + i, "c" + i, null);
            }
            state.forEach((id, word) -> town.add(
                    View.SERVICE,
                    id,
                    null,
                    word,
                    "a" + Objects.requireNonNull(customer.get(id)).substring(1)));
            links.forEach((id, on) -> on.forEach(one -> town.add(View.SERVICE_RESOURCE, id, one, null)));
            return town.shuffled(seed).inventory();
        }

        boolean inside(String resource, String container) {
            for (String up = resource; !up.isEmpty(); up = parent.getOrDefault(up, "")) {
                if (up.equals(container)) {
                    return true;
                }
            }
            return false;
        }

        Set<String> services(String resource, boolean inUse) {
            Set<String> found = new TreeSet<>();
            links.forEach((service, on) -> {
                boolean used = Set.of("active", "live").contains(Objects.requireNonNull(state.get(service)));
                if (used == inUse && on.stream().anyMatch(one -> inside(one, resource))) {
                    found.add(service);
                }
            });
            return found;
        }

        Object answer(String resource) throws Exception {
            Set<String> hurt = services(resource, true);
            if (hurt.isEmpty()) {
                return services(resource, false).isEmpty() ? Impact.Reason.NO_SERVICE : Impact.Reason.CEASED;
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String id : hurt) {
                digest.update(ByteBuffer.allocate(4).putInt(id.length()).array());
                digest.update(id.getBytes(StandardCharsets.UTF_8));
            }
            Set<String> owners = new HashSet<>();
            hurt.forEach(id -> owners.add(customer.get(id)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8) + " " + hurt.size() + " " + owners.size();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyAnswerIsTheOracles(long seed) throws Exception {
        Random dice = new Random(seed);
        int known = 0;
        for (int run = 0; run < 100; run++) {
            Plain plain = Plain.random(dice);
            PackedInventory inventory = plain.packed(dice.nextLong());
            for (String resource : plain.parent.keySet()) {
                Object answer = switch (inventory.affectedBy(resource)) {
                    case Impact.Known k -> k.digest() + " " + k.services() + " " + k.customers();
                    case Impact.Unknown u -> u.reason();
                };
                assertThat(answer).as("run %d %s", run, resource).isEqualTo(plain.answer(resource));
                assertThat(inventory.affected(resource).stream()
                                .map(row -> row.service().id()))
                        .containsExactlyElementsOf(plain.services(resource, true));
                known += answer instanceof String ? 1 : 0;
            }
        }
        assertThat(known).isGreaterThan(500);
    }

    /** Whoever listens to changes only must never keep a wrong answer. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void everyChangedAnswerIsAnnounced(long seed) throws Exception {
        Random dice = new Random(seed);
        int quiet = 0;
        for (int run = 0; run < 200; run++) {
            Plain plain = Plain.random(dice);
            PackedInventory before = plain.packed(dice.nextLong());
            Map<String, Object> old = new HashMap<>();
            for (String resource : plain.parent.keySet()) {
                old.put(resource, plain.answer(resource));
            }
            change(plain, dice);
            InventorySwitch told = Changes.between(before, plain.packed(dice.nextLong()));
            assertThat(told.everything()).isFalse();
            Set<String> announced = new HashSet<>(told.changedResources());
            for (String resource : plain.parent.keySet()) {
                if (!plain.answer(resource).equals(old.get(resource))) {
                    assertThat(announced).as("run %d", run).contains(resource);
                }
            }
            quiet += announced.size() < plain.parent.size() ? 1 : 0;
        }
        assertThat(quiet).as("a change is not a change of everything").isGreaterThan(100);
    }

    private static void change(Plain plain, Random dice) {
        String service = "s" + dice.nextInt(plain.state.size());
        String resource = "r" + dice.nextInt(plain.parent.size());
        switch (dice.nextInt(5)) {
            case 0 -> plain.state.put(service, "ceased");
            case 1 -> plain.customer.put(service, "c" + dice.nextInt(20));
            case 2 ->
                plain.links.merge(service, Set.of(resource), (old, more) -> {
                    Set<String> both = new TreeSet<>(old);
                    both.addAll(more);
                    return both;
                });
            case 3 -> plain.links.put(service, Set.of());
            default -> plain.parent.put(resource, "");
        }
    }
}
