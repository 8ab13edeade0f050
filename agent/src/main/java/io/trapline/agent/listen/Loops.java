package io.trapline.agent.listen;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/** The event loops of all listeners: epoll where there is one, else NIO. */
final class Loops {

    private static final int THREADS_MAX = 4;

    private final boolean epoll;
    private final EventLoopGroup group;

    Loops(boolean epoll) {
        this.epoll = epoll;
        int threads = Math.min(THREADS_MAX, Math.max(2, Runtime.getRuntime().availableProcessors()));
        this.group = new MultiThreadIoEventLoopGroup(
                threads,
                new DefaultThreadFactory("listen"),
                epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    static boolean epollHere() {
        return Epoll.isAvailable();
    }

    boolean epoll() {
        return epoll;
    }

    EventLoopGroup group() {
        return group;
    }

    DatagramChannel datagramChannel() {
        return datagramChannel(epoll);
    }

    static DatagramChannel datagramChannel(boolean epoll) {
        return epoll ? new EpollDatagramChannel() : new NioDatagramChannel();
    }

    ServerChannel serverChannel() {
        return epoll ? new EpollServerSocketChannel() : new NioServerSocketChannel();
    }

    void stop() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
    }
}
