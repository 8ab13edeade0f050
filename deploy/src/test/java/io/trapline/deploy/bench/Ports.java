package io.trapline.deploy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of loopback that are free for UDP and TCP alike. */
final class Ports {

    private Ports() {}

    static int free() {
        var loopback = InetAddress.getLoopbackAddress();
        while (true) {
            try (var tcp = new ServerSocket(0, 1, loopback)) {
                try (var udp = new DatagramSocket(new InetSocketAddress(loopback, tcp.getLocalPort()))) {
                    return udp.getLocalPort();
                } catch (IOException taken) {
                    continue;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
