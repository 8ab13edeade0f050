package io.trapline.deploy.demo.bss;

import io.trapline.deploy.demo.device.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One customer with an account and what was bought.
 *
 * @param port port_no of the port on which all of it hangs
 */
record DemoCustomer(
        String id,
        String name,
        String segment,
        String tier,
        String city,
        @Nullable String vno,
        String account,
        String accountName,
        List<Subscription> services,
        String port) {

    /** @param status ACT, SUS or CEA */
    record Subscription(String id, String product, String status) {}

    /** So many hang on each device. */
    static final int PER_DEVICE = 50;

    /** The port of {@link #klinikum}, which nobody else uses. */
    private static final String KLINIKUM_PORT = "olt-17/0/3/12";

    private static final List<String> HOME = List.of("FTTH 250", "FTTH 500", "FTTH 1000", "FTTH 250 + Telefon");
    private static final List<String> BUSINESS =
            List.of("Ethernet 1G", "Ethernet 10G", "IP-VPN", "Internet Business 500", "Standortvernetzung");

    /** The customer of the guided tour. */
    static DemoCustomer klinikum() {
        return new DemoCustomer(
                "C-10442",
                "Hanse Klinikum GmbH",
                "health",
                "platinum",
                "Kiel",
                null,
                "77120",
                "Hauptstandort",
                List.of(
                        new Subscription("SVC-991", "Ethernet 1G", "ACT"),
                        new Subscription("SVC-992", "SIP trunk", "ACT")),
                KLINIKUM_PORT);
    }

    /** Always the same for the same number. */
    static DemoCustomer generated(int number, List<Device> devices) {
        SplittableRandom dice = new SplittableRandom(number);
        Device device = devices.get(number / PER_DEVICE);
        boolean home = dice.nextInt(100)
                < (device.name().startsWith("olt") ? 88 : device.name().startsWith("sw") ? 40 : 0);
        String town = GermanNames.town(dice);
        String name = home ? GermanNames.person(dice) : GermanNames.company(dice, town);
        return new DemoCustomer(
                "C-" + (20_001 + number),
                name,
                home ? "residential" : "business",
                tier(dice.nextInt(100), home),
                town,
                dice.nextInt(100) < (home ? 35 : 10) ? "VNO-" + (1 + dice.nextInt(3)) : null,
                Integer.toString(80_001 + number),
                home ? name : town,
                services(number, home, dice),
                port(device, dice));
    }

    /** The devices, each with the ports on which a generated customer uses something. */
    static List<Device> devicesInUse(List<Device> devices) {
        Set<String> used = IntStream.range(0, devices.size() * PER_DEVICE)
                .mapToObj(number -> generated(number, devices))
                .filter(one -> one.services.stream().anyMatch(service -> service.status.equals("ACT")))
                .map(DemoCustomer::port)
                .collect(Collectors.toSet());
        return devices.stream()
                .map(device -> new Device(
                        device.name(),
                        device.address(),
                        device.voice(),
                        device.ports().stream()
                                .filter(port -> used.contains(device.name() + "/" + port.ifName()))
                                .toList()))
                .toList();
    }

    private static String tier(int dice, boolean home) {
        if (home) {
            return dice < 85 ? "bronze" : "silver";
        }
        return dice < 5 ? "platinum" : dice < 35 ? "gold" : "silver";
    }

    private static List<Subscription> services(int number, boolean home, SplittableRandom dice) {
        List<Subscription> services = new ArrayList<>();
        List<String> products = home ? HOME : BUSINESS;
        services.add(service(number, 1, products.get(dice.nextInt(products.size())), dice));
        if (dice.nextInt(100) < (home ? 20 : 60)) {
            services.add(service(number, 2, home ? "IPTV" : "SIP trunk", dice));
        }
        return services;
    }

    private static Subscription service(int number, int place, String product, SplittableRandom dice) {
        int fate = dice.nextInt(100);
        String status = fate < 97 ? "ACT" : fate < 99 ? "SUS" : "CEA";
        return new Subscription("SVC-" + (20_001 + number) + "-" + place, product, status);
    }

    private static String port(Device device, SplittableRandom dice) {
        String port;
        do {
            port = device.name() + "/"
                    + device.ports().get(dice.nextInt(device.ports().size())).ifName();
        } while (port.equals(KLINIKUM_PORT));
        return port;
    }
}
