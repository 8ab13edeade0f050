package io.trapline.deploy.demo.device;

import io.trapline.deploy.demo.device.FaultPlan.Step;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;

/** Puts what a device says on the wire: traps and Cisco lines over UDP, Juniper lines over TCP. Owned by one thread. */
final class Sender implements AutoCloseable {

    private static final long TICK_MILLIS = 10;

    private final InetSocketAddress snmp;
    private final InetSocketAddress syslog;
    private final DatagramSocket datagrams;
    private int requestId;

    Sender(int snmpPort, int syslogPort) throws IOException {
        this.snmp = new InetSocketAddress(InetAddress.getLoopbackAddress(), snmpPort);
        this.syslog = new InetSocketAddress(InetAddress.getLoopbackAddress(), syslogPort);
        this.datagrams = new DatagramSocket();
    }

    void send(Step step) throws IOException {
        var device = step.device();
        var port = step.port();
        long uptime = step.atMillis() / TICK_MILLIS;
        var now = ZonedDateTime.now();
        switch (device.voice()) {
            case TRAP_V2C -> datagram(snmp, LinkTrap.v2c(device, port, step.up(), ++requestId, uptime));
            case TRAP_V1 -> datagram(snmp, LinkTrap.v1(device, port, step.up(), uptime));
            case SYSLOG_CISCO -> datagram(syslog, bytes(LinkLine.cisco(device, port, step.up(), now)));
            case SYSLOG_JUNIPER -> line(LinkLine.juniper(device, port, step.up(), now));
        }
    }

    private void datagram(InetSocketAddress to, byte[] bytes) throws IOException {
        datagrams.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private void line(String line) throws IOException {
        try (var connection = new Socket(syslog.getAddress(), syslog.getPort())) {
            connection.getOutputStream().write(bytes(line + "\n"));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        datagrams.close();
    }
}
