package io.trapline.deploy.demo.device;

import io.trapline.deploy.demo.device.Device.Port;

/** linkDown and linkUp of the IF-MIB (RFC 2863) as SNMP messages. */
final class LinkTrap {

    private static final String TRAPS = "1.3.6.1.6.3.1.1.5";
    private static final String SYS_UP_TIME = "1.3.6.1.2.1.1.3.0";
    private static final String TRAP_OID = "1.3.6.1.6.3.1.1.4.1.0";
    private static final String TRAP_ADDRESS = "1.3.6.1.6.3.18.1.3.0";
    private static final String IF_ENTRY = "1.3.6.1.2.1.2.2.1.";
    private static final String IF_NAME = "1.3.6.1.2.1.31.1.1.1.1.";
    private static final int TRAP_V1 = 0xa4;
    private static final int TRAP_V2 = 0xa7;
    private static final int UP = 1;
    private static final int DOWN = 2;

    private LinkTrap() {}

    /** @param uptime hundredths of a second */
    static byte[] v2c(Device device, Port port, boolean up, int requestId, long uptime) {
        var bindings = Ber.of(
                Ber.SEQUENCE,
                binding(SYS_UP_TIME, Ber.number(Ber.TIME_TICKS, uptime)),
                binding(TRAP_OID, Ber.oid(TRAPS + (up ? ".4" : ".3"))),
                binding(IF_ENTRY + "1." + port.ifIndex(), Ber.integer(port.ifIndex())),
                binding(IF_ENTRY + "7." + port.ifIndex(), Ber.integer(UP)),
                binding(IF_ENTRY + "8." + port.ifIndex(), Ber.integer(up ? UP : DOWN)),
                binding(IF_NAME + port.ifIndex(), Ber.text(port.ifName())),
                binding(TRAP_ADDRESS, Ber.address(device.address())));
        var pdu = Ber.of(TRAP_V2, Ber.integer(requestId), Ber.integer(0), Ber.integer(0), bindings);
        return Ber.of(Ber.SEQUENCE, Ber.integer(1), Ber.text("public"), pdu);
    }

    /** RFC 1157 section 4.1.6: generic-trap 2 is linkDown, 3 is linkUp. */
    static byte[] v1(Device device, Port port, boolean up, long uptime) {
        var bindings = Ber.of(Ber.SEQUENCE, binding(IF_ENTRY + "1." + port.ifIndex(), Ber.integer(port.ifIndex())));
        var pdu = Ber.of(
                TRAP_V1,
                Ber.oid(TRAPS),
                Ber.address(device.address()),
                Ber.integer(up ? 3 : 2),
                Ber.integer(0),
                Ber.number(Ber.TIME_TICKS, uptime),
                bindings);
        return Ber.of(Ber.SEQUENCE, Ber.integer(0), Ber.text("public"), pdu);
    }

    private static byte[] binding(String oid, byte[] value) {
        return Ber.of(Ber.SEQUENCE, Ber.oid(oid), value);
    }
}
