package io.trapline.enrichment.bss;

import io.trapline.enrichment.inventory.Delta;
import io.trapline.enrichment.inventory.PackedInventory;

/** What came of one attempt to read the BSS. */
sealed interface Reading {

    /** @param remarks sentences about rows that were left out; empty when all is well */
    record Complete(PackedInventory inventory, String remarks) implements Reading {}

    /** What hangs on a few keys. */
    record Changed(Delta delta) implements Reading {}

    /** Nothing came of it; the last good version stays in use. */
    sealed interface Failed extends Reading {}

    /** The BSS answered, but what it said cannot be used. */
    record Refused(String sentence) implements Failed {}

    /** The BSS did not answer, or not in time. */
    record Down(String sentence) implements Failed {}
}
