package io.trapline.deploy.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** rsyslog and snmptrapd with the shared configurations, on ports of their own. */
final class Peers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TRAP_NUMBER = ".1.3.6.1.2.1.2.2.1.1.7 = INTEGER: ";
    private static final int TRAP_BASE = 0x01000000;

    private final Tools tools;

    Peers(Tools tools) {
        this.tools = tools;
    }

    /** Disk queue, JSON, look-up table: the peer for lines. The shared file's own ports are replaced. */
    Receiver rsyslog(int port) throws IOException {
        Path home = tools.run();
        Files.createDirectories(home.resolve("spool/rs"));
        Files.createDirectories(home.resolve("conf"));
        Files.createDirectories(home.resolve("out"));
        var table = new StringBuilder("{\"version\":1,\"nomatch\":\"none\",\"type\":\"string\",\"table\":[");
        for (int host = 0; host < Load.HOSTS; host++) {
            table.append(host == 0 ? "" : ",\n")
                    .append("{\"index\":\"%s\",\"value\":\"%s\"}".formatted(Seed.host(host), Seed.customer(host)));
        }
        Files.writeString(home.resolve("conf/lookup.json"), table.append("]}"));
        String text = Files.readString(tools.shared().resolve("peers/rsyslog-diskjson.conf"))
                .replace(
                        "@HOME@/peers/usr/lib/x86_64-linux-gnu",
                        tools.libraries().toString())
                .replace("@HOME@", home.toString())
                .replace("25514", "" + port)
                .replace("25515", "" + port);
        Path config = Files.writeString(home.resolve("rsyslog.conf"), text);
        var builder = new ProcessBuilder(
                tools.peer("rsyslogd").toString(),
                "-n",
                "-f",
                config.toString(),
                "-i",
                home + "/rsyslog.pid",
                "-M",
                tools.libraries().resolve("rsyslog").toString());
        Path out = home.resolve("out/rs.log");
        return new Receiver("rsyslog", start(builder, out), new Output(out), Peers::line);
    }

    /** The peer for traps: one log file, numeric OIDs, no look-ups of names. */
    Receiver snmptrapd(int port, long receiveBuffer) throws IOException {
        Path home = tools.run();
        Files.createDirectories(home.resolve("spool/snmp"));
        Path out = home.resolve("out/traps.log");
        var builder = new ProcessBuilder(List.of(
                tools.peer("snmptrapd").toString(),
                "-f",
                "-n",
                "-On",
                "-m",
                "",
                "-Lf",
                out.toString(),
                "-C",
                "-c",
                tools.shared().resolve("peers/snmptrapd.conf").toString(),
                "--serverRecvBuf=" + receiveBuffer,
                "udp:127.0.0.1:" + port));
        builder.environment()
                .put("SNMP_PERSISTENT_DIR", home.resolve("spool/snmp").toString());
        return new Receiver("snmptrapd", start(builder, out), new Output(out), Peers::trap);
    }

    private Process start(ProcessBuilder builder, Path out) throws IOException {
        Files.createDirectories(out.getParent());
        Files.createFile(out);
        builder.environment().put("LD_LIBRARY_PATH", tools.libraries().toString());
        Path said = tools.run().resolve(out.getFileName() + ".said");
        return builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    }

    /** Field by field: number, host and the customer of that host. */
    private static long line(String text) {
        try {
            JsonNode line = JSON.readTree(text);
            long seq = Numbers.after(line.path("message").asText(), "seq=");
            String host = Seed.host(seq % Load.HOSTS);
            boolean right = line.path("host").asText().equals(host)
                    && line.path("customer").asText().equals(Seed.customer(seq % Load.HOSTS));
            return seq < 0 || right ? seq : Numbers.STRANGE;
        } catch (JsonProcessingException e) {
            return Numbers.STRANGE;
        }
    }

    private static long trap(String text) {
        long number = Numbers.after(text, TRAP_NUMBER);
        return number < 0 ? number : number - TRAP_BASE;
    }
}
