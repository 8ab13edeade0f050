package io.trapline.agent;

import java.util.Locale;

/** Over what a record came. The order is part of the on-disk format: add at the end. */
public enum Transport {
    /** Made inside Trapline, no transport. */
    NONE,
    UDP,
    TCP,
    TLS,
    RELP;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As answers, files and pages say it: {@code udp}. */
    public String word() {
        return word;
    }
}
