package io.trapline.enrichment.inventory;

/**
 * The arrays of an inventory. "Text" is a number of the {@link TextPool}, "row" a row of another table,
 * -1 for none. Tables are sorted by id, so that a greater row has the greater id. The order is part of
 * the stored format: add at the end.
 */
enum Column {
    RESOURCE_ID,
    RESOURCE_KIND,
    RESOURCE_NAME,
    /** Row of the device; its own for a device. */
    RESOURCE_DEVICE,
    /** Row of the container. */
    RESOURCE_PARENT,
    /** One more than there are resources: the links of resource r are LINK[start[r]] to LINK[start[r+1]-1]. */
    LINK_START,
    /** Role number in the upper 8 bits, service row in the lower 24; ascending by service, then role. */
    LINK,
    /** Ascending; aliases of one resource ascend by kind, namespace, value. */
    ALIAS_RESOURCE,
    /** Ordinal of the kind in the upper 8 bits, namespace number in the lower 24. */
    ALIAS_SPACE,
    /** Text, canonical (see {@link AliasText}). */
    ALIAS_VALUE,
    SERVICE_ID,
    SERVICE_NAME,
    SERVICE_STATE,
    SERVICE_ACCOUNT,
    ACCOUNT_ID,
    ACCOUNT_CUSTOMER,
    ACCOUNT_NAME,
    CUSTOMER_ID,
    CUSTOMER_NAME,
    CUSTOMER_TIER,
    CUSTOMER_VNO,
    VNO_ID,
    VNO_NAME,
    /** Text of namespace number n, ascending. */
    NAMESPACE,
    /** Text of role number n, ascending. */
    ROLE
}
