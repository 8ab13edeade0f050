package io.trapline.agent.listen;

import static java.util.Objects.requireNonNull;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.SocketChannel;
import io.trapline.agent.Intake;
import io.trapline.agent.Networks;
import io.trapline.agent.Transport;
import io.trapline.agent.gate.Gate;
import io.trapline.config.Settings.ListenerType;
import java.net.InetSocketAddress;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listener over TCP and its connections: in the clear, over TLS, or RELP over either. */
final class TcpDoor implements Door {

    private static final Logger LOG = LoggerFactory.getLogger(TcpDoor.class);
    private static final int BACKLOG = 1_024;
    private static final int READS_PER_TURN = 4;
    private static final int RELP_READ_BYTES = 16_384;
    private static final long QUIET_MILLIS = 50;
    private static final long DRAIN_MILLIS = 1_000;

    private record Connection(Channel channel, StreamHandler handler) {}

    private final ListenerSeat seat;
    private final Gate gate;
    private final Intake intake;
    private final Loops loops;
    private final HeldBytes held;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean full = new AtomicBoolean();
    private final Handshakes handshakes;
    private final Networks trustedProxies;
    private @Nullable Channel server;
    private @Nullable Certificates certificates;

    TcpDoor(ListenerSeat seat, Gate gate, Intake intake, Loops loops, HeldBytes held) {
        this.seat = seat;
        this.gate = gate;
        this.intake = intake;
        this.loops = loops;
        this.held = held;
        this.handshakes = new Handshakes(seat);
        this.trustedProxies = new Networks(seat.settings().trustedProxies());
    }

    @Override
    public void bind() throws BindFailure {
        var tls = seat.settings().tls();
        certificates = tls == null ? null : Certificates.read(seat, tls);
        var receive = new AdaptiveRecvByteBufAllocator(512, 4_096, 65_536);
        receive.maxMessagesPerRead(READS_PER_TURN);
        var bind = new ServerBootstrap()
                .group(loops.group())
                .channelFactory(loops::serverChannel)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, receive)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel fresh) {
                        admit(fresh);
                    }
                })
                .bind(seat.settings().bind())
                .awaitUninterruptibly();
        if (!bind.isSuccess()) {
            throw BindReason.failure(seat.settings(), requireNonNull(bind.cause()));
        }
        server = bind.channel();
    }

    @Override
    public void open() {
        here().config().setAutoRead(true);
    }

    /** Connections that the kernel has accepted already are accepted and read too. */
    @Override
    public CompletableFuture<Void> stop() {
        var closed = new CompletableFuture<Void>();
        here().eventLoop().execute(() -> takeBacklog(System.nanoTime(), -1, closed));
        return closed;
    }

    /** Accepts until nobody came between two looks, then closes the listening socket. */
    private void takeBacklog(long since, long acceptedBefore, CompletableFuture<Void> closed) {
        long accepted = seat.meter().sum(Meter.Event.ACCEPTED);
        boolean late = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since) >= DRAIN_MILLIS;
        Runnable next = () -> takeBacklog(since, accepted, closed);
        if (accepted == acceptedBefore || late) {
            here().close();
            next = () -> stopConnections(closed);
        }
        here().eventLoop().schedule(next, QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void stopConnections(CompletableFuture<Void> closed) {
        long since = System.nanoTime();
        var all = connections.stream().map(c -> stop(c, since)).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(all).whenComplete((ok, error) -> closed.complete(null));
    }

    @Override
    public InetSocketAddress bound() {
        return (InetSocketAddress) requireNonNull(here().localAddress());
    }

    @Override
    public SocketStatus status() {
        return new SocketStatus(
                seat.name(),
                seat.settings().type(),
                seat.settings().wire(),
                bound(),
                0,
                0,
                OptionalLong.empty(),
                seat.meter().read.sum(),
                seat.meter().readBytes.sum(),
                seat.meter().connections.get(),
                seat.meter().counters());
    }

    private void admit(SocketChannel fresh) {
        var meter = seat.meter();
        if (meter.connections.incrementAndGet() > seat.settings().connectionsMax()) {
            meter.connections.decrementAndGet();
            meter.count(Meter.Event.CLOSED_TOO_MANY);
            if (full.compareAndSet(false, true)) {
                LOG.warn(
                        "Connections are turned away, the limit is reached. listener={} connectionsMax={}",
                        seat.name(),
                        seat.settings().connectionsMax());
            }
            fresh.close();
            return;
        }
        full.set(false);
        meter.count(Meter.Event.ACCEPTED);
        fresh.closeFuture().addListener(closed -> meter.connections.decrementAndGet());
        var connection = new Connection(fresh, new StreamHandler(seat, framer(), gate, intake, fresh));
        connections.add(connection);
        fresh.closeFuture().addListener(closed -> forget(connection));
        fresh.pipeline()
                .addLast(new ProxyHandler(
                        seat, trustedProxies.contains(fresh.remoteAddress().getAddress())));
        if (certificates != null) {
            handshakes.begin(fresh, certificates);
        }
        fresh.pipeline().addLast(connection.handler);
        if (seat.transport() == Transport.RELP) {
            // Little per turn: every frame of it is owed an answer.
            fresh.config()
                    .setRecvByteBufAllocator(new FixedRecvByteBufAllocator(RELP_READ_BYTES).maxMessagesPerRead(1));
        }
    }

    private Framer framer() {
        if (seat.transport() == Transport.RELP) {
            return new RelpFramer(seat.messageBytesMax(), held);
        }
        return seat.settings().type() == ListenerType.SNMP_TRAP
                ? new SnmpFramer(seat.messageBytesMax(), held)
                : new SyslogFramer(seat.messageBytesMax(), held);
    }

    /** Looks whether the certificate's files changed. */
    void lookAtCertificates() {
        if (certificates != null) {
            certificates.look();
        }
    }

    /** A closed connection is kept until what it had read is in the journal. */
    private void forget(Connection connection) {
        if (connection.handler.isDelivered()) {
            connections.remove(connection);
        } else {
            connection.channel.eventLoop().schedule(() -> forget(connection), QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private CompletableFuture<Void> stop(Connection connection, long since) {
        var closed = new CompletableFuture<Void>();
        connection.channel.eventLoop().execute(() -> drain(connection, since, closed));
        return closed;
    }

    private void drain(Connection connection, long since, CompletableFuture<Void> closed) {
        long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
        boolean busy = connection.handler.busySinceLook();
        if (waited < QUIET_MILLIS || (busy && waited < DRAIN_MILLIS)) {
            connection
                    .channel
                    .eventLoop()
                    .schedule(() -> drain(connection, since, closed), QUIET_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        connection.handler.stop();
        closed.complete(null);
    }

    private Channel here() {
        return requireNonNull(server, "not bound");
    }
}
