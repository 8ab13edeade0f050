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
    private static final int COMMAND_LETTERS_MAX = 32;
    private static final int OFFERS_MAX = 4_096;

    private enum State {
        HEADER,
        DATA,
        TRAILER,
        /** The session is over; what still comes is nothing. */
        CLOSED
    }

    private enum Command {
        OPEN("open"),
        SYSLOG("syslog"),
        CLOSE("close"),
        /** A hint of the peer's that needs no answer. */
        HINT("serverclose", "rsp"),
        OTHER;

        private static final Command[] ALL = values();
        private final byte[][] words;

        Command(String... words) {
            this.words = Arrays.stream(words)
                    .map(word -> word.getBytes(StandardCharsets.US_ASCII))
                    .toArray(byte[][]::new);
        }

        static Command of(byte[] header, int from, int to) {
            for (Command command : ALL) {
                for (byte[] word : command.words) {
                    if (Arrays.equals(header, from, to, word, 0, word.length)) {
                        return command;
                    }
                }
            }
            return OTHER;
        }
    }

    private final int messageBytesMax;
    private final Partial partial;
    private final byte[] header = new byte[HEADER_MAX];
    private State state = State.HEADER;
    private int headerSize;
    private int spaces;
    private long txnr;
    private Command command = Command.OTHER;
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
        boolean begun = begin();
        headerSize = 0;
        spaces = 0;
        if (!begun) {
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

    /** Reads what was collected. Makes no text: headers are short, and many may come. */
    private boolean begin() {
        int txnrEnd = digitsEnd(0);
        int commandEnd = lettersEnd(txnrEnd + 1);
        boolean counted = commandEnd < headerSize;
        int lengthEnd = counted ? digitsEnd(commandEnd + 1) : headerSize;
        int lengthDigits = counted ? lengthEnd - commandEnd - 1 : 0;
        boolean shaped = txnrEnd > 0
                && txnrEnd <= TXNR_DIGITS_MAX
                && isSpace(txnrEnd)
                && commandEnd > txnrEnd + 1
                && commandEnd - txnrEnd <= COMMAND_LETTERS_MAX + 1
                && lengthEnd == headerSize
                && (!counted || (isSpace(commandEnd) && lengthDigits > 0));
        if (!shaped) {
            closing = Meter.Event.CLOSED_FRAMING;
            return false;
        }
        txnr = number(0, txnrEnd);
        command = Command.of(header, txnrEnd + 1, commandEnd);
        announced = lengthDigits > DIGITS_MAX ? Long.MAX_VALUE : number(headerSize - lengthDigits, headerSize);
        left = announced;
        if (lengthDigits > DIGITS_MAX || (command != Command.SYSLOG && announced > OFFERS_MAX)) {
            closing = Meter.Event.CLOSED_OVERSIZE;
            return false;
        }
        return true;
    }

    private boolean isSpace(int at) {
        return at < headerSize && header[at] == ' ';
    }

    private int digitsEnd(int from) {
        int at = from;
        while (at < headerSize && header[at] >= '0' && header[at] <= '9') {
            at++;
        }
        return at;
    }

    private int lettersEnd(int from) {
        int at = from;
        while (at < headerSize && (header[at] | 0x20) >= 'a' && (header[at] | 0x20) <= 'z') {
            at++;
        }
        return at;
    }

    private long number(int from, int to) {
        long number = 0;
        for (int at = from; at < to; at++) {
            number = number * 10 + header[at] - '0';
        }
        return number;
    }

    private int data(byte[] in, int at, int to, Sink sink) {
        int end = (int) Math.min(to, at + left);
        int limit = command == Command.SYSLOG ? messageBytesMax : OFFERS_MAX;
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
            case OPEN -> open(data, sink);
            case SYSLOG -> syslog(data, sink);
            case CLOSE -> {
                state = State.CLOSED;
                sink.farewell(join(rsp(""), "0 serverclose 0\n"));
            }
            case HINT -> {}
            case OTHER -> sink.reply(rsp("500 unknown command"));
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
