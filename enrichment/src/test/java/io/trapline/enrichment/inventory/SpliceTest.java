package io.trapline.enrichment.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trapline.enrichment.AliasKind;
import io.trapline.enrichment.Impact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A delta on a version gives what a read of the whole gives: the same content, and so the same name. */
class SpliceTest {

    /** A BSS as maps that can be changed, and asked for all its rows or for those of a few keys. */
    private static final class Living {
        private static final List<String> KINDS = List.of("ifIndex", "ifName", "circuit");
        final Random dice;
        final Map<String, List<Delta.Row>> rows = new TreeMap<>();
        Delta changed = new Delta();

        Living(long seed) {
            dice = new Random(seed);
            for (int i = 0; i < 12; i++) {
                customer(i);
                resource(i);
            }
            for (int i = 0; i < 14; i++) {
                account(i);
            }
            for (int i = 0; i < 25; i++) {
                service(i);
            }
            changed = new Delta();
        }

        void change() {
            int what = dice.nextInt(26);
            switch (dice.nextInt(9)) {
                case 0, 1 -> customer(what % 14);
                case 2 -> account(what % 16);
                case 3, 4 -> resource(what % 15);
                case 5 -> gone(View.SERVICE, "s" + what);
                default -> service(what);
            }
        }

        private void customer(int i) {
            put(
                    View.CUSTOMER,
                    "c" + i,
                    row(View.CUSTOMER, "c" + i, word(9), word(3), dice.nextBoolean() ? "v1" : null));
        }

        private void account(int i) {
            put(View.ACCOUNT, "a" + i, row(View.ACCOUNT, "a" + i, "c" + dice.nextInt(12), word(4), null, word(2)));
        }

        private void service(int i) {
            List<Delta.Row> all = new ArrayList<>();
            String id = "s" + i;
            String state = dice.nextInt(3) == 0 ? "ceased" : "Active";
            String users = dice.nextInt(4) == 0 ? "" + dice.nextInt(9) : null;
            all.add(row(View.SERVICE, id, word(5), state, "a" + dice.nextInt(14), null, null, null, word(2), users));
            for (int link = dice.nextInt(4); link > 0; link--) {
                String group = dice.nextInt(3) == 0 ? "g" + dice.nextInt(3) : null;
                String weight = group == null ? null : "" + (1 + dice.nextInt(2));
                all.add(row(View.SERVICE_RESOURCE, id, "r" + dice.nextInt(12), role(), group, weight));
            }
            if (dice.nextInt(5) == 0) {
                // What named nothing until now is found by a read of the whole only.
                String on = "s" + dice.nextInt(25);
                if (rows.containsKey(View.SERVICE + on)) {
                    all.add(row(View.SERVICE_RELATIONSHIP, id, on, null, null, null));
                }
            }
            put(View.SERVICE, id, all.toArray(Delta.Row[]::new));
        }

        private void resource(int i) {
            List<Delta.Row> all = new ArrayList<>();
            String id = "r" + i;
            String device = i == 0 || dice.nextInt(3) == 0 ? null : "r" + dice.nextInt(Math.min(i, 12));
            all.add(row(View.RESOURCE, id, word(2), word(3), device, null));
            for (int alias = dice.nextInt(4); alias > 0; alias--) {
                String kind = KINDS.get(dice.nextInt(KINDS.size()));
                String plan = dice.nextInt(3) == 0 ? "p" + dice.nextInt(3) : null;
                String from = dice.nextInt(5) == 0 ? "" + dice.nextInt(1_000) : null;
                all.add(row(View.RESOURCE_ALIAS, id, plan, kind, "" + dice.nextInt(20), from, null));
            }
            if (dice.nextInt(4) == 0 && i > 0) {
                all.add(row(View.RESOURCE_RELATIONSHIP, id, "r" + dice.nextInt(Math.min(i, 12)), "g1", "1", "1"));
            }
            put(View.RESOURCE, id, all.toArray(Delta.Row[]::new));
        }

        /** Not what others lean on: that is for the whole. */
        private void gone(View view, String id) {
            boolean leaned = rows.values().stream()
                    .flatMap(List::stream)
                    .anyMatch(row -> row.view() == View.SERVICE_RELATIONSHIP && id.equals(row.values()[1]));
            if (!leaned) {
                rows.remove(view + id);
                changed.key(view, id);
            }
        }

        private void put(View view, String id, Delta.Row... all) {
            rows.put(view + id, List.of(all));
            changed.key(view, id);
        }

        private static Delta.Row row(View view, @Nullable String... values) {
            return new Delta.Row(view, values);
        }

        private String role() {
            return List.of("access", "transit", "working", "protecting", "spare")
                    .get(dice.nextInt(5));
        }

        private String word(int of) {
            return "Word " + dice.nextInt(of);
        }

        PackedInventory whole() {
            InventoryDraft draft = new InventoryDraft();
            draft.add(View.VNO, "v1", "One");
            rows.values().forEach(list -> list.forEach(row -> draft.add(row.view(), row.values())));
            return switch (draft.build(Town.TAKEN)) {
                case Built.Complete(var inventory, var remarks) -> inventory;
                case Built.Refused(String sentence) -> throw new AssertionError(sentence);
            };
        }

        Delta delta() {
            for (View view : Delta.KEYED) {
                for (String key : changed.keys(view)) {
                    rows.getOrDefault(view + key, List.of()).forEach(row -> changed.row(row.view(), row.values()));
                }
            }
            Delta told = changed;
            changed = new Delta();
            return told;
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void deltasGiveWhatAReadOfTheWholeGives(int seed) throws NeedsFullReadException {
        Living bss = new Living(seed);
        PackedInventory first = bss.whole();
        PackedInventory now = first;
        Delta all = new Delta();
        int taken = 0;
        for (int round = 0; round < 25; round++) {
            for (int change = bss.dice.nextInt(4); change >= 0; change--) {
                bss.change();
            }
            Delta delta = bss.delta();
            PackedInventory whole = bss.whole();
            try {
                now = Splice.apply(now, delta, Town.TAKEN);
                all = all.then(delta);
                taken++;
            } catch (NeedsFullReadException whatAFullReadIsFor) {
                now = whole;
                first = whole;
                all = new Delta();
            }
            assertThat(now.version()).isEqualTo(whole.version());
            assertThat(now.rows()).isEqualTo(whole.rows());
            for (int i = 0; i < 15; i++) {
                assertThat(now.affectedBy("r" + i)).isEqualTo(whole.affectedBy("r" + i));
                assertThat(now.hurt(List.of("r" + i))).isEqualTo(whole.hurt(List.of("r" + i)));
                assertThat(now.object("r0", AliasKind.IF_NAME, "" + i))
                        .isEqualTo(whole.object("r0", AliasKind.IF_NAME, "" + i));
                assertThat(now.named("p1", AliasKind.CIRCUIT, "" + i, Instant.EPOCH))
                        .isEqualTo(whole.named("p1", AliasKind.CIRCUIT, "" + i, Instant.EPOCH));
            }
            assertThat(Splice.apply(first, all, Town.TAKEN).version())
                    .as("all deltas as one")
                    .isEqualTo(now.version());
        }
        assertThat(taken).as("taken as deltas, of 25").isGreaterThan(8);
    }

    @Test
    void aServiceThatMovesLeavesTheOldPort() throws NeedsFullReadException {
        PackedInventory before = new Town()
                .device("olt")
                .part("olt/1", "olt", null)
                .part("olt/2", "olt", null)
                .customer("1", "active", "olt/1")
                .customer("2", "active", "olt/2")
                .inventory();
        Delta moved = new Delta()
                .key(View.SERVICE, "s1")
                .row(View.SERVICE, "s1", "Glas", "active", "a1")
                .row(View.SERVICE_RESOURCE, "s1", "olt/2", null);
        PackedInventory after = Splice.apply(before, moved, Town.TAKEN);
        assertThat(after.affectedBy("olt/1")).isEqualTo(new Impact.Unknown(Impact.Reason.NO_SERVICE));
        assertThat(after.resourcesOf("s1")).containsExactly("olt/2");
        assertThat(before.resourcesOf("s1")).as("the version before").containsExactly("olt/1");
    }

    /** Else a change of one row would cost as much as a version. */
    @Test
    void whatStaysAsItWasIsTheSameArrays() throws NeedsFullReadException {
        Living bss = new Living(7);
        PackedInventory before = bss.whole();
        bss.rows.values().forEach(list -> {
            Delta.Row row = list.getFirst();
            bss.changed.key(row.view(), row.key());
        });
        bss.put(View.CUSTOMER, "c3", new Delta.Row(View.CUSTOMER, new String[] {"c3", "A new name", "Word 1", null}));
        PackedInventory after = Splice.apply(before, bss.delta(), Town.TAKEN);
        assertThat(after.customer("c3").orElseThrow().name()).isEqualTo("A new name");
        List<Column> copied = Stream.of(Column.values())
                .filter(column -> before.tables().get(column) != after.tables().get(column))
                .toList();
        assertThat(copied)
                .contains(Column.CUSTOMER_NAME)
                .allMatch(column -> column.name().startsWith("CUSTOMER_"));
    }

    @Test
    void whatTheDeltaDoesNotSayIsAskedOfTheWhole() {
        PackedInventory town = new Town()
                .device("olt")
                .customer("1", "active", "olt")
                .customer("2", "active", "olt")
                .inventory();
        refused(town, new Delta().key(View.SERVICE, "s3").row(View.SERVICE, "s3", "x", "active", "a9"), "account a9");
        refused(town, new Delta().key(View.ACCOUNT, "a2"), "still named");
        refused(town, new Delta().key(View.SERVICE, "s1").key(View.SERVICE, "s2"), "every service changed");
        refused(town, new Delta().key(View.CUSTOMER, "c3").row(View.CUSTOMER, "c3", "x", null, "v7"), "vno v7");
    }

    private static void refused(PackedInventory base, Delta delta, String words) {
        assertThatThrownBy(() -> Splice.apply(base, delta, Town.TAKEN))
                .isInstanceOf(NeedsFullReadException.class)
                .hasMessageContaining(words);
    }
}
