package io.trapline.enrichment.inventory;

import java.util.List;

/** What came of a draft. */
public sealed interface Built {

    /**
     * @param remarks one sentence per kind of row that was left out or mended because it names
     *     something that does not exist; empty when all fits
     */
    record Complete(PackedInventory inventory, List<String> remarks) implements Built {}

    /** @param sentence what is wrong, naming file and column, for a person */
    record Refused(String sentence) implements Built {}
}
