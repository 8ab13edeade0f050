package io.trapline.agent.listen;

import java.util.concurrent.atomic.AtomicLong;

/** Memory that all connections together may hold in half-received messages. Safe for any thread. */
final class HeldBytes {

    private final long bytesMax;
    private final AtomicLong held = new AtomicLong();

    HeldBytes(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** False, and nothing taken, when that would be too much. */
    boolean take(int bytes) {
        if (held.addAndGet(bytes) > bytesMax) {
            held.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void give(int bytes) {
        held.addAndGet(-bytes);
    }

    long held() {
        return held.get();
    }
}
