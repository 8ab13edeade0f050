package io.trapline.agent.listen;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Passes one connection on; the client's hello in TLS records of 32 bytes and segments of one. */
final class PiecewiseRelay implements AutoCloseable {

    private static final int RECORD = 32;

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final int target;

    PiecewiseRelay(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::relay);
    }

    int port() {
        return server.getLocalPort();
    }

    private void relay() {
        try (var client = server.accept();
                var door = new Socket(InetAddress.getLoopbackAddress(), target)) {
            door.setTcpNoDelay(true);
            var back = Thread.ofVirtual().start(() -> copy(door, client));
            hello(client.getInputStream(), door.getOutputStream());
            client.getInputStream().transferTo(door.getOutputStream());
            door.shutdownOutput();
            back.join();
        } catch (IOException ended) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first record (RFC 8446 section 5.1), its handshake message spread over many. */
    private static void hello(InputStream in, OutputStream out) throws IOException {
        byte[] header = in.readNBytes(5);
        byte[] body = in.readNBytes((header[3] & 0xff) << 8 | (header[4] & 0xff));
        for (int from = 0; from < body.length; from += RECORD) {
            int length = Math.min(RECORD, body.length - from);
            out.write(header, 0, 3);
            out.write(0);
            out.write(length);
            for (int i = 0; i < length; i++) {
                out.write(body[from + i]);
            }
        }
        out.flush();
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException ended) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
