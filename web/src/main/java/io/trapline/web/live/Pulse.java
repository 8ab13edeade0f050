package io.trapline.web.live;

import java.util.ArrayDeque;

/** Rate of a counter over the last five seconds. Beaten by one thread, read by any. */
final class Pulse {

    private static final long WINDOW_NANOS = 5_000_000_000L;

    private record Sample(long nanos, long count) {}

    private final ArrayDeque<Sample> samples = new ArrayDeque<>();
    private volatile double perSecond;

    void beat(long nanos, long count) {
        samples.addLast(new Sample(nanos, count));
        while (samples.size() > 2 && nanos - samples.getFirst().nanos > WINDOW_NANOS) samples.removeFirst();
        Sample first = samples.getFirst();
        long passed = nanos - first.nanos;
        perSecond = passed <= 0 ? 0 : Math.max(0, count - first.count) * 1e9 / passed;
    }

    double perSecond() {
        return perSecond;
    }
}
