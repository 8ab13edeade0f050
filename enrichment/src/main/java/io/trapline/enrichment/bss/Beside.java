package io.trapline.enrichment.bss;

import io.trapline.enrichment.InventorySwitch;
import io.trapline.enrichment.inventory.Delta;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was taken beside a read of the whole, in order. Filled by the inventory thread; the read looks at it when
 * it has nothing more to read.
 */
final class Beside {

    private final List<Delta> deltas = new ArrayList<>();
    private @Nullable InventorySwitch changes;
    private boolean asked;

    synchronized void add(Delta delta) {
        deltas.add(delta);
    }

    /** How many there are. */
    synchronized int size() {
        return deltas.size();
    }

    /** Those from one to before another, as one. */
    synchronized Delta between(int from, int to) {
        Delta all = new Delta();
        for (Delta each : deltas.subList(from, to)) {
            all = all.then(each);
        }
        return all;
    }

    /** One of them is in use. */
    void use(InventorySwitch by) {
        InventorySwitch before = changes;
        changes = before == null ? by : Switches.joined(before, by);
    }

    /** From what was in use when the read began to what is now; null for nothing. */
    @Nullable
    InventorySwitch changes() {
        return changes;
    }

    void ask() {
        asked = true;
    }

    /** True when another read of the whole is asked for. */
    boolean isAsked() {
        return asked;
    }
}
