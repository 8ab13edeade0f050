package io.trapline.deploy.demo.device;

import io.trapline.deploy.demo.device.Device.Port;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Links going down and up as syslog lines, the way two vendors write them after an RFC 3164 header. */
final class LinkLine {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT);

    private LinkLine() {}

    /** Facility local7, severity error. */
    static String cisco(Device device, Port port, boolean up, ZonedDateTime now) {
        return "<187>%s %s %%LINK-3-UPDOWN: Interface %s, changed state to %s"
                .formatted(STAMP.format(now), device.name(), port.ifName(), up ? "up" : "down");
    }

    /** Facility daemon, severity warning. */
    static String juniper(Device device, Port port, boolean up, ZonedDateTime now) {
        return "<28>%s %s mib2d[2310]: SNMP_TRAP_LINK_%s: ifIndex %d, ifAdminStatus up(1), ifOperStatus %s, ifName %s"
                .formatted(
                        STAMP.format(now),
                        device.name(),
                        up ? "UP" : "DOWN",
                        port.ifIndex(),
                        up ? "up(1)" : "down(2)",
                        port.ifName());
    }
}
