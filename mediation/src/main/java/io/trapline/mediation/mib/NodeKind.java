package io.trapline.mediation.mib;

/** What stands at an OID. Order is part of the compiled form: add at the end. */
public enum NodeKind {
    /** A name for a place in the tree, or a kind that traps do not need (groups, compliance). */
    PLACE,
    TABLE,
    ROW,
    /** A column or a scalar: what has values. */
    OBJECT,
    /** NOTIFICATION-TYPE or TRAP-TYPE. */
    NOTIFICATION
}
