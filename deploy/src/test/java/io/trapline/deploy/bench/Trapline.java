package io.trapline.deploy.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trapline.deploy.demo.bss.DemoBss;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Trapline as it is packaged, started by its launcher with everything that has a default left at it. */
final class Trapline {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TRAP_NUMBER = "1.3.6.1.2.1.2.2.1.1.7";
    private static final int TRAP_BASE = 0x01000000;
    private static final long READY_SECONDS = 60;

    private final Tools tools;
    final int snmp = Ports.free();
    final int syslog = Ports.free();
    final int http = Ports.free();

    Trapline(Tools tools) {
        this.tools = tools;
    }

    Path config() {
        return tools.run().resolve("trapline.yaml");
    }

    Receiver start(String bssUrl) throws IOException, InterruptedException {
        Path run = tools.run();
        Files.writeString(config(), text(bssUrl));
        Path said = run.resolve("trapline.said");
        var process = new ProcessBuilder(
                        tools.home().resolve("deploy/trapline").toString(), "run", "--config", config().toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
        while (!Files.readString(said).contains("READY")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IOException("Trapline does not start: " + Files.readString(said));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return new Receiver("Trapline", process, new Output(run.resolve("events.jsonl")), Trapline::line);
    }

    private String text(String bssUrl) {
        Path etc = tools.home().resolve("config/etc");
        return """
                # Ports and folders, what has no default, and where the load comes from: nothing else.
                version: 1
                site: {name: trapline}
                data: %s
                listeners:
                  - {name: snmp, type: snmp-trap, bind: "127.0.0.1:%d", communities: [{alias: public, community: "${env:TRAPLINE_COMMUNITY:-public}"}]}
                  - {name: syslog-udp, type: syslog, bind: "127.0.0.1:%d"}
                  - {name: syslog-tcp, type: syslog, transport: tcp, bind: "127.0.0.1:%d"}
                sources: {trusted_relays: ["127.0.0.1/32"]}
                rules: [%s]
                mibs: %s
                bss: {url: "%s", user: %s, password: "${env:TRAPLINE_BSS_PASSWORD:-%s}", views: %s}
                forwarders:
                  - {name: events, type: file, path: %s}
                web: {bind: "127.0.0.1:%d"}
                """.formatted(
                        tools.run().resolve("data"),
                        snmp,
                        syslog,
                        syslog,
                        etc.resolve("rules"),
                        etc.resolve("mibs"),
                        bssUrl,
                        DemoBss.READER,
                        DemoBss.READER_PASSWORD,
                        etc.resolve("bss"),
                        tools.run().resolve("events.jsonl"),
                        http);
    }

    JsonNode ledger() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/api/v1/ledger"))
                    .build();
            return JSON.readTree(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    /** Field by field: number, device, the one customer behind its port, the alarm it belongs to. */
    private static long line(String text) {
        try {
            JsonNode line = JSON.readTree(text);
            boolean trap = line.path("kind").asText().equals("snmp");
            long seq = trap
                    ? trapNumber(line)
                    : Numbers.after(line.at("/decoded/message").asText(), "seq=");
            if (seq < 0) {
                return seq;
            }
            String customer = trap ? Seed.TRAP_CUSTOMER : Seed.customer(seq % Load.HOSTS);
            String device = trap ? "bench-traps" : Seed.host(seq % Load.HOSTS);
            boolean right = line.path("device").asText().equals(device)
                    && line.path("resource").asText().equals(Seed.PORT)
                    && line.path("customers").asInt() == 1
                    && line.at("/affected/0/customerId").asText().equals(customer)
                    && line.path("recognised").asBoolean()
                    && !line.path("alarmId").isNull();
            return right ? seq : Numbers.STRANGE;
        } catch (JsonProcessingException e) {
            return Numbers.STRANGE;
        }
    }

    private static long trapNumber(JsonNode line) {
        for (JsonNode varbind : line.at("/decoded/varbinds")) {
            if (varbind.path("oid").asText().equals(TRAP_NUMBER)) {
                return varbind.path("value").asLong() - TRAP_BASE;
            }
        }
        return Numbers.NONE;
    }
}
