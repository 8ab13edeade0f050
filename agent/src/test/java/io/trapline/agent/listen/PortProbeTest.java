package io.trapline.agent.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramChannel;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** A look before the start says what the start will get. */
class PortProbeTest {

    private static final int MORE_THAN_USUAL = 16 << 20;

    @Test
    void theBufferThatIsLookedForIsTheOneThatAListenerGets() {
        var loops = new Loops(Loops.epollHere());
        try {
            var bound = new Bootstrap()
                    .group(loops.group())
                    .channelFactory(loops::datagramChannel)
                    .handler(new ChannelInboundHandlerAdapter())
                    .bind(new InetSocketAddress("127.0.0.1", 0))
                    .syncUninterruptibly()
                    .channel();
            int granted = ReceiveRoom.ask((DatagramChannel) bound, MORE_THAN_USUAL);
            assertThat(ReceiveRoom.probe(MORE_THAN_USUAL)).isEqualTo(granted);
            assertThat(granted).isPositive();
            bound.close().syncUninterruptibly();
        } finally {
            loops.stop();
        }
    }
}
