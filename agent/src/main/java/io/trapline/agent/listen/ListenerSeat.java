package io.trapline.agent.listen;

import io.trapline.agent.Kind;
import io.trapline.agent.RecordCodec;
import io.trapline.config.Settings;
import io.trapline.config.Settings.ListenerType;

/** One configured listener and its counters: what every socket of it needs to know. */
record ListenerSeat(Settings.Listener settings, Meter meter) {

    String name() {
        return settings.name();
    }

    Kind kind() {
        return settings.type() == ListenerType.SNMP_TRAP ? Kind.SNMP : Kind.SYSLOG;
    }

    /** The configured limit, or what one record can hold when that is less. */
    int messageBytesMax() {
        return Math.min(settings.messageBytesMax(), RecordCodec.MESSAGE_BYTES_MAX);
    }
}
