package io.trapline.agent.listen;

import org.jspecify.annotations.Nullable;

/**
 * SNMP over a byte stream (RFC 3430 section 2.1): each message is one BER SEQUENCE and frames itself.
 * A byte that begins no message, an unreadable length or one above the limit ends the connection;
 * what has come is given as truncated.
 */
final class SnmpFramer implements Framer {

    private static final int SEQUENCE = 0x30;
    private static final int LENGTH_OCTETS_MAX = 4;
    private static final int UNKNOWN = -1;
    private static final int UNREADABLE = -2;

    private final int messageBytesMax;
    private final Partial partial;

    SnmpFramer(int messageBytesMax, HeldBytes budget) {
        this.messageBytesMax = messageBytesMax;
        this.partial = new Partial(budget);
    }

    @Override
    public Meter.@Nullable Event feed(byte[] in, int from, int to, Sink sink) {
        int at = from;
        while (at < to) {
            // The header is read from what is held, byte by byte; the body follows in one piece.
            long size = size();
            if (size == UNKNOWN) {
                if (!partial.add(in, at, at + 1)) {
                    return Meter.Event.CLOSED_MEMORY;
                }
                at++;
                size = size();
            }
            if (size == UNREADABLE || size > messageBytesMax) {
                int end = Math.min(to, at + messageBytesMax - partial.size());
                partial.add(in, at, end);
                return size == UNREADABLE ? Meter.Event.CLOSED_FRAMING : Meter.Event.CLOSED_OVERSIZE;
            }
            if (size != UNKNOWN) {
                int end = (int) Math.min(to, at + size - partial.size());
                if (!partial.add(in, at, end)) {
                    return Meter.Event.CLOSED_MEMORY;
                }
                at = end;
                if (partial.size() == size) {
                    sink.message(partial.take(partial.size()), false);
                }
            }
        }
        return null;
    }

    @Override
    public void end(Sink sink) {
        if (partial.size() > 0) {
            sink.message(partial.take(Math.min(partial.size(), messageBytesMax)), true);
        }
        partial.release();
    }

    @Override
    public boolean midMessage() {
        return partial.size() > 0;
    }

    /** Octets of the whole message whose beginning is held. */
    private long size() {
        if (partial.size() > 0 && partial.at(0) != SEQUENCE) {
            return UNREADABLE;
        }
        if (partial.size() < 2) {
            return UNKNOWN;
        }
        int first = partial.at(1) & 0xff;
        if (first < 0x80) {
            return 2 + first;
        }
        int octets = first & 0x7f;
        if (octets == 0 || octets > LENGTH_OCTETS_MAX) {
            return UNREADABLE;
        }
        if (partial.size() < 2 + octets) {
            return UNKNOWN;
        }
        long length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | partial.at(2 + i) & 0xff;
        }
        return 2 + octets + length;
    }
}
