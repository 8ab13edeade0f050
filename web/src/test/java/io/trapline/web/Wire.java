package io.trapline.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire between a browser and a server that can be cut and mended, and that hears all that goes over it. */
final class Wire implements AutoCloseable {

    private final InetSocketAddress server;
    private final ServerSocket ear;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream asked = new ByteArrayOutputStream();
    private final ByteArrayOutputStream answered = new ByteArrayOutputStream();
    private volatile boolean cut;

    Wire(InetSocketAddress server) {
        this.server = server;
        try {
            ear = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String at(String path) {
        return "http://127.0.0.1:" + ear.getLocalPort() + path;
    }

    /** Ends every connection, and each new one at once, until {@link #mend}. */
    void cut() {
        cut = true;
        open.forEach(Wire::end);
    }

    /** Lets through again; what was heard so far is forgotten. */
    void mend() {
        synchronized (asked) {
            asked.reset();
        }
        synchronized (answered) {
            answered.reset();
        }
        cut = false;
    }

    /** What the browser sent since the wire was mended. */
    String asked() {
        synchronized (asked) {
            return asked.toString(StandardCharsets.UTF_8);
        }
    }

    /** What the server sent since the wire was mended. */
    String answered() {
        synchronized (answered) {
            return answered.toString(StandardCharsets.UTF_8);
        }
    }

    private void accept() {
        while (!ear.isClosed()) {
            try {
                Socket browser = ear.accept();
                if (cut) end(browser);
                else join(browser);
            } catch (IOException closed) {
                // Closed with the test, or the server has gone: a browser asks again.
            }
        }
    }

    private void join(Socket browser) throws IOException {
        Socket there = new Socket(server.getAddress(), server.getPort());
        open.add(browser);
        open.add(there);
        Thread.ofVirtual().start(() -> carry(browser, there, asked));
        Thread.ofVirtual().start(() -> carry(there, browser, answered));
    }

    private static void carry(Socket from, Socket to, ByteArrayOutputStream heard) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] bytes = new byte[8_192];
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                synchronized (heard) {
                    heard.write(bytes, 0, n);
                }
                out.write(bytes, 0, n);
                out.flush();
            }
        } catch (IOException gone) {
            // One end went away, and so does the other.
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
        try {
            ear.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
