package io.trapline.agent.listen;

import static io.trapline.deploy.fuzz.Bounds.check;
import static io.trapline.deploy.fuzz.Bounds.same;

import io.trapline.deploy.fuzz.Bounds;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Streams of syslog and of SNMP. However a stream is torn into reads, the same messages come out; no
 * byte comes out twice; nothing is held when the connection is over; and messages framed by the
 * standards come out as they went in.
 */
public final class FramingTarget {

    private static final int MESSAGE_MAX = 64;

    /** Each message is an array of its own, and its text: many short ones cost most. */
    private static final Bounds BOUNDS = new Bounds(8_192);

    private FramingTarget() {}

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] input) {
        torn(input, held -> new SyslogFramer(MESSAGE_MAX, held));
        torn(input, held -> new SnmpFramer(MESSAGE_MAX, held));
        framed(input);
    }

    private static void torn(byte[] input, Function<HeldBytes, Framer> framers) {
        Cut whole = Cut.whole(input, BOUNDS, framers);
        Cut pieces = Cut.inPieces(input, framers);
        same(word(whole.closing()), word(pieces.closing()), input, "why the connection ends");
        check(whole.keptBytes() + whole.skippedBytes() <= input.length, input, "bytes came out twice");
        check(whole.heldBytes() == 0 && pieces.heldBytes() == 0, input, "bytes are still held at the end");
        check(
                whole.frames().stream().allMatch(frame -> frame.length() <= 2 * MESSAGE_MAX + 1),
                input,
                "over the limit");
        if (whole.closing() == null) {
            same(whole.frames(), pieces.frames(), input, "messages in pieces");
            same(whole.skippedBytes(), pieces.skippedBytes(), input, "bytes skipped in pieces");
            same(whole.midMessage(), pieces.midMessage(), input, "a message is on its way");
        } else {
            // Of the message that ended it there is what had come; what was before it is the same.
            same(complete(whole), complete(pieces), input, "messages in pieces before the end");
        }
    }

    private static List<String> complete(Cut cut) {
        List<String> frames = cut.frames();
        boolean half = !frames.isEmpty() && frames.getLast().endsWith("*");
        return half ? frames.subList(0, frames.size() - 1) : frames;
    }

    static Object word(Meter.@Nullable Event closing) {
        return closing == null ? "it does not" : closing.word();
    }

    /** Words of the input as messages, each framed in one of the ways of RFC 6587. */
    private static void framed(byte[] input) {
        var stream = new ByteArrayOutputStream();
        List<String> expected = new ArrayList<>();
        for (int at = 0; at < input.length; ) {
            int way = input[at] & 3;
            int length = Math.min(input.length - at - 1, (input[at] & 0xFF) >> 2);
            byte[] message = message(Arrays.copyOfRange(input, at + 1, at + 1 + length), way);
            if (message.length <= MESSAGE_MAX) {
                expected.add(Cut.text(message));
                write(stream, message, way);
            }
            at += 1 + length;
        }
        byte[] bytes = stream.toByteArray();
        Cut cut = Cut.inPieces(bytes, held -> new SyslogFramer(MESSAGE_MAX, held));
        same(expected, cut.frames(), bytes, "framed messages");
        check(cut.closing() == null && !cut.midMessage() && cut.skippedBytes() == 0, bytes, "something is left over");
    }

    /** Counted ones keep every byte; the others cannot have what ends them, and begin with a letter. */
    private static byte[] message(byte[] word, int way) {
        byte[] message = new byte[word.length + 1];
        message[0] = (byte) (way == 0 ? '<' : 'x');
        System.arraycopy(word, 0, message, 1, word.length);
        for (int i = 1; way != 0 && i < message.length; i++) {
            boolean ends = message[i] == '\n' || message[i] == 0 || message[i] == '\r';
            message[i] = ends ? (byte) '.' : message[i];
        }
        return message;
    }

    private static void write(ByteArrayOutputStream stream, byte[] message, int way) {
        if (way == 0) {
            stream.writeBytes((message.length + " ").getBytes(StandardCharsets.US_ASCII));
        }
        stream.writeBytes(message);
        switch (way) {
            case 1 -> stream.write('\n');
            case 2 -> stream.writeBytes(new byte[] {'\r', '\n'});
            case 3 -> stream.write(0);
            default -> {}
        }
    }
}
