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
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private int sent;

    private LineSender(int number, Socket socket) {
        this.number = number;
        this.socket = socket;
    }

    static LineSender start(int port, int number) throws IOException {
        var sender = new LineSender(number, new Socket(InetAddress.getLoopbackAddress(), port));
        var unused = sender.pace.scheduleAtFixedRate(sender::send, 0, 1_000_000 / PER_SECOND, TimeUnit.MICROSECONDS);
        return sender;
    }

    private void send() {
        var line = "<13>1 2026-11-01T00:00:00Z host app - - - line-" + number + "-" + sent++ + "-\n";
        try {
            socket.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            pace.shutdown();
        }
    }

    @Override
    public void close() throws IOException {
        pace.shutdownNow();
        socket.close();
    }
}
