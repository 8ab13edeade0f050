package io.trapline.enrichment.inventory;

import java.util.BitSet;
import java.util.Set;

/** Which of the BSS's life-cycle words mean that a customer uses the service and would miss it. */
final class Lifecycle {

    private static final Set<String> IN_USE = Set.of("active", "activated", "live", "in service", "in-service");

    private Lifecycle() {}

    static boolean inUse(String state) {
        return IN_USE.contains(state);
    }

    /** The service rows that are in use. */
    static BitSet inUse(Tables tables) {
        int[] state = tables.get(Column.SERVICE_STATE);
        BitSet used = new BitSet(state.length);
        BitSet known = new BitSet();
        BitSet good = new BitSet();
        for (int row = 0; row < state.length; row++) {
            int text = state[row];
            if (!known.get(text)) {
                known.set(text);
                good.set(text, inUse(tables.texts().text(text)));
            }
            used.set(row, good.get(text));
        }
        return used;
    }
}
