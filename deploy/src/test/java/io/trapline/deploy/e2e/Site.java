package io.trapline.deploy.e2e;

import io.trapline.deploy.demo.bss.DemoBss;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An installation as an operator has it: a main file of its own, a data folder, free ports of
 * loopback, and {@code deploy/trapline run}. Without a BSS or a desk until it is given one.
 */
final class Site {

    private final Path folder;
    private final int http = freePort();
    private final int snmp = freePort();
    private final int syslog = freePort();
    private final List<String> under = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final StringBuilder more = new StringBuilder();
    private Path data;
    private String sources = "{ trusted_relays: [\"127.0.0.0/8\"] }";
    private String journal = "{reserve: 64MiB, keep: 1GiB}";

    /** @param folder gets the main file, and the data folder unless {@link #data} says otherwise */
    Site(Path folder) throws IOException {
        this.folder = folder;
        this.data = folder.resolve("data");
    }

    Site data(Path elsewhere) {
        data = elsewhere;
        return this;
    }

    Site journal(String reserve, String keep) {
        journal = "{reserve: %s, keep: %s}".formatted(reserve, keep);
        return this;
    }

    /** Who sends; without it everything on this machine is a trusted relay. */
    Site sources(String section) {
        sources = section;
        return this;
    }

    /** Further sections of the main file. */
    Site with(String sections) {
        more.append(sections);
        return this;
    }

    /** A desk that gets a ticket at once. */
    Site desk(String url) {
        return desk(url, "0s");
    }

    /** A desk that gets a ticket after a while. */
    Site desk(String url, String groupingWait) {
        return with("""
                forwarders:
                  - name: desk
                    type: webhook
                    url: "%s"
                    grouping_wait: %s
                    backoff: {min: 100ms, max: 1s}
                """.formatted(url, groupingWait));
    }

    /** The demo's BSS, wherever it may be. */
    Site bss(String url) throws IOException {
        Files.writeString(folder.resolve("bss-password"), DemoBss.READER_PASSWORD + "\n");
        return with("""
                bss:
                  url: "%s"
                  user: %s
                  password: "${file:bss-password}"
                  views: "%s"
                  refresh: 1s
                  notify_channel: %s
                """.formatted(url, DemoBss.READER, Product.HOME.resolve("config/etc/bss"), DemoBss.NOTIFY_CHANNEL));
    }

    /** Starts below another command, which must become ours (exec). */
    Site under(String... command) {
        under.addAll(List.of(command));
        return this;
    }

    Site environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Path data() {
        return data;
    }

    int http() {
        return http;
    }

    int snmp() {
        return snmp;
    }

    int syslog() {
        return syslog;
    }

    Api api() {
        return new Api(http);
    }

    Clients clients() {
        return new Clients(snmp, syslog);
    }

    Path file() {
        return folder.resolve("trapline.yaml");
    }

    /** Writes the main file. */
    Path write() throws IOException {
        return Files.writeString(file(), """
                version: 1
                site: { name: site }
                data: "%s"
                listeners:
                  - { name: snmp, type: snmp-trap, bind: "127.0.0.1:%d" }
                  - { name: syslog-udp, type: syslog, bind: "127.0.0.1:%d" }
                  - { name: syslog-tcp, type: syslog, transport: tcp, bind: "127.0.0.1:%d" }
                sources: %s
                journal: %s
                rules: ["%s"]
                web: { bind: "127.0.0.1:%d" }
                %s""".formatted(
                data, snmp, syslog, syslog, sources, journal, Product.HOME.resolve("config/etc/rules"), http, more));
    }

    /** Starts and waits for READY. */
    Product start() throws IOException, InterruptedException {
        var product = launch();
        product.awaitReady();
        return product;
    }

    Product launch() throws IOException {
        write();
        return launchAsItIs();
    }

    /** The same over a main file that was written before. */
    Product launchAsItIs() throws IOException {
        var command = new ArrayList<>(under);
        command.addAll(
                List.of(Product.HOME.resolve("deploy/trapline").toString(), "run", "--config", file().toString()));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return Product.launch(folder.resolve("data"), builder);
    }

    /** One that neither UDP nor TCP uses. */
    static int freePort() throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        while (true) {
            try (var tcp = new ServerSocket(0, 1, loopback);
                    var udp = new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()))) {
                return udp.getLocalPort();
            } catch (java.net.BindException taken) {
                continue;
            }
        }
    }
}
