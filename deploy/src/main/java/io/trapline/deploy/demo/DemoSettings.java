package io.trapline.deploy.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;

/**
 * The demo's main file: written at every start and read back like anybody's, so that the demo shows
 * what {@code run} does and nothing else.
 *
 * @param etc folder of the shipped rules and views
 * @param bssPort port of the demo's PostgreSQL on loopback
 */
record DemoSettings(Path data, Path etc, DemoPorts ports, int bssPort) {

    private static final String TEXT = """
            # Written by "trapline demo" at every start: what is changed here is lost.
            version: 1
            site:
              name: demo
              timezone: %s
            data: %s
            listeners:
              - name: snmp
                type: snmp-trap
                bind: "127.0.0.1:%d"
              - name: syslog-udp
                type: syslog
                bind: "127.0.0.1:%d"
              - name: syslog-tcp
                type: syslog
                transport: tcp
                bind: "127.0.0.1:%d"
            sources:
              # Everything comes from loopback, so the message itself must be believed.
              trusted_relays: ["127.0.0.0/8"]
            journal:
              reserve: 256MiB
              keep: 1GiB
            rules: [%s]
            bss:
              url: "%s"
              user: %s
              password: %s
              views: %s
              refresh: 1s
            forwarders:
              - name: mock-desk
                type: webhook
                url: "http://127.0.0.1:%d/mock-desk/api/tickets"
                grouping_wait: 0s
            web:
              bind: "127.0.0.1:%d"
            """;

    /** Writes the file into the data folder and answers where it is. */
    Path write(String bssUrl, String bssUser, String bssPassword) throws IOException {
        var text = TEXT.formatted(
                ZoneId.systemDefault(),
                quoted(data.resolve("trapline")),
                ports.snmp(),
                ports.syslog(),
                ports.syslog(),
                quoted(etc.resolve("rules")),
                bssUrl,
                bssUser,
                bssPassword,
                quoted(etc.resolve("bss")),
                ports.http(),
                ports.http());
        return Files.writeString(data.resolve("trapline.yaml"), text);
    }

    /** A YAML double-quoted scalar: a folder's name may hold anything. */
    private static String quoted(Path path) {
        return "\"" + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
