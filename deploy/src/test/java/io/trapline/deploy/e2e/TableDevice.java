package io.trapline.deploy.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The SNMP agent of net-snmp at addresses on loopback, with a table of active alarms (RFC 3877) of ours behind it. */
final class TableDevice implements AutoCloseable {

    static final String COMMUNITY = "ask-me-8";

    private final Process process;

    /** @param ports ifIndexes of ports with an active alarm of model 3, ascending */
    TableDevice(Path folder, int port, List<String> addresses, List<Integer> ports) throws IOException {
        Files.createDirectories(folder.resolve("kept"));
        var rows = new ArrayList<String>();
        rows.add(".1.3.6.1.2.1.1.3.0 timeticks 900000");
        rows.add(".1.3.6.1.2.1.118.1.2.1.0 timeticks 4000");
        String index = ".0.11.7.234.11.1.8.30.0.0.43.0.0.";
        for (int row = 0; row < ports.size(); row++) {
            rows.add(".1.3.6.1.2.1.118.1.2.2.1.10" + index + (row + 1) + " objectid .1.3.6.1.2.1.2.2.1.1."
                    + ports.get(row));
        }
        for (int row = 0; row < ports.size(); row++) {
            rows.add(".1.3.6.1.2.1.118.1.2.2.1.13" + index + (row + 1) + " objectid .1.3.6.1.2.1.118.1.1.2.1.3.0.3.2");
        }
        rows.add(".1.3.6.1.2.1.118.1.2.5.0 counter 0");
        Path table = Files.write(folder.resolve("table"), rows);
        Path answer = Files.writeString(folder.resolve("answer"), """
                # snmpd.conf(5), pass: -g OID asks for that, -n OID for the next; rows stand in the order of OIDs.
                exec awk -v way="$1" -v asked="$2" '
                    function behind(one, other, a, b, i, n, m) {
                        n = split(one, a, "."); m = split(other, b, ".")
                        for (i = 1; i <= n && i <= m; i++) if (a[i] + 0 != b[i] + 0) return a[i] + 0 > b[i] + 0
                        return n > m
                    }
                    (way == "-g" && $1 == asked) || (way == "-n" && behind($1, asked)) { print $1; print $2; print $3; exit }
                ' %s
                """.formatted(table));
        Files.writeString(folder.resolve("snmpd.conf"), """
                rocommunity %s
                pass -p 10 .1.3.6.1.2.1.1.3 /bin/sh %s
                pass -p 10 .1.3.6.1.2.1.118 /bin/sh %s
                """.formatted(COMMUNITY, answer, answer));
        var command = new ArrayList<>(
                List.of("snmpd", "-f", "-Lf", folder.resolve("log").toString()));
        addresses.forEach(address -> command.add("udp:" + address + ":" + port));
        var builder = new ProcessBuilder(command);
        builder.environment().put("SNMPCONFPATH", folder.toString());
        builder.environment().put("SNMP_PERSISTENT_DIR", folder.resolve("kept").toString());
        process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
