package io.trapline.agent.listen;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.trapline.agent.Intake;
import io.trapline.agent.Receipt;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/**
 * Responses of one RELP connection: to {@code syslog} once the record is durable, in the order of
 * record numbers. None is ever given up, because its sender would wait for it for ever; instead the
 * connection is not read while {@link #isFull()}. Owned by the event loop of its channel.
 */
final class RelpAnswers implements Acknowledgements {

    /** Frames without a response at which reading pauses; rsyslog's window is 128. */
    static final int WINDOW = 1_024;

    private record Owed(long number, byte[] response) {}

    private final ArrayDeque<Owed> owed = new ArrayDeque<>();
    private final Channel channel;
    private final Intake intake;
    private final Meter meter;
    private final Runnable drained;

    /** @param drained runs when responses were sent */
    RelpAnswers(Channel channel, Intake intake, Meter meter, Runnable drained) {
        this.channel = channel;
        this.intake = intake;
        this.meter = meter;
        this.drained = drained;
    }

    @Override
    public void await(List<Turn.Inform> informs, Receipt.Journaled journaled) {
        long newest = -1;
        for (var inform : informs) {
            long number = journaled.first() + inform.index();
            if (number <= journaled.last()) {
                owed.add(new Owed(number, inform.response()));
                newest = number;
            }
        }
        if (newest >= 0) {
            sendWhenDurable(newest);
        }
    }

    @Override
    public void report(List<Turn.Report> reports) {
        if (!reports.isEmpty()) {
            throw new IllegalArgumentException("RELP has no reports.");
        }
    }

    @Override
    public boolean isEmpty() {
        return owed.isEmpty();
    }

    @Override
    public boolean isFull() {
        return owed.size() >= WINDOW || !channel.isWritable();
    }

    private void sendWhenDurable(long number) {
        intake.whenDurable(number, () -> {
            try {
                channel.eventLoop().execute(() -> send(number));
            } catch (RejectedExecutionException stopped) {
                // The loop has ended and with it the connection; the peer sends again after the restart.
                return;
            }
        });
    }

    private void send(long durable) {
        boolean sent = false;
        for (var head = owed.peek(); head != null && head.number <= durable; head = owed.peek()) {
            owed.remove();
            if (channel.isActive()) {
                channel.write(Unpooled.wrappedBuffer(head.response));
                meter.count(Meter.Event.ANSWERED);
                sent = true;
            } else {
                meter.count(Meter.Event.UNANSWERED);
            }
        }
        if (sent) {
            channel.flush();
        }
        drained.run();
    }
}
