package io.trapline.enrichment.inventory;

import io.trapline.enrichment.CardSlot;
import io.trapline.enrichment.Match;
import io.trapline.enrichment.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a resource contains itself, and the card in a slot of a device. One thread, one use. */
final class Cards {

    /** What stands between a device and its cards. */
    private static final Set<String> FRAMES = Set.of("shelf", "subrack", "frame", "chassis", "rack");

    private static final int DEPTH_MAX = 3;

    private final PackedInventory inventory;
    private final Tables tables;
    private final Map<Integer, Boolean> cardKinds = new HashMap<>();

    Cards(PackedInventory inventory) {
        this.inventory = inventory;
        this.tables = inventory.tables();
    }

    /** @param row of the container; negative when nobody knows it */
    List<Resource> parts(int row, int limit) {
        return row < 0
                ? List.of()
                : Arrays.stream(inventory.fanout().parts(row))
                        .limit(limit)
                        .mapToObj(inventory::resource)
                        .toList();
    }

    /** @param device row; negative when nobody knows it */
    Match in(int device, String slot) {
        String wanted = CardSlot.of(slot);
        List<String> found = new ArrayList<>();
        if (device >= 0 && wanted != null) {
            search(device, wanted, found, 0);
        }
        return switch (found.size()) {
            case 0 -> new Match.None();
            case 1 -> new Match.One(found.getFirst());
            default -> new Match.Many(List.copyOf(found));
        };
    }

    private void search(int container, String wanted, List<String> found, int depth) {
        int[] kinds = tables.get(Column.RESOURCE_KIND);
        for (int row : inventory.fanout().parts(container)) {
            boolean card = cardKinds.computeIfAbsent(
                    kinds[row], text -> CardSlot.card(tables.texts().text(text)));
            if (card && wanted.equals(CardSlot.of(tables.text(Column.RESOURCE_NAME, row)))) {
                found.add(tables.text(Column.RESOURCE_ID, row));
            } else if (!card
                    && depth < DEPTH_MAX
                    && FRAMES.contains(tables.text(Column.RESOURCE_KIND, row).toLowerCase(Locale.ROOT))) {
                search(row, wanted, found, depth + 1);
            }
        }
    }
}
