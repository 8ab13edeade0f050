package io.trapline.agent;

/** Over what a record came. The order is part of the on-disk format: add at the end. */
public enum Transport {
    /** Made inside Trapline, no transport. */
    NONE,
    UDP,
    TCP,
    TLS,
    RELP
}
