package io.trapline.deploy.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trapline.config.SettingsReader;
import io.trapline.deploy.Application;
import io.trapline.deploy.StopRequest;
import io.trapline.deploy.demo.bss.DemoBss;
import io.trapline.deploy.demo.desk.MockDesk;
import io.trapline.deploy.demo.device.Device;
import io.trapline.web.Mount;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole small operator on loopback: its BSS, its devices, its ticket desk, and the product between
 * them, started from a file like anybody's. Started and stopped by one thread.
 */
public final class Demo {

    /** The faults are the same in every run. */
    private static final long SEED = 20_261_101;

    /** A person's own: README and banner send faults of this port, so the devices leave it alone. */
    private static final int QUIET_IF_INDEX = 1203112;

    private final Options options;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * @param etc folder of the shipped rules and views
     * @param devices how many speak; 0 for silence
     * @param runFor how long after READY; null until a stop is asked for
     */
    public record Options(
            Path data,
            Path etc,
            DemoPorts ports,
            int devices,
            @Nullable Duration runFor) {}

    /**
     * @param out gets the addresses and READY
     * @param err gets the progress
     */
    public Demo(Options options, PrintStream out, PrintStream err) {
        this.options = options;
        this.out = out;
        this.err = err;
    }

    /** Runs until the stop or until the time is up; everything is stopped again in any case. */
    public void run(StopRequest stop) throws Exception {
        var data = options.data().toAbsolutePath().normalize();
        var ports = options.ports().chosen();
        try (var lock = DataLock.take(data)) {
            ports.probe();
            Files.deleteIfExists(data.resolve(DemoFacts.FILE));
            stop.check();
            stop.lastly(() -> {
                // What unpacks and makes the database cleans up after itself when it is told to end.
                ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
                DemoBss.stopLeftOver(data.resolve("postgres"));
            });
            stop.inLongStep(true);
            try (var bss = DemoBss.start(data.resolve("postgres"), options.devices(), this::progress);
                    var desk = desk(data);
                    var application = application(data, ports, bss, desk, stop)) {
                stop.inLongStep(false);
                stop.check();
                application.start();
                if (!application.awaitInventory()) {
                    throw new IOException("the demo's BSS could not be read; the log says why");
                }
                runDevices(data, facts(data, ports, bss), bss.devices(), stop);
            }
        }
    }

    private DemoFacts facts(Path data, DemoPorts ports, DemoBss bss) {
        return new DemoFacts(
                ports, bss.ownerUrl(), options.devices(), DemoSettings.tls(data).resolve(ThrowAwayCa.CA));
    }

    private void runDevices(Path data, DemoFacts facts, List<Device> devices, StopRequest stop) throws Exception {
        var speaking = devices.subList(0, Math.min(options.devices(), devices.size())).stream()
                .map(Demo::withoutQuietPort)
                .toList();
        stop.check();
        facts.write(data);
        try (var simulated = SimulatedDevices.start(
                speaking, facts.ports().snmp(), facts.ports().syslog(), SEED)) {
            out.println(facts.banner());
            out.println("READY " + facts.web("/customers"));
            out.flush();
            var runFor = options.runFor();
            if (runFor == null) {
                stop.await();
            } else {
                stop.await(runFor);
            }
            progress("Stopping.");
        }
    }

    private Application application(Path data, DemoPorts ports, DemoBss bss, MockDesk desk, StopRequest stop)
            throws Exception {
        if (ports.more().syslogTls() != null) {
            ThrowAwayCa.make(DemoSettings.tls(data));
        }
        progress("Starting Trapline.");
        var file = new DemoSettings(data, options.etc(), ports, bss.url()).write();
        var mount = new Mount(MockDesk.MOUNT, call -> {
            var answer = desk.answer(call.method(), MockDesk.MOUNT + call.path(), call.query(), call.body());
            return new Mount.Reply(
                    answer.status(),
                    answer.contentType(),
                    Map.of(),
                    answer.body().getBytes(UTF_8));
        });
        return new Application(SettingsReader.read(file), List.of(mount), stop);
    }

    /** A desk that opens whatever it is told to, twice if told twice: nothing is hidden. */
    private static MockDesk desk(Path data) throws IOException {
        Files.createDirectories(data.resolve("desk"));
        return new MockDesk(data.resolve("desk/tickets.jsonl"), MockDesk.Uniqueness.NAIVE, InstantSource.system());
    }

    private static Device withoutQuietPort(Device device) {
        var ports = device.ports().stream()
                .filter(port ->
                        port.ifIndex() != QUIET_IF_INDEX || !device.name().equals("olt-17"))
                .toList();
        return new Device(device.name(), device.address(), device.voice(), ports);
    }

    private void progress(String sentence) {
        err.println("demo: " + sentence);
    }
}
