package io.trapline.deploy.demo;

import io.trapline.deploy.demo.bss.DemoBss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;

/**
 * The demo's main file: written at every start and read back like anybody's, so that the demo shows
 * what {@code run} does and nothing else.
 *
 * @param etc folder of the shipped rules and views
 * @param bssUrl where the demo's PostgreSQL is read
 */
record DemoSettings(Path data, Path etc, DemoPorts ports, String bssUrl) {

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
              # Loopback is let in without one.
              password: "${file:bss-password}"
              views: %s
              refresh: 5s
              notify_channel: %s
            forwarders:
              - name: mock-desk
                type: webhook
                url: "http://127.0.0.1:%d/mock-desk/api/tickets"
                grouping_wait: 0s
            web:
              bind: "127.0.0.1:%d"
            """;

    /** Writes the file into the data folder and answers where it is. */
    Path write() throws IOException {
        var text = TEXT.formatted(
                ZoneId.systemDefault(),
                quoted(data.resolve("trapline")),
                ports.snmp(),
                ports.syslog(),
                ports.syslog(),
                quoted(etc.resolve("rules")),
                bssUrl,
                DemoBss.READER,
                quoted(etc.resolve("bss")),
                DemoBss.NOTIFY_CHANNEL,
                ports.http(),
                ports.http());
        Files.writeString(data.resolve("bss-password"), "none\n");
        return Files.writeString(data.resolve("trapline.yaml"), text);
    }

    /** A YAML double-quoted scalar: a folder's name may hold anything. */
    private static String quoted(Path path) {
        return "\"" + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
