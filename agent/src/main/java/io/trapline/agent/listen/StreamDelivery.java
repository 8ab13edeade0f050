package io.trapline.agent.listen;

import io.netty.channel.EventLoop;
import io.trapline.agent.Envelope;
import io.trapline.agent.Intake;
import io.trapline.agent.Refusal;
import io.trapline.agent.gate.Gate;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a connection has read on its way to the intake. What the intake does not take now is kept and
 * offered again until it does; nobody reads on meanwhile. Owned by the event loop.
 */
final class StreamDelivery {

    private static final long RETRY_MILLIS = 20;

    private final EventLoop loop;
    private final Gate gate;
    private final Intake intake;
    private final Acknowledgements answers;
    private final Runnable resumed;
    private final Turn turn;
    private Turn.@Nullable Taken waiting;
    private Refusal reason = Refusal.DISK_RESERVE;
    private boolean retrying;

    /** @param resumed runs when everything is delivered again and the intake is open */
    StreamDelivery(Turn turn, EventLoop loop, Gate gate, Intake intake, Acknowledgements answers, Runnable resumed) {
        this.turn = turn;
        this.loop = loop;
        this.gate = gate;
        this.intake = intake;
        this.answers = answers;
        this.resumed = resumed;
    }

    void message(Envelope envelope, InetSocketAddress from, byte[] message) {
        turn.read();
        turn.judge(gate, envelope, from, message);
    }

    /** A message that is answered once it is durable. */
    void message(Envelope envelope, InetSocketAddress from, byte[] message, byte[] response) {
        turn.read();
        turn.acknowledge(envelope, from, message, response);
    }

    /** Offers what was read; true when nothing is left and reading may go on. */
    boolean deliver() {
        while (waiting != null || !turn.isEmpty()) {
            if (!offer(waiting == null ? turn.take() : waiting)) {
                retryLater();
                return false;
            }
        }
        if (!intake.open()) {
            retryLater();
            return false;
        }
        return true;
    }

    boolean isEmpty() {
        return waiting == null && turn.isEmpty();
    }

    /** The last try: what the intake does not take now is counted as refused. */
    void giveUp() {
        while (waiting != null || !turn.isEmpty()) {
            if (!offer(waiting == null ? turn.take() : waiting) && waiting != null) {
                intake.refuse(reason, waiting.haul().arrivals().size());
                waiting = null;
            }
        }
    }

    private boolean offer(Turn.Taken taken) {
        waiting = null;
        answers.report(taken.reports());
        var offered = intake.offer(taken.haul());
        answers.await(taken.informs(), offered.taken());
        if (offered.reason() == null) {
            return true;
        }
        reason = offered.reason();
        waiting = taken.behind(taken.haul().arrivals().size() - offered.left());
        return false;
    }

    private void retryLater() {
        if (!retrying) {
            retrying = true;
            loop.schedule(this::retry, RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void retry() {
        retrying = false;
        if (!intake.open()) {
            retryLater();
        } else if (deliver()) {
            resumed.run();
        }
    }
}
