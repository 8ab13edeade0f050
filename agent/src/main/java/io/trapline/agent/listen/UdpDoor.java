package io.trapline.agent.listen;

import static java.util.Objects.requireNonNull;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.unix.UnixChannel;
import io.trapline.agent.Intake;
import io.trapline.agent.gate.Gate;
import io.trapline.config.Settings;
import java.net.InetSocketAddress;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One UDP listener. With epoll a read takes up to 64 datagrams in one system call (recvmmsg) into
 * slots of one buffer that is used again and again; without, one by one.
 */
final class UdpDoor implements Door {

    private static final int SLOTS_MAX = 64;
    private static final int RECEIVE_BYTES_MAX = 2 << 20;

    /** RFC 768: the length field ends at 65,535. */
    private static final int DATAGRAM_BYTES_MAX = 65_535;

    /** Datagrams in one batch, about; more wait for the next turn. */
    private static final int TURN_MAX = 256;

    private static final long QUIET_MILLIS = 20;
    private static final long DRAIN_MILLIS = 500;
    private static final long ANSWER_MILLIS = 1_000;

    private final ListenerSeat seat;
    private final Gate gate;
    private final Intake intake;
    private final Loops loops;
    private final Settings.Sources sources;
    private @Nullable DatagramChannel channel;
    private @Nullable DatagramHandler handler;
    private @Nullable Answers answers;
    private volatile OptionalLong kernelDrops = OptionalLong.empty();

    /** Read once: a socket that is being closed cannot be asked any more. */
    private volatile int grantedBytes;

    UdpDoor(ListenerSeat seat, Gate gate, Intake intake, Loops loops, Settings.Sources sources) {
        this.seat = seat;
        this.gate = gate;
        this.intake = intake;
        this.loops = loops;
        this.sources = sources;
    }

    @Override
    public void bind() throws BindFailure {
        int slot = slotBytes(seat.messageBytesMax());
        int slots = loops.epoll() ? Math.clamp(RECEIVE_BYTES_MAX / slot, 1, SLOTS_MAX) : 1;
        var receive = new ReceiveBuffer(slot * slots, TURN_MAX);
        var bootstrap = new Bootstrap()
                .group(loops.group())
                .channelFactory(loops::datagramChannel)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.RECVBUF_ALLOCATOR, receive)
                .option(ChannelOption.SO_RCVBUF, seat.settings().receiveBufferBytes())
                .handler(new ChannelInitializer<DatagramChannel>() {
                    @Override
                    protected void initChannel(DatagramChannel fresh) {
                        answers = new Answers(fresh, intake, seat.meter());
                        handler = new DatagramHandler(seat, gate, intake, answers, sources);
                        fresh.pipeline().addLast(handler);
                    }
                });
        if (loops.epoll()) {
            bootstrap.option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, slot);
        }
        var bind = bootstrap.bind(seat.settings().bind()).awaitUninterruptibly();
        if (!bind.isSuccess()) {
            throw BindReason.failure(seat.settings(), requireNonNull(bind.cause()));
        }
        channel = (DatagramChannel) bind.channel();
        here().closeFuture().addListener(closed -> receive.release());
        grantedBytes = ReceiveRoom.ask(here(), seat.settings().receiveBufferBytes());
    }

    /**
     * Bytes of one slot: one more than a message may have, so that a longer one is noticed. The odd
     * number of cache lines keeps the slots from falling on the same cache sets.
     */
    static int slotBytes(int messageBytesMax) {
        int lines = (Math.min(messageBytesMax, DATAGRAM_BYTES_MAX) + 1 + 63) / 64;
        return (lines | 1) * 64;
    }

    @Override
    public void open() {
        here().config().setAutoRead(true);
    }

    @Override
    public CompletableFuture<Void> stop() {
        var closed = new CompletableFuture<Void>();
        var open = here();
        open.eventLoop().execute(() -> drain(open, System.nanoTime(), closed));
        return closed;
    }

    /**
     * Reads on until nothing came between two looks. The first look proves nothing: the loop may not
     * have been at the socket since the last datagram arrived there.
     */
    private void drain(DatagramChannel open, long since, CompletableFuture<Void> closed) {
        long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
        boolean came = requireNonNull(handler).readSinceLook();
        boolean more = waited < QUIET_MILLIS || (came && waited < DRAIN_MILLIS);
        if (!more) {
            open.config().setAutoRead(false);
        }
        boolean answering = !requireNonNull(answers).isEmpty() && waited < ANSWER_MILLIS;
        if (more || answering) {
            open.eventLoop().schedule(() -> drain(open, since, closed), QUIET_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            requireNonNull(handler).tellFloods(true);
            open.close().addListener(done -> closed.complete(null));
        }
    }

    @Override
    public InetSocketAddress bound() {
        return here().localAddress();
    }

    @Override
    public SocketStatus status() {
        return new SocketStatus(
                seat.name(),
                seat.settings().type(),
                seat.settings().wire(),
                bound(),
                seat.settings().receiveBufferBytes(),
                grantedBytes,
                kernelDrops,
                seat.meter().read.sum(),
                seat.meter().readBytes.sum(),
                0,
                seat.meter().counters());
    }

    @Override
    public void look(KernelDrops drops) {
        var open = here();
        kernelDrops = open instanceof UnixChannel unix
                ? drops.byDescriptor(unix.fd().intValue())
                : drops.byAddress(open.localAddress());
        open.eventLoop().execute(() -> requireNonNull(handler).tellFloods(false));
    }

    private DatagramChannel here() {
        return requireNonNull(channel, "not bound");
    }
}
