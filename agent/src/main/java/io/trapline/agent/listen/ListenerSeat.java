package io.trapline.agent.listen;

import io.trapline.agent.Kind;
import io.trapline.agent.RecordCodec;
import io.trapline.agent.RefusedSenders;
import io.trapline.agent.Transport;
import io.trapline.config.Settings;
import io.trapline.config.Settings.ListenerType;
import java.time.Duration;

/** One configured listener and its counters: what every socket of it needs to know. */
record ListenerSeat(Settings.Listener settings, Meter meter, RefusedSenders refused) {

    String name() {
        return settings.name();
    }

    /** Address plan of what sends here. */
    String namespace() {
        return settings.namespace();
    }

    Kind kind() {
        return settings.type() == ListenerType.SNMP_TRAP ? Kind.SNMP : Kind.SYSLOG;
    }

    Transport transport() {
        return switch (settings.wire()) {
            case UDP -> Transport.UDP;
            case TCP -> Transport.TCP;
            case TLS -> Transport.TLS;
            case RELP -> Transport.RELP;
        };
    }

    /** What must begin a connection may not take longer than the connection may be idle. */
    Duration atMost(Duration longest) {
        var idle = settings.idleTimeout();
        return idle.compareTo(longest) < 0 ? idle : longest;
    }

    /** The configured limit, or what one record can hold when that is less. */
    int messageBytesMax() {
        return Math.min(settings.messageBytesMax(), RecordCodec.MESSAGE_BYTES_MAX);
    }
}
