package io.trapline.agent.listen;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Syslog over a byte stream, the framing found anew for each message (RFC 6587 section 3.4):
 *
 * <ul>
 *   <li>Octet counting when a message begins with {@code MSG-LEN SP "<"}. The bracket is asked for
 *       because lines without a header may begin with a number; a year would swallow 2,026 bytes.
 *   <li>Else a line that ends with LF, CR LF or NUL. A line over the limit is cut there, the rest up
 *       to its end is skipped and counted. Empty lines are no messages; they are counted.
 * </ul>
 *
 * MSG-LEN above the limit ends the connection: what has come of the message is given as truncated.
 */
final class SyslogFramer implements Framer {

    /** Digits of MSG-LEN that are told from a line; more than ten are above every limit. */
    private static final int DIGITS_MAX = 20;

    private enum State {
        START,
        COUNT,
        OCTETS,
        LINE,
        SKIP
    }

    private final int messageBytesMax;
    private final Partial partial;
    private State state = State.START;
    private Meter.@Nullable Event closing;
    private int digits;
    private boolean space;
    private long count;
    private int remaining;

    SyslogFramer(int messageBytesMax, HeldBytes budget) {
        this.messageBytesMax = messageBytesMax;
        this.partial = new Partial(budget);
    }

    @Override
    public Meter.@Nullable Event feed(byte[] in, int from, int to, Sink sink) {
        int at = from;
        while (at < to && closing == null) {
            at = switch (state) {
                case START -> start(in, at, to, sink);
                case COUNT -> count(in, at, to, sink);
                case OCTETS -> octets(in, at, to, sink);
                case LINE -> line(in, at, to, sink);
                case SKIP -> skip(in, at, to, sink);
            };
        }
        return closing;
    }

    @Override
    public void end(Sink sink) {
        if (partial.size() > 0) {
            int length = Math.min(partial.size(), messageBytesMax);
            sink.message(partial.take(length), true);
        }
        partial.release();
        state = State.START;
    }

    @Override
    public boolean midMessage() {
        return state != State.START;
    }

    private int start(byte[] in, int from, int to, Sink sink) {
        int at = from;
        int blank = 0;
        while (at < to && (in[at] == '\n' || in[at] == '\r' || in[at] == 0)) {
            blank += in[at++] == '\r' ? 0 : 1;
        }
        if (blank > 0) {
            sink.blank(blank);
        }
        if (at == to) {
            return at;
        }
        byte first = in[at];
        digits = 0;
        count = 0;
        space = false;
        state = first >= '1' && first <= '9' ? State.COUNT : State.LINE;
        return at;
    }

    /** Reads MSG-LEN SP and looks for the bracket; anything else turns what was read into a line. */
    private int count(byte[] in, int at, int to, Sink sink) {
        byte next = in[at];
        if (space && next == '<') {
            return counted(in, at, to, sink);
        }
        boolean digit = !space && next >= '0' && next <= '9' && digits < DIGITS_MAX;
        boolean end = !space && next == ' ';
        if (!digit && !end) {
            state = State.LINE;
            return at;
        }
        if (digit) {
            digits++;
            count = Math.min(count * 10 + (next - '0'), Integer.MAX_VALUE);
        } else {
            space = true;
        }
        return held(in, at, at + 1);
    }

    private int counted(byte[] in, int at, int to, Sink sink) {
        partial.clear();
        if (count > messageBytesMax) {
            sink.message(Arrays.copyOfRange(in, at, Math.min(to, at + messageBytesMax)), true);
            state = State.START;
            closing = Meter.Event.CLOSED_OVERSIZE;
            return at;
        }
        remaining = (int) count;
        state = State.OCTETS;
        return at;
    }

    private int octets(byte[] in, int at, int to, Sink sink) {
        int end = Math.min(to, at + remaining);
        if (partial.size() == 0 && end - at == remaining) {
            sink.message(Arrays.copyOfRange(in, at, end), false);
            state = State.START;
            return end;
        }
        remaining -= end - at;
        int next = held(in, at, end);
        if (remaining == 0 && closing == null) {
            sink.message(partial.take(partial.size()), false);
            state = State.START;
        }
        return next;
    }

    private int line(byte[] in, int at, int to, Sink sink) {
        int delimiter = Delimiter.find(in, at, to);
        int end = delimiter < 0 ? to : delimiter;
        // One byte more than the limit: it may be the CR of CR LF.
        if (partial.size() + (end - at) > messageBytesMax + 1) {
            return cut(in, at, sink);
        }
        if (delimiter < 0) {
            return held(in, at, to);
        }
        if (partial.size() > 0 && held(in, at, end) != end) {
            return end;
        }
        boolean whole = partial.size() == 0;
        int length = whole ? end - at : partial.size();
        byte last = length == 0 ? 0 : whole ? in[end - 1] : partial.at(length - 1);
        if (last == '\r' && in[delimiter] == '\n') {
            length--;
        }
        int kept = Math.min(length, messageBytesMax);
        byte[] message = whole ? Arrays.copyOfRange(in, at, at + kept) : partial.take(kept);
        if (kept > 0) {
            sink.message(message, kept < length);
        }
        if (kept < length) {
            sink.skipped(length - kept);
        }
        state = State.START;
        return delimiter + 1;
    }

    /** Gives the first bytes of an over-long line; the rest will be skipped. */
    private int cut(byte[] in, int at, Sink sink) {
        int wanted = Math.max(0, messageBytesMax - partial.size());
        if (partial.size() > messageBytesMax) {
            sink.skipped(partial.size() - messageBytesMax);
        }
        if (held(in, at, at + wanted) != at + wanted) {
            return at;
        }
        sink.message(partial.take(messageBytesMax), true);
        state = State.SKIP;
        return at + wanted;
    }

    private int skip(byte[] in, int at, int to, Sink sink) {
        int delimiter = Delimiter.find(in, at, to);
        sink.skipped((delimiter < 0 ? to : delimiter) - at);
        if (delimiter < 0) {
            return to;
        }
        state = State.START;
        return delimiter + 1;
    }

    /** Keeps bytes for later; answers where to go on, or {@code from} when there is no memory. */
    private int held(byte[] in, int from, int to) {
        if (!partial.add(in, from, to)) {
            closing = Meter.Event.CLOSED_MEMORY;
            return from;
        }
        return to;
    }
}
