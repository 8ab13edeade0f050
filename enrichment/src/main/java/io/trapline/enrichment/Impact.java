package io.trapline.enrichment;

/** Who hangs on a resource, as a small stable fact: rows are expanded from the inventory by readers. */
public sealed interface Impact {

    /**
     * @param inventoryVersion the version that said so
     * @param digest 16 hex digits over the affected service ids, sorted; equal digests mean equal rows
     */
    record Known(String resourceId, String inventoryVersion, String digest, int services, int customers)
            implements Impact {}

    record Unknown(Reason reason) implements Impact {}

    /** Why nobody can say who is hurt. PENDING (nobody can ask) is never counted as unmatched. */
    enum Reason {
        /** The device is not in the inventory. */
        NO_SOURCE,
        /** The device is known, the managed object is not. */
        NO_RESOURCE,
        /** The resource is known, no service hangs on it. */
        NO_SERVICE,
        /** More than one device or resource fits. */
        AMBIGUOUS,
        /** Only ceased services hang on it. */
        CEASED,
        /** There is no inventory, or the BSS cannot be read and the last one leads nowhere; asked again when it can. */
        PENDING
    }
}
