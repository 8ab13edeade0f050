package io.trapline.agent;

import java.util.Locale;

/** What the bytes of a record are. The order is part of the on-disk format: add at the end. */
public enum Kind {
    /** One SNMP message, BER (RFC 3416, RFC 3412), its community replaced by an alias. */
    SNMP,
    /** One syslog message without its transport framing (RFC 5424, RFC 3164 or anything else). */
    SYSLOG,
    /** An input made by Trapline itself (tick, action, report, switch): opaque to this module. */
    INTERNAL;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As answers, files and pages say it: {@code snmp}. */
    public String word() {
        return word;
    }
}
