package io.trapline.deploy.e2e;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** The messages of the shipped rules' fixtures, as datagrams: SNMP packets and syslog lines. */
record Fixtures(List<byte[]> packets, List<byte[]> lines) {

    private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{2} ?){20,}");

    static Fixtures shipped() throws IOException {
        var fixtures = new Fixtures(new ArrayList<>(), new ArrayList<>());
        try (var files = Files.walk(Product.HOME.resolve("config/etc/rules"))) {
            for (Path input : files.filter(f -> f.endsWith("input")).sorted().toList()) {
                Files.readAllLines(input, StandardCharsets.ISO_8859_1).forEach(fixtures::add);
            }
        }
        return fixtures;
    }

    private void add(String line) {
        if (HEX.matcher(line).matches()) {
            packets.add(HexFormat.of().parseHex(line.replace(" ", "")));
        } else {
            lines.add(line.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    int count() {
        return packets.size() + lines.size();
    }

    /** Each message once. */
    void send(int snmp, int syslog) throws IOException {
        try (var socket = new DatagramSocket()) {
            send(socket, packets, snmp);
            send(socket, lines, syslog);
        }
    }

    private static void send(DatagramSocket from, List<byte[]> messages, int port) throws IOException {
        var to = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        for (byte[] message : messages) {
            from.send(new DatagramPacket(message, message.length, to));
        }
    }
}
