package io.trapline.enrichment.bss;

import io.trapline.enrichment.InventorySwitch;
import io.trapline.enrichment.inventory.Changes;
import io.trapline.enrichment.inventory.PackedInventory;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listener which version is in use. What it could not take is told again, always as the
 * difference to what it did take, so that no change is lost between. Owned by the inventory thread.
 */
final class Switches {

    private static final Logger LOG = LoggerFactory.getLogger(Switches.class);

    private final BssListener listener;
    private @Nullable PackedInventory told;
    private @Nullable PackedInventory current;
    private @Nullable String trouble;
    private @Nullable Boolean away;
    private @Nullable Boolean awayTold;

    /** From what was told to what is current; null when that must be found out by comparing. */
    private @Nullable InventorySwitch since;

    Switches(BssListener listener) {
        this.listener = listener;
    }

    void use(PackedInventory inventory) {
        current = inventory;
        since = null;
    }

    /** @param by from the version that was in use until now, by a delta */
    void use(PackedInventory inventory, InventorySwitch by) {
        PackedInventory last = current;
        if (last != null) {
            use(last, inventory, by);
        }
    }

    /** @param by from {@code last}, which was in use until now, or more */
    void use(PackedInventory last, PackedInventory inventory, InventorySwitch by) {
        InventorySwitch before = since;
        boolean told = this.told != null && this.told == last;
        current = inventory;
        if (told) {
            since = by;
        } else if (before != null) {
            since = joined(before, by);
        }
    }

    static InventorySwitch joined(InventorySwitch first, InventorySwitch then) {
        Set<String> all = new TreeSet<>(first.changedResources());
        all.addAll(then.changedResources());
        boolean everything = first.everything() || then.everything() || all.size() > InventorySwitch.LISTED_MAX;
        return new InventorySwitch(then.inventory(), everything ? List.of() : List.copyOf(all), everything);
    }

    /** The same, and that the BSS cannot be read, or can be; after the version that was read. */
    boolean tell(boolean away) {
        this.away = away;
        return tell();
    }

    /** True when nothing is left to tell. */
    boolean tell() {
        return tellVersion() && tellStanding();
    }

    private boolean tellStanding() {
        Boolean now = away;
        if (now == null || now.equals(awayTold)) {
            return true;
        }
        try {
            listener.stood(now);
        } catch (RuntimeException refused) {
            LOG.warn("How the BSS stands was not taken and will be told again. away={}", now, refused);
            return false;
        }
        awayTold = now;
        return true;
    }

    private boolean tellVersion() {
        PackedInventory next = current;
        if (next == null || (told != null && told.version().equals(next.version()))) {
            return true;
        }
        try {
            InventorySwitch known = since;
            listener.switched(known == null ? Changes.between(told, next) : known);
        } catch (RuntimeException refused) {
            if (!refused.toString().equals(trouble)) {
                trouble = refused.toString();
                LOG.warn(
                        "An inventory switch was not taken and will be told again. version={}",
                        next.version(),
                        refused);
            }
            return false;
        }
        if (trouble != null) {
            LOG.info("The inventory switch was taken. version={}", next.version());
            trouble = null;
        }
        told = next;
        since = null;
        return true;
    }
}
