package io.trapline.agent.listen;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/** The socket, or sockets, of one configured listener. */
sealed interface Door permits UdpDoor, TcpDoor {

    /** Takes the address; reads nothing yet. */
    void bind() throws BindFailure;

    /** Starts reading. */
    void open();

    /** Takes in what the kernel still holds, within a second or so, and closes; done when closed. */
    CompletableFuture<Void> stop();

    InetSocketAddress bound();

    SocketStatus status();

    /** Looks at the kernel's counters; once a second. */
    default void look(KernelDrops drops) {}
}
