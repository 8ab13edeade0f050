package io.trapline.deploy.demo.device;

import java.util.List;

/**
 * One simulated network element.
 *
 * @param address its management address, IPv4 dotted decimal; packets leave from loopback
 */
public record Device(String name, String address, Voice voice, List<Port> ports) {

    /** How a device speaks of its links. */
    public enum Voice {
        TRAP_V2C,
        TRAP_V1,
        SYSLOG_CISCO,
        SYSLOG_JUNIPER
    }

    public record Port(int ifIndex, String ifName) {}
}
