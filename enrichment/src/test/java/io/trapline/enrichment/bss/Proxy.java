package io.trapline.enrichment.bss;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A line to the database that can go dead in the middle of an answer, without being cut. */
final class Proxy implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> ends = new CopyOnWriteArrayList<>();
    private final int target;
    private final AtomicLong allowance = new AtomicLong(Long.MAX_VALUE);

    Proxy(int target) throws IOException {
        this.target = target;
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** The database may say so many bytes more, on all lines together; then nothing moves any more. */
    void freezeAfter(long bytes) {
        allowance.set(bytes);
    }

    /** New lines work again; the dead ones stay dead. */
    void thaw() {
        ends.forEach(Proxy::shut);
        allowance.set(Long.MAX_VALUE);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                ends.addAll(List.of(client, server));
                Thread.ofPlatform().daemon().start(() -> copy(client, server, false));
                Thread.ofPlatform().daemon().start(() -> copy(server, client, true));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void copy(Socket from, Socket to, boolean counted) {
        byte[] buffer = new byte[512];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            int read;
            while ((read = in.read(buffer)) >= 0) {
                if (counted && allowance.addAndGet(-read) < 0) {
                    continue;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException cut) {
            shut(from);
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is what we wanted.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        ends.forEach(Proxy::shut);
    }
}
