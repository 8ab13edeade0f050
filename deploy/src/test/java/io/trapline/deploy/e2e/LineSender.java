package io.trapline.deploy.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Numbered syslog lines over one TCP connection, until it breaks. */
final class LineSender implements AutoCloseable {

    private static final int PER_SECOND = 200;

    private final int number;
    private final Socket socket;
    private final String padding;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private volatile int sent;

    private LineSender(int number, Socket socket, int paddingBytes) {
        this.number = number;
        this.socket = socket;
        this.padding = "x".repeat(paddingBytes);
    }

    static LineSender start(int port, int number) throws IOException {
        return start(port, number, PER_SECOND, 0);
    }

    /** @param paddingBytes makes each line longer */
    static LineSender start(int port, int number, int perSecond, int paddingBytes) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        var sender = new LineSender(number, socket, paddingBytes);
        var unused = sender.pace.scheduleAtFixedRate(sender::send, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
        return sender;
    }

    /** Lines that the kernel took as a whole. */
    int sent() {
        return sent;
    }

    private void send() {
        var line = "<13>1 2026-11-01T00:00:00Z host app - - - line-" + number + "-" + sent + "-" + padding + "\n";
        try {
            socket.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
            sent = sent + 1;
        } catch (IOException e) {
            pace.shutdown();
        }
    }

    /** Says nothing more; the connection stays. */
    void stop() throws InterruptedException {
        pace.shutdown();
        if (!pace.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new AssertionError("a line is still waiting to be taken");
        }
    }

    @Override
    public void close() throws IOException {
        pace.shutdownNow();
        socket.close();
    }
}
