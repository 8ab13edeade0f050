package io.trapline.deploy.demo.bss;

import io.trapline.deploy.demo.device.Device;
import io.trapline.deploy.demo.device.Device.Port;
import io.trapline.deploy.demo.device.Device.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The network of the demo: olt-01 to olt-20, r-01 to r-10, sw-01 to sw-10, and more switches when
 * more devices are asked for. Always the same for the same number.
 */
final class DemoNetwork {

    /** So many devices there are at least. */
    static final int DEVICES_MIN = 40;

    /** So many fit into the address plan. */
    static final int DEVICES_MAX = 5_000;

    private static final int OLTS = 20;
    private static final int ROUTERS = 10;
    private static final int CARDS = 4;
    private static final int PORTS_PER_CARD = 16;

    private DemoNetwork() {}

    static List<Device> devices(int wanted) {
        int count = Math.clamp(wanted, DEVICES_MIN, DEVICES_MAX);
        List<Device> devices = new ArrayList<>();
        for (int number = 1; number <= OLTS; number++) {
            devices.add(new Device("olt-%02d".formatted(number), "10.20.4." + number, Voice.TRAP_V2C, oltPorts()));
        }
        for (int number = 1; number <= ROUTERS; number++) {
            Voice voice = number % 2 == 0 ? Voice.TRAP_V1 : Voice.SYSLOG_JUNIPER;
            devices.add(new Device("r-%02d".formatted(number), "10.20.1." + number, voice, routerPorts()));
        }
        for (int number = 1; devices.size() < count; number++) {
            Voice voice = number % 2 == 0 ? Voice.TRAP_V2C : Voice.SYSLOG_CISCO;
            String address = "10.20.%d.%d".formatted(16 + number / 250, 1 + number % 250);
            devices.add(new Device("sw-%02d".formatted(number), address, voice, switchPorts()));
        }
        return List.copyOf(devices);
    }

    /** {@code 0/3} of {@code 0/3/12} on an OLT; empty for a port that sits on its device directly. */
    static String slot(Port port) {
        int last = port.ifName().lastIndexOf('/');
        return Character.isDigit(port.ifName().charAt(0)) ? port.ifName().substring(0, last) : "";
    }

    private static List<Port> oltPorts() {
        List<Port> ports = new ArrayList<>();
        for (int card = 1; card <= CARDS; card++) {
            for (int port = 0; port < PORTS_PER_CARD; port++) {
                ports.add(new Port(1_200_100 + card * 1_000 + port, "0/%d/%d".formatted(card, port)));
            }
        }
        return ports;
    }

    private static List<Port> routerPorts() {
        List<Port> ports = new ArrayList<>();
        for (int port = 0; port < 16; port++) {
            ports.add(new Port(500 + port, String.format(Locale.ROOT, "ge-0/0/%d", port)));
        }
        return ports;
    }

    private static List<Port> switchPorts() {
        List<Port> ports = new ArrayList<>();
        for (int port = 1; port <= 24; port++) {
            ports.add(new Port(10_100 + port, "GigabitEthernet1/0/" + port));
        }
        return ports;
    }
}
