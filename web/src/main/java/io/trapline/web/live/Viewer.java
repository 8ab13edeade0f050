package io.trapline.web.live;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One open stream. The live thread posts, the viewer's own virtual thread writes: a browser that
 * does not read holds up nobody. A full mailbox is emptied and replaced by the whole view.
 */
final class Viewer {

    /** Messages that wait for a slow reader; at one a second a generous pause. */
    static final int MAILBOX_MAX = 8;

    static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Live live;
    private final List<String> views;
    private final ArrayBlockingQueue<Message> mailbox = new ArrayBlockingQueue<>(MAILBOX_MAX);
    private volatile boolean lagging;
    private volatile boolean closed;
    private volatile @Nullable Thread writer;

    Viewer(Live live, List<String> views) {
        this.live = live;
        this.views = views;
    }

    List<String> views() {
        return views;
    }

    /** Called under the lock of {@link Live}. */
    void post(Message message) {
        if (lagging) return;
        if (!mailbox.offer(message)) {
            mailbox.clear();
            lagging = true;
        }
    }

    /** Called under the lock of {@link Live}: from here on nothing is missed any more. */
    void caughtUp() {
        mailbox.clear();
        lagging = false;
    }

    /** Writes until the reader goes or the server stops. Owned by this viewer's virtual thread. */
    void write(OutputStream out) throws IOException {
        writer = Thread.currentThread();
        long nextBeat = System.nanoTime() + HEARTBEAT_NANOS;
        try {
            while (!closed) {
                Message message = mailbox.poll(nextBeat - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (lagging) message = live.resync(this);
                if (message == null) {
                    message = live.heartbeat();
                    nextBeat = System.nanoTime() + HEARTBEAT_NANOS;
                }
                out.write(message.wire());
                out.flush();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        closed = true;
        Thread thread = writer;
        if (thread != null) thread.interrupt();
    }
}
