package io.trapline.agent.listen;

import io.trapline.config.Settings;
import io.trapline.config.Settings.Wire;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a listener would meet if it were started now, found by taking its port and letting it go at
 * once. For commands that look before a start; holds nothing.
 *
 * @param failure why the port cannot be taken; null when it can
 * @param holder the process that has it; empty when nobody has or /proc does not show it
 * @param askedBytes receive buffer that the configuration asks for; 0 for streams
 * @param grantedBytes what the kernel grants of it, asked of a socket of its own; 0 for streams
 * @param kernelDrops datagrams that the kernel dropped at the socket that holds the port now; empty
 *     when there is none
 */
public record PortProbe(
        @Nullable BindFailure failure,
        OptionalLong holder,
        int askedBytes,
        int grantedBytes,
        OptionalLong kernelDrops) {

    private static final Path PROC = Path.of("/proc");

    /** Looks at one listener. */
    public static PortProbe of(Settings.Listener listener) {
        return listener.wire() == Wire.UDP ? datagrams(listener) : stream(listener);
    }

    private static PortProbe datagrams(Settings.Listener listener) {
        int granted = ReceiveRoom.probe(listener.receiveBufferBytes());
        try (var socket = DatagramChannel.open()) {
            socket.bind(listener.bind());
            return new PortProbe(
                    null, OptionalLong.empty(), listener.receiveBufferBytes(), granted, OptionalLong.empty());
        } catch (IOException | SecurityException e) {
            return new PortProbe(
                    BindReason.failure(listener, e),
                    holder(listener),
                    listener.receiveBufferBytes(),
                    granted,
                    drops(listener.bind()));
        }
    }

    private static PortProbe stream(Settings.Listener listener) {
        try (var socket = ServerSocketChannel.open()) {
            // As the listener does: a connection that just ended does not hold the port.
            socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            socket.bind(listener.bind());
            return new PortProbe(null, OptionalLong.empty(), 0, 0, OptionalLong.empty());
        } catch (IOException | SecurityException e) {
            return new PortProbe(BindReason.failure(listener, e), holder(listener), 0, 0, OptionalLong.empty());
        }
    }

    /** Who has a port now, as "name (pid number)"; empty when nobody has or /proc does not show it. */
    public static Optional<String> holder(Wire wire, int port) {
        return BindReason.holder(wire, port).map(by -> by.name() + " (pid " + by.pid() + ")");
    }

    private static OptionalLong holder(Settings.Listener listener) {
        return BindReason.holder(listener.wire(), listener.bind().getPort())
                .map(by -> OptionalLong.of(by.pid()))
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong drops(InetSocketAddress bind) {
        return KernelDrops.read(PROC).byAddress(bind);
    }
}
