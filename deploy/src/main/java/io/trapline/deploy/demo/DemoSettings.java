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

    /** Known to everybody: the demo listens on loopback alone. */
    private static final String V3_AUTH = "authpass-smoke";

    private static final String V3_PRIV = "privpass-smoke";

    /** Name, authentication, privacy. */
    private static final String V3_USERS = """
            noauth
            md5 MD5
            md5des MD5 DES
            shaaes SHA-1 AES-128
            sha256aes SHA-256 AES-128
            sha256aes256 SHA-256 AES-256
            sha512aes256 SHA-512 AES-256
            """;

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
            %s\
            v3_users:
            %s\
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
                moreListeners(),
                users(),
                quoted(etc.resolve("rules")),
                bssUrl,
                DemoBss.READER,
                quoted(etc.resolve("bss")),
                DemoBss.NOTIFY_CHANNEL,
                ports.http(),
                ports.http());
        Files.writeString(data.resolve("bss-password"), "none\n");
        Files.writeString(data.resolve("v3-auth"), V3_AUTH + "\n");
        Files.writeString(data.resolve("v3-priv"), V3_PRIV + "\n");
        return Files.writeString(data.resolve("trapline.yaml"), text);
    }

    /** The doors that were asked for beyond the usual ones. */
    private String moreListeners() {
        var more = ports.more();
        var text = new StringBuilder();
        if (more.snmpTcp() != null) {
            text.append(listener("snmp-tcp", "snmp-trap", "tcp", more.snmpTcp()));
        }
        if (more.syslogTls() != null) {
            var folder = tls(data);
            text.append(listener("syslog-tls", "syslog", "tls", more.syslogTls()))
                    .append("    tls: {cert: %s, key: %s}%n"
                            .formatted(
                                    quoted(folder.resolve(ThrowAwayCa.CERT)), quoted(folder.resolve(ThrowAwayCa.KEY))));
        }
        if (more.syslogRelp() != null) {
            text.append(listener("syslog-relp", "syslog", "relp", more.syslogRelp()));
        }
        return text.toString();
    }

    /** Where the demo's certificate lies. */
    static Path tls(Path data) {
        return data.resolve("tls");
    }

    private static String listener(String name, String type, String transport, int port) {
        return """
                  - name: %s
                    type: %s
                    transport: %s
                    bind: "127.0.0.1:%d"
                """.formatted(name, type, transport, port);
    }

    /** SNMPv3 users of each kind that senders of the field have, with the demo's public passwords. */
    private static String users() {
        var text = new StringBuilder();
        for (var user : V3_USERS.lines().toList()) {
            var words = user.split(" ", -1);
            text.append("  - name: %s%n".formatted(words[0]));
            if (words.length > 1) {
                text.append("    auth: %s%n    auth_password: \"${file:v3-auth}\"%n".formatted(words[1]));
            }
            if (words.length > 2) {
                text.append("    priv: %s%n    priv_password: \"${file:v3-priv}\"%n".formatted(words[2]));
            }
        }
        return text.toString();
    }

    /** A YAML double-quoted scalar: a folder's name may hold anything. */
    private static String quoted(Path path) {
        return "\"" + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
