package io.trapline.deploy.demo.device;

import io.trapline.deploy.demo.device.Device.Port;
import io.trapline.deploy.demo.device.Device.Voice;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The devices of one simulator as lines of text, the way its parent tells it:
 *
 * <pre>
 * device NAME ADDRESS VOICE
 * port IFINDEX IFNAME          of the device above, once per port
 * go                           the end
 * </pre>
 */
public final class Fleet {

    private Fleet() {}

    public static String write(List<Device> devices) {
        var text = new StringBuilder();
        for (var device : devices) {
            text.append("device %s %s %s\n".formatted(device.name(), device.address(), device.voice()));
            for (var port : device.ports()) {
                text.append("port %d %s\n".formatted(port.ifIndex(), port.ifName()));
            }
        }
        return text.append("go\n").toString();
    }

    /** Reads up to and including {@code go}; what follows stays in {@code lines}. */
    static List<Device> read(BufferedReader lines) throws IOException {
        var devices = new ArrayList<Device>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            var words = line.split(" ");
            switch (words[0]) {
                case "device" ->
                    devices.add(new Device(words[1], words[2], Voice.valueOf(words[3]), new ArrayList<>()));
                case "port" -> devices.getLast().ports().add(new Port(Integer.parseInt(words[1]), words[2]));
                case "go" -> {
                    return devices;
                }
                default -> throw new IllegalArgumentException("not a line of a fleet: " + line);
            }
        }
        throw new IOException("the fleet ended before \"go\"");
    }
}
