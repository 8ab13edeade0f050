package io.trapline.deploy.demo;

import io.trapline.deploy.demo.device.Device;
import io.trapline.deploy.demo.device.DeviceSimulator;
import io.trapline.deploy.demo.device.Fleet;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes that play devices. They end with this process, whatever way it ends: they watch
 * their standard input.
 */
final class SimulatedDevices implements AutoCloseable {

    /** Small, because forty JVMs would not be gentle. */
    private static final int DEVICES_PER_PROCESS = 10;

    private final List<Process> processes = new ArrayList<>();

    /** @param seed the same seed gives the same faults in the same order */
    static SimulatedDevices start(List<Device> devices, int snmpPort, int syslogPort, long seed) {
        var simulated = new SimulatedDevices();
        try {
            for (int from = 0; from < devices.size(); from += DEVICES_PER_PROCESS) {
                var some = devices.subList(from, Math.min(devices.size(), from + DEVICES_PER_PROCESS));
                simulated.processes.add(process(some, snmpPort, syslogPort, seed + from));
            }
        } catch (IOException e) {
            simulated.close();
            throw new UncheckedIOException("a device simulator could not be started", e);
        }
        return simulated;
    }

    private static Process process(List<Device> devices, int snmpPort, int syslogPort, long seed) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-Xmx16m",
                        "-cp",
                        ownCode(),
                        DeviceSimulator.class.getName(),
                        Integer.toString(snmpPort),
                        Integer.toString(syslogPort),
                        Long.toString(seed))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var told = process.getOutputStream();
        told.write(Fleet.write(devices).getBytes(StandardCharsets.UTF_8));
        told.flush();
        return process;
    }

    /** The simulator uses the JDK only: the jar or folder that holds its class is enough. */
    private static String ownCode() {
        var source = DeviceSimulator.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("the simulator's class comes from nowhere");
        }
        return new File(source.getLocation().getPath()).getPath();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
    }
}
