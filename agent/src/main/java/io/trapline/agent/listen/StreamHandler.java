package io.trapline.agent.listen;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.FastThreadLocal;
import io.trapline.agent.Envelope;
import io.trapline.agent.Intake;
import io.trapline.agent.Transport;
import io.trapline.agent.gate.Gate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One TCP connection: frames its bytes and delivers each read turn as one batch. While the intake is
 * braked nothing is read, so that the peer waits and loses nothing. A connection without a byte, or a
 * message without its end, for longer than the idle timeout is closed; what had come of the message is
 * kept as truncated. Owned by the event loop of its channel.
 */
final class StreamHandler extends ChannelInboundHandlerAdapter implements Framer.Sink {

    private static final Logger LOG = LoggerFactory.getLogger(StreamHandler.class);

    /** Bytes handed to the framer at a time; one array per event loop. */
    private static final FastThreadLocal<byte[]> CHUNK = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[65_536];
        }
    };

    private static final byte[] NOTHING = {};

    private final ListenerSeat seat;
    private final Framer framer;
    private final Acknowledgements answers;
    private final StreamDelivery delivery;
    private final Channel channel;
    private InetSocketAddress peer;
    private Envelope whole;
    private boolean ended;
    private boolean secured;
    private byte @Nullable [] farewell;
    /** True at first: a connection that nobody has read from yet is not quiet. */
    private boolean readSinceLook = true;

    private long lastByteAt = System.nanoTime();
    private long messages;
    private long partAfter = -1;
    private long partSince;

    StreamHandler(ListenerSeat seat, Framer framer, Gate gate, Intake intake, Channel channel) {
        this.seat = seat;
        this.framer = framer;
        this.channel = channel;
        this.peer = (InetSocketAddress) requireNonNull(channel.remoteAddress(), "not connected");
        this.answers = seat.transport() == Transport.RELP
                ? new RelpAnswers(channel, intake, seat.meter(), this::drained)
                : new Answers(channel, intake, seat.meter());
        this.delivery =
                new StreamDelivery(new Turn(seat.refused()), channel.eventLoop(), gate, intake, answers, this::resume);
        this.whole = new Envelope(seat.kind(), seat.transport(), seat.name(), seat.namespace(), peer, false);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        watch();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var in = (ByteBuf) message;
        try {
            chunks(in);
        } finally {
            in.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!delivery.deliver() || answers.isFull()) {
            pause();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        drained();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        switch (event) {
            case Ending ending -> end(ending.reason());
            case Proxied proxied -> {
                peer = proxied.source();
                whole = new Envelope(
                        seat.kind(), seat.transport(), seat.name(), seat.namespace(), peer, false, proxied.via());
                cutEnvelope = null;
            }
            case SslHandshakeCompletionEvent handshake when handshake.isSuccess() -> secured = true;
            // TLS 1.3 lets the other half stay open; RFC 5425 section 4.4 wants the alert answered at once.
            case SslCloseCompletionEvent closed -> farewell(NOTHING);
            case SslHandshakeCompletionEvent failed -> end(Meter.Event.CLOSED_HANDSHAKE);
            default -> context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end(Meter.Event.CLOSED_BY_PEER);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (ended) {
            return;
        }
        if (cause instanceof DecoderException) {
            end(secured ? Meter.Event.CLOSED_TLS : Meter.Event.CLOSED_HANDSHAKE);
            return;
        }
        if (cause instanceof IOException) {
            end(Meter.Event.CLOSED_BY_PEER);
            return;
        }
        LOG.error("A connection is closed after an error of ours. listener={} peer={}", seat.name(), peer, cause);
        end(Meter.Event.CLOSED_ERROR);
    }

    @Override
    public void message(byte[] message, boolean truncated) {
        messages++;
        seat.meter().read.increment();
        byte[] response = framer.response();
        if (response == null) {
            delivery.message(truncated ? cut() : whole, peer, message);
        } else {
            delivery.message(truncated ? cut() : whole, peer, message, response);
        }
        if (truncated) {
            seat.meter().count(Meter.Event.CUT);
        }
    }

    @Override
    public void skipped(int bytes) {
        seat.meter().count(Meter.Event.SKIPPED_BYTES, bytes);
    }

    @Override
    public void blank(int lines) {
        seat.meter().count(Meter.Event.BLANK, lines);
    }

    @Override
    public void reply(byte[] frame) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(frame));
    }

    @Override
    public void farewell(byte[] frame) {
        farewell = frame;
        // What came before it in this turn has to be offered first; see drained().
        channel.eventLoop().execute(this::drained);
    }

    /** The process stops: what was read is delivered or counted, then the connection closes. */
    void stop() {
        end(Meter.Event.CLOSED_STOPPING);
        delivery.giveUp();
    }

    /** True when a byte came since the last call, or an answer still waits. */
    boolean busySinceLook() {
        boolean busy = readSinceLook || !answers.isEmpty();
        readSinceLook = false;
        return busy;
    }

    /** True when nothing is in hand any more. */
    boolean isDelivered() {
        return delivery.isEmpty();
    }

    private void chunks(ByteBuf in) {
        byte[] chunk = CHUNK.get();
        seat.meter().readBytes.add(in.readableBytes());
        readSinceLook = true;
        lastByteAt = System.nanoTime();
        while (in.isReadable() && !ended) {
            int length = Math.min(chunk.length, in.readableBytes());
            in.readBytes(chunk, 0, length);
            var closing = framer.feed(chunk, 0, length, this);
            if (closing != null) {
                end(closing);
            }
        }
        if (framer.midMessage() && partAfter != messages) {
            partAfter = messages;
            partSince = lastByteAt;
        }
    }

    private void pause() {
        if (channel.config().isAutoRead()) {
            channel.config().setAutoRead(false);
            seat.meter().count(Meter.Event.PAUSED);
        }
    }

    /** Something owed was paid: reads on, or says good-bye when nothing is owed any more. */
    private void drained() {
        if (ended) {
            return;
        }
        boolean delivered = delivery.deliver();
        byte[] last = farewell;
        if (last != null && delivered && answers.isEmpty()) {
            if (last.length > 0) {
                reply(last);
            }
            end(Meter.Event.CLOSED_BY_PEER);
        } else if (delivered && !channel.config().isAutoRead()) {
            resume();
        }
    }

    private void resume() {
        if (answers.isFull()) {
            return;
        }
        lastByteAt = System.nanoTime();
        partSince = lastByteAt;
        if (!ended) {
            channel.config().setAutoRead(true);
        }
    }

    private void watch() {
        if (ended) {
            return;
        }
        long limit = seat.settings().idleTimeout().toNanos();
        long now = System.nanoTime();
        if (!channel.isWritable() && now - lastByteAt >= limit) {
            // It does not take the answers it asked for.
            end(Meter.Event.CLOSED_SLOW);
        } else if (channel.config().isAutoRead()) {
            if (now - lastByteAt >= limit) {
                end(Meter.Event.CLOSED_IDLE);
            } else if (framer.midMessage() && partAfter == messages && now - partSince >= limit) {
                end(Meter.Event.CLOSED_SLOW);
            }
        }
        long period = Math.clamp(limit / 4, 10_000_000L, 5_000_000_000L);
        channel.eventLoop().schedule(this::watch, period, TimeUnit.NANOSECONDS);
    }

    /** Delivers what there is, counts the reason and closes; only the first reason counts. */
    private void end(Meter.Event reason) {
        if (ended) {
            return;
        }
        ended = true;
        seat.meter().count(reason);
        long before = messages;
        framer.end(this);
        if (messages > before) {
            seat.meter().count(Meter.Event.HALF);
        }
        delivery.deliver();
        channel.close();
    }

    private @Nullable Envelope cutEnvelope;

    private Envelope cut() {
        if (cutEnvelope == null) {
            cutEnvelope =
                    new Envelope(seat.kind(), seat.transport(), seat.name(), seat.namespace(), peer, true, whole.via());
        }
        return cutEnvelope;
    }
}
