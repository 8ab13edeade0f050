package io.trapline.agent.listen;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.trapline.agent.Envelope;
import io.trapline.agent.Intake;
import io.trapline.agent.Kind;
import io.trapline.agent.Receipt;
import io.trapline.agent.Refusal;
import io.trapline.agent.Transport;
import io.trapline.agent.gate.Gate;
import io.trapline.agent.gate.Verdict;
import io.trapline.config.Settings;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what one UDP socket delivers in a read turn to the intake as one batch. Each datagram is
 * copied once and is one message, kept byte for byte (a trailing NUL or LF included: decoding strips
 * it); an empty datagram is a message too. Owned by the event loop of its channel.
 */
final class DatagramHandler extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(DatagramHandler.class);

    private final ListenerSeat seat;
    private final Gate gate;
    private final Intake intake;
    private final Answers answers;
    private final Turn turn;
    private final FairShare share;
    private final FloodNotes floods;
    private long turnNanos;
    private boolean losing;
    private boolean readSinceLook;

    DatagramHandler(ListenerSeat seat, Gate gate, Intake intake, Answers answers, Settings.Sources sources) {
        this.seat = seat;
        this.gate = gate;
        this.intake = intake;
        this.answers = answers;
        this.turn = new Turn(seat.refused());
        this.share = new FairShare(sources);
        this.floods = new FloodNotes(seat, intake, sources.share().rate());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var packet = (DatagramPacket) message;
        try {
            datagram(packet);
        } finally {
            packet.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (turn.isEmpty()) {
            return;
        }
        var taken = turn.take();
        answers.report(taken.reports());
        var receipt = intake.accept(taken.haul());
        if (receipt instanceof Receipt.Journaled journaled) {
            answers.await(taken.informs(), journaled);
        }
        if (!taken.haul().arrivals().isEmpty()) {
            tell(receipt);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // An ICMP error to an answer of ours, or a turn that failed: the socket itself goes on.
        LOG.warn("A datagram listener goes on after an error. listener={} error={}", seat.name(), cause.toString());
    }

    /** True when something was read since the last call. */
    boolean readSinceLook() {
        boolean was = readSinceLook;
        readSinceLook = false;
        return was;
    }

    private void datagram(DatagramPacket packet) {
        var content = packet.content();
        int length = content.readableBytes();
        if (turn.isEmpty()) {
            turnNanos = System.nanoTime();
        }
        turn.read();
        readSinceLook = true;
        seat.meter().read.increment();
        seat.meter().readBytes.add(length);
        var from = packet.sender();
        var source = share.source(from.getAddress(), () -> seat.kind() == Kind.SYSLOG ? RelayedHost.of(content) : "");
        if (source != null && !share.takes(source, turnNanos)) {
            beyondShare(source, content);
            return;
        }
        boolean cut = length > seat.messageBytesMax();
        byte[] bytes = new byte[cut ? seat.messageBytesMax() : length];
        content.getBytes(content.readerIndex(), bytes);
        if (cut) {
            seat.meter().count(Meter.Event.CUT);
        }
        turn.judge(
                gate, new Envelope(seat.kind(), Transport.UDP, seat.name(), seat.namespace(), from, cut), from, bytes);
    }

    /** Tells floods that are due; at the end of the listener those that are not, too. */
    void tellFloods(boolean ending) {
        if (intake.open()) {
            long now = System.nanoTime();
            floods.tell(ending ? share.rest(now) : share.due(now));
        }
    }

    private void beyondShare(FairShare.Source from, ByteBuf content) {
        seat.meter().count(Meter.Event.FLOODED);
        turn.refuse(Refusal.FLOOD);
        if (share.beyond(from, turnNanos, Instant.now())) {
            byte[] bytes = new byte[Math.min(content.readableBytes(), seat.messageBytesMax())];
            content.getBytes(content.readerIndex(), bytes);
            switch (gate.judge(from.address(), bytes)) {
                case Verdict.Keep keep -> share.sample(from, keep.stored());
                case Verdict.Acknowledge inform -> share.sample(from, inform.stored());
                case Verdict.Refuse refuse -> {
                    // What a gate refuses is not shown either.
                }
            }
        }
    }

    private void tell(Receipt receipt) {
        boolean refused = receipt instanceof Receipt.Refused;
        if (refused == losing) {
            return;
        }
        losing = refused;
        if (receipt instanceof Receipt.Refused(var reason)) {
            LOG.error("Datagrams are lost at the door. listener={} reason={}", seat.name(), reason.word());
        } else {
            LOG.info("Datagrams are kept again. listener={}", seat.name());
        }
    }
}
