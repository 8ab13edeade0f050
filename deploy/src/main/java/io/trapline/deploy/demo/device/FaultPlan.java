package io.trapline.deploy.demo.device;

import io.trapline.deploy.demo.device.Device.Port;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * An endless, gentle sequence of links that fail and heal; the same seed gives the same sequence.
 * Owned by one thread.
 */
final class FaultPlan {

    private static final int FIRST_MILLIS = 200;
    private static final int BETWEEN_MILLIS_MIN = 4_000;
    private static final int BETWEEN_MILLIS_MAX = 10_000;
    private static final int LASTS_MILLIS_MIN = 20_000;
    private static final int LASTS_MILLIS_MAX = 60_000;

    /** @param atMillis since the start of the plan */
    record Step(long atMillis, Device device, Port port, boolean up) {}

    private record Link(Device device, Port port) {}

    private final List<Device> devices;
    private final Random random;
    private final PriorityQueue<Step> heals = new PriorityQueue<>(Comparator.comparingLong(Step::atMillis));
    private final Set<Link> down = new HashSet<>();
    private long nextFaultMillis = FIRST_MILLIS;

    /** @param devices at least one, each with at least one port */
    FaultPlan(List<Device> devices, long seed) {
        this.devices = List.copyOf(devices);
        this.random = new Random(seed);
    }

    Step next() {
        while (true) {
            var heal = heals.peek();
            if (heal != null && heal.atMillis() <= nextFaultMillis) {
                heals.remove();
                down.remove(new Link(heal.device(), heal.port()));
                return heal;
            }
            long at = nextFaultMillis;
            nextFaultMillis += random.nextInt(BETWEEN_MILLIS_MIN, BETWEEN_MILLIS_MAX);
            var device = devices.get(random.nextInt(devices.size()));
            var port = device.ports().get(random.nextInt(device.ports().size()));
            if (down.add(new Link(device, port))) {
                heals.add(new Step(at + random.nextInt(LASTS_MILLIS_MIN, LASTS_MILLIS_MAX), device, port, true));
                return new Step(at, device, port, false);
            }
        }
    }
}
