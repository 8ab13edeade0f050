package io.trapline.enrichment;

import java.util.Optional;

/** Keeps inventory versions findable by their name, in memory and on disk. Safe for any thread. */
public interface InventoryShelf {

    /** The version with this name, loaded from disk if need be; empty when it is not kept any more. */
    Optional<Inventory> version(String version);
}
