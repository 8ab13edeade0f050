package io.trapline.deploy.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * What port 0 stands for on the demo's command line: a port of loopback that is free for UDP and
 * TCP alike. The configuration is written before anything listens, so it needs a number.
 */
final class FreePort {

    private static final int ATTEMPTS = 50;

    private FreePort() {}

    /** The port itself, or a free one when it is 0. */
    static int orFree(int port) {
        return port == 0 ? free() : port;
    }

    private static int free() {
        var loopback = InetAddress.getLoopbackAddress();
        for (int i = 0; i < ATTEMPTS; i++) {
            try (var tcp = new ServerSocket(0, 1, loopback)) {
                if (udpIsFree(new InetSocketAddress(loopback, tcp.getLocalPort()))) {
                    return tcp.getLocalPort();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("no port of loopback is free for both UDP and TCP");
    }

    private static boolean udpIsFree(InetSocketAddress address) {
        try (var udp = new DatagramSocket(address)) {
            return udp.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
