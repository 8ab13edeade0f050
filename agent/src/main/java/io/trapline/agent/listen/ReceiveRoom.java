package io.trapline.agent.listen;

import io.netty.channel.ChannelException;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The receive buffer of a UDP socket: asked for, insisted on where that is allowed, and as the kernel grants it. */
final class ReceiveRoom {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiveRoom.class);

    /** SOL_SOCKET and SO_RCVBUFFORCE of asm-generic/socket.h. */
    private static final IntegerUnixChannelOption FORCED = new IntegerUnixChannelOption("SO_RCVBUFFORCE", 1, 33);

    private ReceiveRoom() {}

    /**
     * Asks for it, beyond net.core.rmem_max too, which CAP_NET_ADMIN may (socket(7)).
     *
     * @param bytes asked for
     * @return bytes granted
     */
    static int ask(DatagramChannel channel, int bytes) {
        channel.config().setReceiveBufferSize(bytes);
        boolean epoll = channel instanceof EpollDatagramChannel;
        if (epoll && granted(channel) < bytes) {
            try {
                channel.config().setOption(FORCED, bytes);
            } catch (ChannelException e) {
                LOG.debug("The receive buffer stays as the kernel granted it. askedBytes={}", bytes, e);
            }
        }
        return granted(channel);
    }

    /** What a listener's socket would be granted: asked of one like it that is never bound. */
    static int probe(int bytes) {
        var socket = Loops.datagramChannel(Loops.epollHere());
        try {
            return ask(socket, bytes);
        } finally {
            socket.unsafe().closeForcibly();
        }
    }

    /** Linux answers with twice the size asked for, to cover its own bookkeeping (socket(7)). */
    private static int granted(DatagramChannel channel) {
        int figure = channel.config().getReceiveBufferSize();
        return channel instanceof EpollDatagramChannel ? figure / 2 : figure;
    }
}
