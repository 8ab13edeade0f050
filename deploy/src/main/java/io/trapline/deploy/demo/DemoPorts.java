package io.trapline.deploy.demo;

import io.trapline.agent.listen.PortProbe;
import io.trapline.config.Settings.Wire;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the demo listens on loopback.
 *
 * @param http TCP
 * @param snmp UDP
 * @param syslog UDP and TCP
 * @param more doors that are open only when asked for
 */
public record DemoPorts(int http, int snmp, int syslog, More more) {

    /** Each is null for a door that stays closed; all are TCP. */
    public record More(
            @Nullable Integer snmpTcp,
            @Nullable Integer syslogTls,
            @Nullable Integer syslogRelp) {

        /** None of them. */
        public static final More NONE = new More(null, null, null);
    }

    /** The same with a free port wherever there is a 0. */
    DemoPorts chosen() {
        return new DemoPorts(
                FreePort.orFree(http),
                FreePort.orFree(snmp),
                FreePort.orFree(syslog),
                new More(chosen(more.snmpTcp()), chosen(more.syslogTls()), chosen(more.syslogRelp())));
    }

    /** Takes each of them and lets it go again, before anything is started. */
    void probe() throws PortTaken {
        for (var tcp : streams().entrySet()) {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(loopback(tcp.getValue()));
            } catch (IOException e) {
                throw taken(tcp.getKey(), Wire.TCP, tcp.getValue(), e);
            }
        }
        for (var udp : Map.of("--snmp", snmp, "--syslog", syslog).entrySet()) {
            try (var socket = new DatagramSocket(loopback(udp.getValue()))) {
                socket.disconnect();
            } catch (IOException e) {
                throw taken(udp.getKey(), Wire.UDP, udp.getValue(), e);
            }
        }
    }

    private Map<String, Integer> streams() {
        var streams = new LinkedHashMap<String, Integer>();
        streams.put("--http", http);
        streams.put("--syslog", syslog);
        add(streams, "--snmp-tcp", more.snmpTcp());
        add(streams, "--syslog-tls", more.syslogTls());
        add(streams, "--syslog-relp", more.syslogRelp());
        return streams;
    }

    private static void add(Map<String, Integer> streams, String option, @Nullable Integer port) {
        if (port != null) {
            streams.put(option, port);
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress("127.0.0.1", port);
    }

    private static PortTaken taken(String option, Wire wire, int port, IOException why) {
        String where = wire.name().toLowerCase(Locale.ROOT) + " port " + port + " of 127.0.0.1 ";
        String said = String.valueOf(why.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains("in use")) {
            String by = PortProbe.holder(wire, port).map(who -> " by " + who).orElse("");
            return new PortTaken(
                    where + "is already in use" + by + "; stop that program, or choose another port with " + option
                            + " (0 takes any free one).",
                    why);
        }
        return new PortTaken(
                where + "cannot be bound: " + said + "; choose another port with " + option
                        + " (0 takes any free one; ports below 1024 need CAP_NET_BIND_SERVICE).",
                why);
    }

    private static @Nullable Integer chosen(@Nullable Integer port) {
        return port == null ? null : FreePort.orFree(port);
    }
}
