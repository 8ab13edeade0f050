package io.trapline.mediation.decode;

import io.trapline.agent.RawRecord;
import io.trapline.mediation.Decoded;
import java.time.ZoneId;

/**
 * The way from a journaled record to what it says. Safe for use by any thread: each has decoders of
 * its own.
 */
public final class Decoder {

    private static final ThreadLocal<SnmpDecoder> SNMP = ThreadLocal.withInitial(SnmpDecoder::new);
    private static final ThreadLocal<SyslogDecoder> SYSLOG = ThreadLocal.withInitial(SyslogDecoder::new);

    private Decoder() {}

    /**
     * Reads a datagram or frame. Never throws for what a device sent; an internal record is our own
     * mistake and an IllegalArgumentException.
     *
     * @param zone of syslog time stamps that name none
     */
    public static Decoded decode(RawRecord record, ZoneId zone) {
        return switch (record.envelope().kind()) {
            case SNMP -> SNMP.get().decode(record.bytes());
            case SYSLOG -> SYSLOG.get().decode(record.bytes(), record.receivedNanos(), zone);
            case INTERNAL -> throw new IllegalArgumentException("Record " + record.number() + " is internal.");
        };
    }

    /** The same with the zone of whoever sent it. */
    public static Decoded decode(RawRecord record, DeviceZones zones) {
        return decode(record, zones.of(record));
    }
}
