package io.trapline.deploy.demo;

import io.trapline.deploy.demo.desk.MockDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where everything of a running demo is found: for a person on stdout, for programs as
 * {@code demo.properties} in the data folder.
 *
 * @param ca the throw-away authority behind syslog over TLS, in PEM form
 * @param bssUrl JDBC URL with which the demo's tables can be changed
 */
record DemoFacts(DemoPorts ports, String bssUrl, int devices, Path ca) {

    static final String FILE = "demo.properties";

    String banner() {
        return """
                Trapline demo: everything is local, on loopback.
                  customers  %s
                  tickets    %s
                  traps      udp 127.0.0.1:%d
                  syslog     udp and tcp 127.0.0.1:%d
                %s\
                  BSS        %s
                  devices    %d simulated
                  try        snmptrap -v2c -c public udp:127.0.0.1:%d '' 1.3.6.1.6.3.1.1.5.3 \\
                               1.3.6.1.2.1.2.2.1.1.1203112 i 1203112 1.3.6.1.6.3.18.1.3.0 a 10.20.4.17
                Ctrl-C stops it.""".formatted(
                        web("/customers"),
                        web(MockDesk.MOUNT),
                        ports.snmp(),
                        ports.syslog(),
                        more(),
                        bssUrl,
                        devices,
                        ports.snmp());
    }

    /** A line for each door that was asked for. */
    private String more() {
        var lines = new StringBuilder();
        doors().forEach((name, port) -> lines.append("  %-10s tcp 127.0.0.1:%d%n".formatted(name, port)));
        if (ports.more().syslogTls() != null) {
            lines.append("  %-10s %s%n".formatted("TLS CA", ca));
        }
        return lines.toString();
    }

    private Map<String, Integer> doors() {
        var doors = new LinkedHashMap<String, Integer>();
        var more = ports.more();
        if (more.snmpTcp() != null) {
            doors.put("snmp-tcp", more.snmpTcp());
        }
        if (more.syslogTls() != null) {
            doors.put("syslog-tls", more.syslogTls());
        }
        if (more.syslogRelp() != null) {
            doors.put("syslog-relp", more.syslogRelp());
        }
        return doors;
    }

    String web(String path) {
        return "http://127.0.0.1:" + ports.http() + path;
    }

    /** Readers see the whole file or none. */
    void write(Path data) throws IOException {
        var text = """
                http=%d
                snmp=%d
                syslog=%d
                bss.url=%s
                """.formatted(ports.http(), ports.snmp(), ports.syslog(), bssUrl);
        for (var door : doors().entrySet()) {
            text += door.getKey() + "=" + door.getValue() + "\n";
        }
        if (ports.more().syslogTls() != null) {
            text += "ca=" + ca + "\n";
        }
        var fresh = Files.writeString(data.resolve(FILE + ".new"), text);
        Files.move(fresh, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
