package io.trapline.enrichment.inventory;

import io.trapline.enrichment.InventorySwitch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which resources answer differently in another version: those whose own row, aliases, services or
 * the owners of these changed, and every container above them, in the old version or the new.
 */
public final class Changes {

    private final PackedInventory before;
    private final PackedInventory after;

    private Changes(PackedInventory before, PackedInventory after) {
        this.before = before;
        this.after = after;
    }

    /** @param before null when there was no version yet */
    public static InventorySwitch between(@Nullable PackedInventory before, PackedInventory after) {
        if (before == null) {
            return new InventorySwitch(after, List.of(), true);
        }
        List<String> changed = new Changes(before, after).list();
        boolean everything = changed.size() > InventorySwitch.LISTED_MAX;
        return new InventorySwitch(after, everything ? List.of() : changed, everything);
    }

    /**
     * The same for a version that a delta gave, without comparing all of both; names a few more, never
     * fewer.
     */
    public static InventorySwitch by(Delta delta, PackedInventory before, PackedInventory after) {
        Changes changes = new Changes(before, after);
        BitSet old = Reach.of(before, delta);
        BitSet now = Reach.of(after, delta);
        containers(before, old);
        containers(after, now);
        List<String> changed = changes.merge(
                before.tables().get(Column.RESOURCE_ID), old, after.tables().get(Column.RESOURCE_ID), now);
        boolean everything = changed.size() > InventorySwitch.LISTED_MAX;
        return new InventorySwitch(after, everything ? List.of() : changed, everything);
    }

    /** Both tables are sorted by id, so one walk over both finds the pairs. */
    private List<String> list() {
        Facts old = new Facts(before);
        Facts now = new Facts(after);
        int[] oldId = before.tables().get(Column.RESOURCE_ID);
        int[] newId = after.tables().get(Column.RESOURCE_ID);
        BitSet oldChanged = new BitSet(oldId.length);
        BitSet newChanged = new BitSet(newId.length);
        for (int i = 0, j = 0; i < oldId.length || j < newId.length; ) {
            int order = compare(oldId, i, newId, j);
            boolean differ = order != 0 || old.of(i) != now.of(j);
            if (differ && order <= 0) {
                oldChanged.set(i);
            }
            if (differ && order >= 0) {
                newChanged.set(j);
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        containers(before, oldChanged);
        containers(after, newChanged);
        return merge(oldId, oldChanged, newId, newChanged);
    }

    /** Also what the changed ones rely on: who asks for a fibre is told the services of its circuits. */
    private static void containers(PackedInventory inventory, BitSet changed) {
        int[] parent = inventory.tables().get(Column.RESOURCE_PARENT);
        Dependents relations = inventory.fanout().resources();
        ArrayDeque<Integer> due = new ArrayDeque<>();
        changed.stream().forEach(due::add);
        while (!due.isEmpty()) {
            int row = due.remove();
            mark(parent[row], changed, due);
            for (int edge : relations.of(row)) {
                mark(relations.needed(edge), changed, due);
            }
        }
    }

    private static void mark(int row, BitSet changed, ArrayDeque<Integer> due) {
        if (row >= 0 && !changed.get(row)) {
            changed.set(row);
            due.add(row);
        }
    }

    private List<String> merge(int[] oldId, BitSet oldChanged, int[] newId, BitSet newChanged) {
        List<String> ids = new ArrayList<>();
        int i = oldChanged.nextSetBit(0);
        int j = newChanged.nextSetBit(0);
        while ((i >= 0 || j >= 0) && ids.size() <= InventorySwitch.LISTED_MAX) {
            int order = compare(oldId, i < 0 ? oldId.length : i, newId, j < 0 ? newId.length : j);
            ids.add(
                    order <= 0
                            ? before.tables().texts().text(oldId[i])
                            : after.tables().texts().text(newId[j]));
            i = order <= 0 ? oldChanged.nextSetBit(i + 1) : i;
            j = order >= 0 ? newChanged.nextSetBit(j + 1) : j;
        }
        return ids;
    }

    private int compare(int[] oldId, int i, int[] newId, int j) {
        if (i >= oldId.length || j >= newId.length) {
            return i >= oldId.length ? 1 : -1;
        }
        return before.tables().texts().compare(oldId[i], after.tables().texts(), newId[j]);
    }
}
