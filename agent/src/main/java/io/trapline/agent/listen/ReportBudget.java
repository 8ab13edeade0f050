package io.trapline.agent.listen;

import java.net.InetAddress;
import java.util.HashMap;

/**
 * How many Reports may be sent, to each source and to all: sources are forged easily, and a Report to
 * a forged one hits somebody else (reflection). A dialogue needs two,
 * and a site behind one translated address begins many at once. Bounded; owned by one event loop.
 */
final class ReportBudget {

    static final int PER_SOURCE = 50;
    static final int PER_SECOND = 500;
    private static final long SECOND = 1_000_000_000;

    /** Sources of this second; never more than Reports in it. */
    private final HashMap<InetAddress, Integer> sent = new HashMap<>();

    private long secondFrom;
    private int inSecond;

    /** True when one more may go to {@code source} within this second. */
    boolean take(InetAddress source, long nanos) {
        if (inSecond == 0 || nanos - secondFrom >= SECOND) {
            sent.clear();
            secondFrom = nanos;
            inSecond = 0;
        }
        if (inSecond >= PER_SECOND) {
            return false;
        }
        int count = sent.merge(source, 1, Integer::sum);
        if (count > PER_SOURCE) {
            return false;
        }
        inSecond++;
        return true;
    }
}
