package io.trapline.enrichment;

import java.util.List;

/**
 * A new version is on the shelf and readable.
 *
 * @param changedResources ids whose answers differ from the version before; empty with {@code everything}
 * @param everything true when too much changed to list (more than {@link #LISTED_MAX}), or there was no version before
 */
public record InventorySwitch(Inventory inventory, List<String> changedResources, boolean everything) {
    /** More changed resources than this are named as {@code everything}. */
    public static final int LISTED_MAX = 1_000;
}
