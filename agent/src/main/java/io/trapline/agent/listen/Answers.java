package io.trapline.agent.listen;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.trapline.agent.Intake;
import io.trapline.agent.Receipt;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/**
 * Responses to informs that wait until their record is durable, in the order of record numbers. Sent
 * from the socket that received the inform. Bounded: the oldest gives way, its sender asks again.
 * Owned by the event loop of its channel.
 */
final class Answers implements Acknowledgements {

    static final int WAITING_MAX = 16_384;
    static final long WAITING_BYTES_MAX = 16L << 20;

    private record Answer(long number, byte[] response, InetSocketAddress to) {}

    private final ArrayDeque<Answer> waiting = new ArrayDeque<>();
    private final Channel channel;
    private final Intake intake;
    private final Meter meter;
    private final ReportBudget budget = new ReportBudget();
    private long waitingBytes;

    Answers(Channel channel, Intake intake, Meter meter) {
        this.channel = channel;
        this.intake = intake;
        this.meter = meter;
    }

    @Override
    public void await(List<Turn.Inform> informs, Receipt.Journaled journaled) {
        long newest = -1;
        for (var inform : informs) {
            long number = journaled.first() + inform.index();
            if (number <= journaled.last()) {
                add(number, inform.response(), inform.to());
                newest = number;
            }
        }
        if (newest >= 0) {
            sendWhenDurable(newest);
        }
    }

    /** As far as the budget goes. */
    @Override
    public void report(List<Turn.Report> reports) {
        for (var report : reports) {
            if (budget.take(report.to().getAddress(), System.nanoTime()) && channel.isWritable()) {
                write(report.bytes(), report.to());
                meter.count(Meter.Event.REPORTED);
            } else {
                meter.count(Meter.Event.UNREPORTED);
            }
        }
        if (!reports.isEmpty()) {
            channel.flush();
        }
    }

    @Override
    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Numbers ascend from call to call. */
    private void add(long number, byte[] response, InetSocketAddress to) {
        waiting.add(new Answer(number, response, to));
        waitingBytes += response.length;
        while (waiting.size() > WAITING_MAX || waitingBytes > WAITING_BYTES_MAX) {
            waitingBytes -= waiting.remove().response.length;
            meter.count(Meter.Event.UNANSWERED);
        }
    }

    private void sendWhenDurable(long number) {
        intake.whenDurable(number, () -> {
            try {
                channel.eventLoop().execute(() -> send(number));
            } catch (RejectedExecutionException stopped) {
                // The loop has ended and with it the socket; the sender asks again after the restart.
                return;
            }
        });
    }

    private void send(long durable) {
        boolean sent = false;
        for (var head = waiting.peek(); head != null && head.number <= durable; head = waiting.peek()) {
            waiting.remove();
            waitingBytes -= head.response.length;
            if (channel.isWritable()) {
                write(head.response, head.to);
                meter.count(Meter.Event.ANSWERED);
                sent = true;
            } else {
                meter.count(Meter.Event.UNANSWERED);
            }
        }
        if (sent) {
            channel.flush();
        }
    }

    private void write(byte[] bytes, InetSocketAddress to) {
        var content = Unpooled.wrappedBuffer(bytes);
        channel.write(channel instanceof DatagramChannel ? new DatagramPacket(content, to) : content);
    }
}
