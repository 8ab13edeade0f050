package io.trapline.enrichment.bss;

import io.trapline.enrichment.InventorySwitch;

/** Hears of the BSS on the thread {@code inventory}. What it does not take, by throwing, is told again a second later. */
@FunctionalInterface
public interface BssListener {

    /** A new version is on disk and on the shelf; called once at the start for the last good one, too. */
    void switched(InventorySwitch to);

    /**
     * The BSS cannot be read, or can be again; called once after the first read, then when it changes.
     *
     * @param away what is in use is the last that was good, and may not know what the BSS knows by now
     */
    default void stood(boolean away) {}
}
