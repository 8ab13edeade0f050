package io.trapline.agent.listen;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * RELP, the server's side (the protocol of librelp, versions 0 and 1):
 *
 * <pre>
 *   TXNR SP COMMAND [SP DATALEN SP DATA] LF
 *   "1 open 62 relp_version=0\n...commands=syslog\n" - "2 syslog 5 hello\n" - "3 close 0\n"
 * </pre>
 *
 * {@code open} and {@code close} are answered here, {@code syslog} by its durable record. A syslog
 * line over the limit is cut there and acknowledged, because its sender would send it for ever; a
 * length of more than eight digits ends the connection. What has not come to its end is no message:
 * it was not acknowledged and comes again.
 */
final class RelpFramer implements Framer {

    /** TXNR, COMMAND and DATALEN with their spaces. */
    private static final int HEADER_MAX = 9 + 1 + 32 + 1 + 9 + 1;

    /** Digits of DATALEN; more would be gigabytes. */
    private static final int DIGITS_MAX = 8;

    private static final int TXNR_DIGITS_MAX = 9;
    private static final int OFFERS_MAX = 4_096;

    private enum State {
        HEADER,
        DATA,
        TRAILER,
        /** The session is over; what still comes is nothing. */
        CLOSED
    }

    private final int messageBytesMax;
    private final Partial partial;
    private final byte[] header = new byte[HEADER_MAX];
    private State state = State.HEADER;
    private int headerSize;
    private int spaces;
    private String txnr = "";
    private String command = "";
    private long announced;
    private long left;
    private boolean open;
    private Meter.@Nullable Event closing;
    private byte @Nullable [] response;

    RelpFramer(int messageBytesMax, HeldBytes budget) {
        this.messageBytesMax = messageBytesMax;
        this.partial = new Partial(budget);
    }

    @Override
    public Meter.@Nullable Event feed(byte[] in, int from, int to, Sink sink) {
        int at = from;
        while (at < to && closing == null) {
            at = switch (state) {
                case HEADER -> header(in[at], at, sink);
                case DATA -> data(in, at, to, sink);
                case TRAILER -> trailer(in[at], at, sink);
                case CLOSED -> to;
            };
        }
        return closing;
    }

    @Override
    public void end(Sink sink) {
        if (partial.size() > 0) {
            sink.skipped(partial.size());
        }
        partial.release();
        state = State.HEADER;
        headerSize = 0;
    }

    @Override
    public boolean midMessage() {
        return state != State.CLOSED && (state != State.HEADER || headerSize > 0);
    }

    @Override
    public byte @Nullable [] response() {
        return response;
    }

    /** Collects up to the space behind DATALEN, or to the LF of a frame without data. */
    private int header(byte next, int at, Sink sink) {
        if (headerSize == 0 && next == '\n') {
            return at + 1; // librelp sends one behind some frames without data
        }
        boolean end = next == '\n' || (next == ' ' && spaces == 2);
        if (!end) {
            if (headerSize == HEADER_MAX) {
                closing = Meter.Event.CLOSED_FRAMING;
                return at + 1;
            }
            spaces += next == ' ' ? 1 : 0;
            header[headerSize++] = next;
            return at + 1;
        }
        String[] words = new String(header, 0, headerSize, StandardCharsets.ISO_8859_1).split(" ", -1);
        headerSize = 0;
        spaces = 0;
        if (!begin(words)) {
            return at + 1;
        }
        if (next == '\n' && announced > 0) {
            closing = Meter.Event.CLOSED_FRAMING;
        } else if (next == '\n') {
            frame(sink);
        } else {
            state = announced == 0 ? State.TRAILER : State.DATA;
        }
        return at + 1;
    }

    private boolean begin(String[] words) {
        boolean shaped = words.length >= 2
                && words.length <= 3
                && words[0].matches("[0-9]{1," + TXNR_DIGITS_MAX + "}")
                && words[1].matches("[A-Za-z]{1,32}")
                && (words.length == 2 || words[2].matches("[0-9]+"));
        if (!shaped) {
            closing = Meter.Event.CLOSED_FRAMING;
            return false;
        }
        txnr = words[0];
        command = words[1];
        if (words.length == 3 && words[2].length() > DIGITS_MAX) {
            closing = Meter.Event.CLOSED_OVERSIZE;
            return false;
        }
        announced = words.length == 3 ? Long.parseLong(words[2]) : 0;
        left = announced;
        if (!command.equals("syslog") && announced > OFFERS_MAX) {
            closing = Meter.Event.CLOSED_OVERSIZE;
            return false;
        }
        return true;
    }

    private int data(byte[] in, int at, int to, Sink sink) {
        int end = (int) Math.min(to, at + left);
        int limit = command.equals("syslog") ? messageBytesMax : OFFERS_MAX;
        int kept = Math.min(end - at, limit - partial.size());
        if (kept > 0 && !partial.add(in, at, at + kept)) {
            closing = Meter.Event.CLOSED_MEMORY;
            return at;
        }
        if (end - at > kept) {
            sink.skipped(end - at - kept);
        }
        left -= end - at;
        if (left == 0) {
            state = State.TRAILER;
        }
        return end;
    }

    private int trailer(byte next, int at, Sink sink) {
        if (next != '\n') {
            closing = Meter.Event.CLOSED_FRAMING;
            return at + 1;
        }
        state = State.HEADER;
        frame(sink);
        return at + 1;
    }

    /** A frame has come whole. */
    private void frame(Sink sink) {
        byte[] data = partial.take(partial.size());
        switch (command) {
            case "open" -> open(data, sink);
            case "syslog" -> syslog(data, sink);
            case "close" -> {
                state = State.CLOSED;
                sink.farewell(join(rsp(""), "0 serverclose 0\n"));
            }
            // A hint of the peer's that needs no answer.
            case "serverclose", "rsp" -> {}
            default -> sink.reply(rsp("500 unknown command"));
        }
    }

    private void open(byte[] data, Sink sink) {
        String offers = new String(data, StandardCharsets.ISO_8859_1);
        boolean speaks = false;
        for (String offer : offers.lines().toList()) {
            int equals = offer.indexOf('=');
            boolean commands = equals > 0 && offer.substring(0, equals).equals("commands");
            speaks |= commands
                    && Arrays.asList(offer.substring(equals + 1).split(",", -1)).contains("syslog");
        }
        if (!speaks) {
            sink.reply(rsp("500 the command syslog is not offered"));
            closing = Meter.Event.CLOSED_FRAMING;
            return;
        }
        open = true;
        sink.reply(rsp("200 OK\nrelp_version=0\nrelp_software=trapline\ncommands=syslog"));
    }

    private void syslog(byte[] data, Sink sink) {
        if (!open) {
            sink.reply(rsp("500 open the session first"));
            closing = Meter.Event.CLOSED_FRAMING;
            return;
        }
        response = rsp("200 OK");
        sink.message(data, announced > data.length);
        response = null;
    }

    private byte[] rsp(String data) {
        String text = data.isEmpty() ? " rsp 0" : " rsp " + data.length() + " " + data;
        return (txnr + text + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(byte[] first, String second) {
        byte[] more = second.getBytes(StandardCharsets.ISO_8859_1);
        byte[] both = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, both, first.length, more.length);
        return both;
    }
}
