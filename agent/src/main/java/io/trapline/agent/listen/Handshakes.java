package io.trapline.agent.listen;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The TLS handshakes of one listener that are under way: bounded in time and in number. When one too
 * many begins, the oldest gives way: an honest one is over within milliseconds. Safe for any thread.
 */
final class Handshakes {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final int max;
    private final Duration longest;

    /** Oldest first. Guarded by itself. */
    private final LinkedHashSet<Channel> underWay = new LinkedHashSet<>();

    /** Half of the listener's connections may be in their handshake. */
    Handshakes(ListenerSeat seat) {
        this.max = Math.max(1, seat.settings().connectionsMax() / 2);
        this.longest = seat.atMost(LONGEST);
    }

    /** Puts TLS in front of what the connection's pipeline has so far. */
    void begin(Channel channel, Certificates certificates) {
        var handler = certificates.context().newHandler(channel.alloc());
        handler.setHandshakeTimeout(longest.toMillis(), TimeUnit.MILLISECONDS);
        channel.pipeline().addLast(handler);
        watch(channel, handler);
    }

    private void watch(Channel channel, SslHandler handler) {
        Channel oldest;
        synchronized (underWay) {
            underWay.add(channel);
            oldest = underWay.size() > max ? first() : null;
        }
        handler.handshakeFuture().addListener(done -> forget(channel));
        channel.closeFuture().addListener(closed -> forget(channel));
        if (oldest != null) {
            oldest.eventLoop()
                    .execute(() -> oldest.pipeline().fireUserEventTriggered(new Ending(Meter.Event.CLOSED_HANDSHAKE)));
        }
    }

    private @Nullable Channel first() {
        var oldest = underWay.iterator().next();
        underWay.remove(oldest);
        return oldest;
    }

    private void forget(Channel channel) {
        synchronized (underWay) {
            underWay.remove(channel);
        }
    }
}
