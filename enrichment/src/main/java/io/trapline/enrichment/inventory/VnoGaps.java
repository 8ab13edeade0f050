package io.trapline.enrichment.inventory;

import java.util.BitSet;

/**
 * A customer of a VNO that the vno view does not know must not look like a direct customer: such a
 * VNO gets a row, named by its id.
 */
final class VnoGaps {

    private VnoGaps() {}

    static void fill(InventoryDraft draft, Strays strays) {
        IntColumn[] vnos = draft.columns(View.VNO);
        IntColumn named = draft.columns(View.CUSTOMER)[3];
        BitSet known = new BitSet(draft.texts().size());
        for (int row = 0; row < vnos[0].size(); row++) {
            known.set(vnos[0].get(row));
        }
        Strays.Count missing = new Strays.Count();
        for (int row = 0; row < named.size(); row++) {
            int text = named.get(row);
            if (text == TextPool.ABSENT || known.get(text)) {
                continue;
            }
            missing.add(draft.texts().text(text));
            known.set(text);
            vnos[0].add(text);
            for (int column = 1; column < vnos.length; column++) {
                vnos[column].add(TextPool.ABSENT);
            }
        }
        strays.note(View.CUSTOMER, "vno_id names no vno", missing, named.size(), "those VNOs are called by their id");
    }
}
