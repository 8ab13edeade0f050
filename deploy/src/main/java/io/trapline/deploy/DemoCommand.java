package io.trapline.deploy;

import io.trapline.deploy.demo.Demo;
import io.trapline.deploy.demo.DemoPorts;
import io.trapline.deploy.demo.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Runs a whole small operator on loopback. */
@Command(name = "demo", description = "Runs everything on loopback: BSS, devices, ticket desk, page.")
final class DemoCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final StopRequest stop;

    @Option(names = "--data", paramLabel = "DIR", description = "folder of all that is written")
    private @Nullable Path data;

    @Option(names = "--http", paramLabel = "PORT", converter = Port.class, description = "page and API (8080)")
    private int http = 8080;

    @Option(names = "--snmp", paramLabel = "PORT", converter = Port.class, description = "traps, UDP (10162)")
    private int snmp = 10_162;

    @Option(
            names = "--syslog",
            paramLabel = "PORT",
            converter = Port.class,
            description = "UDP and TCP (10514); 0 is any free port")
    private int syslog = 10_514;

    @Option(
            names = "--snmp-tcp",
            paramLabel = "PORT",
            converter = Port.class,
            description = "traps, TCP (closed unless given)")
    private @Nullable Integer snmpTcp;

    @Option(
            names = "--syslog-tls",
            paramLabel = "PORT",
            converter = Port.class,
            description = "RFC 5425 (closed unless given); the CA's path is printed")
    private @Nullable Integer syslogTls;

    @Option(
            names = "--syslog-relp",
            paramLabel = "PORT",
            converter = Port.class,
            description = "RELP (closed unless given)")
    private @Nullable Integer syslogRelp;

    @Option(
            names = "--devices",
            paramLabel = "N",
            converter = Count.class,
            description = "simulated devices (40); 0 is silence")
    private int devices = 40;

    @Option(names = "--for", paramLabel = "DURATION", converter = Span.class, description = "end after e.g. 30s")
    private @Nullable Duration runFor;

    DemoCommand(Terminal terminal, StopRequest stop) {
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() {
        var folder = data == null ? shipped("trapline.demo.data") : data;
        var ports = new DemoPorts(http, snmp, syslog, new DemoPorts.More(snmpTcp, syslogTls, syslogRelp));
        try {
            var options = new Demo.Options(folder, shipped("trapline.etc"), ports, devices, runFor);
            new Demo(options, terminal.out(), terminal.err()).run(stop);
            return stop.asked();
        } catch (Exception e) {
            return Failure.report(terminal, stop, e);
        }
    }

    /** A place that the launcher knows. */
    private static Path shipped(String property) {
        var place = System.getProperty(property);
        if (place == null) {
            throw new IllegalStateException("start it through the launcher: " + property + " is not set");
        }
        return Path.of(place);
    }

    /** 0 to 65535. */
    static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return within(text, 65_535, "a port is a number from 0 to 65535");
        }
    }

    /** As many as the demo's address plan has room for. */
    static final class Count implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return within(text, 5_000, "expected a number of devices from 0 to 5000");
        }
    }

    static final class Span implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return DurationText.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    private static int within(String text, int max, String expected) {
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > max) {
            throw new TypeConversionException("'" + text + "': " + expected);
        }
        return Integer.parseInt(text);
    }
}
