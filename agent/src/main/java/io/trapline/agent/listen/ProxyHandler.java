package io.trapline.agent.listen;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The first bytes of a connection. A trusted proxy begins with a PROXY header, always and soon;
 * anybody else who begins with one is turned away, because to read it as a message would be as wrong
 * as to believe it. Takes itself out of the pipeline then. Owned by the connection's event loop.
 */
final class ProxyHandler extends ByteToMessageDecoder {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final boolean trusted;
    private final Duration longest;

    ProxyHandler(ListenerSeat seat, boolean trusted) {
        this.trusted = trusted;
        this.longest = seat.atMost(LONGEST);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (trusted) {
            context.executor().schedule(() -> late(context), longest.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (trusted) {
            header(context, in);
        } else if (!ProxyHeader.maybe(in)) {
            context.pipeline().remove(this);
        } else if (ProxyHeader.certainly(in)) {
            end(context, in, Meter.Event.CLOSED_UNTRUSTED_PROXY);
        }
    }

    private void header(ChannelHandlerContext context, ByteBuf in) {
        switch (ProxyHeader.find(in)) {
            case ProxyHeader.More more -> {}
            case ProxyHeader.Wrong wrong -> end(context, in, Meter.Event.CLOSED_PROXY_HEADER);
            case ProxyHeader.Header header -> {
                in.skipBytes(header.bytes());
                if (header.source() != null) {
                    var via = ((InetSocketAddress) context.channel().remoteAddress()).getAddress();
                    context.fireUserEventTriggered(new Proxied(header.source(), via));
                }
                context.pipeline().remove(this);
            }
        }
    }

    private void late(ChannelHandlerContext context) {
        if (!context.isRemoved()) {
            context.fireUserEventTriggered(new Ending(Meter.Event.CLOSED_PROXY_HEADER));
        }
    }

    private static void end(ChannelHandlerContext context, ByteBuf in, Meter.Event reason) {
        in.skipBytes(in.readableBytes());
        context.fireUserEventTriggered(new Ending(reason));
    }
}
