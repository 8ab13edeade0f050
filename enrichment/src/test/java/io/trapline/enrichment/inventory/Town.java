package io.trapline.enrichment.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rows of a small BSS that can be given to a draft in any order. */
final class Town {

    static final Instant TAKEN = Instant.parse("2026-11-22T20:00:00Z");

    record Row(View view, @Nullable String[] values) {}

    final List<Row> rows = new ArrayList<>();

    Town add(View view, @Nullable String... values) {
        rows.add(new Row(view, values));
        return this;
    }

    Town device(String id) {
        return add(View.RESOURCE, id, "device", null, null, null);
    }

    Town part(String id, String device, @Nullable String parent) {
        return add(View.RESOURCE, id, "port", null, device, parent);
    }

    /** A customer, an account and a service of the same number. */
    Town customer(String number, String state, String... resources) {
        add(View.CUSTOMER, "c" + number, "Customer " + number, "Gold", null);
        add(View.ACCOUNT, "a" + number, "c" + number, null);
        add(View.SERVICE, "s" + number, "Glas", state, "a" + number);
        for (String resource : resources) {
            add(View.SERVICE_RESOURCE, "s" + number, resource, null);
        }
        return this;
    }

    Built build() {
        InventoryDraft draft = new InventoryDraft();
        rows.forEach(row -> draft.add(row.view, row.values));
        return draft.build(TAKEN);
    }

    PackedInventory inventory() {
        return switch (build()) {
            case Built.Complete(var inventory, var remarks) -> inventory;
            case Built.Refused(String sentence) -> throw new AssertionError(sentence);
        };
    }

    Town shuffled(long seed) {
        Town other = new Town();
        other.rows.addAll(rows);
        Collections.shuffle(other.rows, new Random(seed));
        return other;
    }
}
