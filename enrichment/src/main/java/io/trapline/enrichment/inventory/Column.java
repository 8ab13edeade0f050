package io.trapline.enrichment.inventory;

import org.jspecify.annotations.Nullable;

/**
 * The arrays of an inventory. "Text" is a number of the {@link TextPool}, "row" a row of another table,
 * -1 for none. Tables are sorted by id, so that a greater row has the greater id. The order is part of
 * the stored format: add at the end. From {@link #RESOURCE_PLACE} on an empty array stands for a column
 * that says nothing in any row; it leaves no trace in the version.
 */
enum Column {
    RESOURCE_ID,
    RESOURCE_KIND,
    RESOURCE_NAME,
    /** Row of the device; its own for a device. */
    RESOURCE_DEVICE(Holds.ROW, RESOURCE_ID),
    /** Row of the container. */
    RESOURCE_PARENT(Holds.ROW, RESOURCE_ID),
    /** One more than there are resources: the links of resource r are LINK[start[r]] to LINK[start[r+1]-1]. */
    LINK_START(Holds.NUMBER),
    /** Role number in the upper 8 bits, service row in the lower 24; ascending by service, then role. */
    LINK(Holds.PACKED),
    /** Ascending; aliases of one resource ascend by kind, namespace, value, validity. */
    ALIAS_RESOURCE(Holds.ROW, RESOURCE_ID),
    /** Ordinal of the kind in the upper 8 bits, namespace number in the lower 24. */
    ALIAS_SPACE(Holds.PACKED),
    /** Text, canonical (see {@link AliasText}). */
    ALIAS_VALUE,
    SERVICE_ID,
    SERVICE_NAME,
    SERVICE_STATE,
    SERVICE_ACCOUNT(Holds.ROW, "ACCOUNT_ID"),
    ACCOUNT_ID,
    ACCOUNT_CUSTOMER(Holds.ROW, "CUSTOMER_ID"),
    ACCOUNT_NAME,
    CUSTOMER_ID,
    CUSTOMER_NAME,
    CUSTOMER_TIER,
    CUSTOMER_VNO(Holds.ROW, "VNO_ID"),
    VNO_ID,
    VNO_NAME,
    /** Text of namespace number n, ascending. */
    NAMESPACE(Holds.WORDS),
    /** Text of role number n, ascending. */
    ROLE(Holds.WORDS),
    RESOURCE_PLACE(Holds.ROW, "PLACE_ID"),
    /** Seconds since 1970, unsigned: from when an alias holds; 0 always did. */
    ALIAS_FROM(Holds.NUMBER),
    /** The second at which it ends; -1 (the greatest unsigned) never does. */
    ALIAS_TO(Holds.NUMBER),
    SERVICE_PRODUCT(Holds.ROW, "PRODUCT_ID"),
    SERVICE_VNO(Holds.ROW, VNO_ID),
    SERVICE_PLACE(Holds.ROW, "PLACE_ID"),
    SERVICE_KIND,
    /** How many people use it; -1 for unsaid. */
    SERVICE_USERS(Holds.NUMBER),
    ACCOUNT_PARENT(Holds.ROW, ACCOUNT_ID),
    ACCOUNT_CURRENCY,
    ACCOUNT_STATE,
    CUSTOMER_LANGUAGE,
    CUSTOMER_CONTACTS,
    /** Words ascending, a blank between: {@code emergency hospital}. */
    CUSTOMER_FLAGS,
    VNO_KIND,
    VNO_PARENT(Holds.ROW, VNO_ID),
    VNO_LANGUAGE,
    VNO_CONTACTS,
    PRODUCT_ID,
    PRODUCT_NAME,
    /** Text, a plain decimal. */
    PRODUCT_MRR,
    PRODUCT_CURRENCY,
    PRODUCT_SLA(Holds.ROW, "SLA_ID"),
    SLA_ID,
    SLA_NAME,
    SLA_TARGET,
    SLA_PERIOD,
    SLA_CLOCK,
    SLA_ZONE,
    SLA_CREDITS,
    SLA_RESTORE,
    PLACE_ID,
    PLACE_NAME,
    PLACE_PARENT(Holds.ROW, PLACE_ID),
    /** By link: number of a protection; -1 for none. */
    LINK_PROTECTION(Holds.NUMBER),
    /** Protections, ascending by group, weight, least number up. */
    PROTECTION_GROUP,
    PROTECTION_WEIGHT(Holds.NUMBER),
    PROTECTION_MIN_UP(Holds.NUMBER),
    /** Services that rely on services, ascending by both. */
    SERVICE_NEEDS(Holds.ROW, SERVICE_ID),
    SERVICE_NEEDED(Holds.ROW, SERVICE_ID),
    SERVICE_NEED_PROTECTION(Holds.NUMBER),
    /** Resources that rely on resources, ascending by both. */
    RESOURCE_NEEDS(Holds.ROW, RESOURCE_ID),
    RESOURCE_NEEDED(Holds.ROW, RESOURCE_ID),
    RESOURCE_NEED_PROTECTION(Holds.NUMBER),
    /** Text, {@code true} or {@code false}: whether maintenance counts for an SLA. */
    SLA_EXCUSED;

    /** What the cells are. */
    enum Holds {
        TEXT,
        ROW,
        NUMBER,
        /** Two numbers, one of which counts in a dictionary. */
        PACKED,
        /** A dictionary. */
        WORDS
    }

    /** Not said by the first format: a file without it is read as if nobody had said anything. */
    static final Column FIRST_OPTIONAL = RESOURCE_PLACE;

    private final Holds holds;
    private final @Nullable String target;

    Column() {
        this(Holds.TEXT);
    }

    Column(Holds holds) {
        this.holds = holds;
        this.target = null;
    }

    Column(Holds holds, Column target) {
        this(holds, target.name());
    }

    /** @param target by name where it is declared further down */
    Column(Holds holds, String target) {
        this.holds = holds;
        this.target = target;
    }

    Holds holds() {
        return holds;
    }

    /** The ids of the table in which a row stands. */
    Column target() {
        if (target == null) {
            throw new IllegalStateException(name() + " holds no rows");
        }
        return valueOf(target);
    }

    boolean optional() {
        return compareTo(FIRST_OPTIONAL) >= 0;
    }
}
