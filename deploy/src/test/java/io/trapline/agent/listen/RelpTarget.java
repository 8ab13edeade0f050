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

/**
 * RELP. However a session is torn into reads it goes the same way, and a session by the protocol
 * delivers each of its messages whole and answers each once.
 */
public final class RelpTarget {

    private static final int MESSAGE_MAX = 64;
    private static final Bounds BOUNDS = new Bounds(8_192);
    private static final String OPEN = "relp_version=0\nrelp_software=fuzz\ncommands=syslog";
    private static final String OPENED = "1 rsp 60 200 OK\nrelp_version=0\nrelp_software=trapline\ncommands=syslog\n";

    private RelpTarget() {}

    /** The fuzzer's way in. */
    public static void fuzzerTestOneInput(byte[] input) {
        Function<HeldBytes, Framer> framers = held -> new RelpFramer(MESSAGE_MAX, held);
        Cut whole = Cut.whole(input, BOUNDS, framers);
        Cut pieces = Cut.inPieces(input, framers);
        same(FramingTarget.word(whole.closing()), FramingTarget.word(pieces.closing()), input, "why it ends");
        same(whole.frames(), pieces.frames(), input, "messages in pieces");
        same(whole.replies(), pieces.replies(), input, "answers in pieces");
        check(whole.heldBytes() == 0 && pieces.heldBytes() == 0, input, "bytes are still held at the end");
        check(whole.keptBytes() + whole.skippedBytes() <= input.length, input, "bytes came out twice");
        session(input, framers);
    }

    private static void session(byte[] input, Function<HeldBytes, Framer> framers) {
        var stream = new ByteArrayOutputStream();
        List<String> messages = new ArrayList<>();
        List<String> replies = new ArrayList<>(List.of(OPENED));
        frame(stream, 1, "open", OPEN.getBytes(StandardCharsets.ISO_8859_1));
        int number = 2;
        for (int at = 0; at < input.length; number++) {
            int length = Math.min(input.length - at - 1, (input[at] & 0xFF) % 80);
            byte[] message = Arrays.copyOfRange(input, at + 1, at + 1 + length);
            frame(stream, number, "syslog", message);
            boolean cut = length > MESSAGE_MAX;
            messages.add(Cut.text(cut ? Arrays.copyOf(message, MESSAGE_MAX) : message) + (cut ? "*" : ""));
            replies.add(number + " rsp 6 200 OK\n");
            at += 1 + length;
        }
        frame(stream, number, "close", new byte[0]);
        replies.add(number + " rsp 0\n0 serverclose 0\n");
        byte[] bytes = stream.toByteArray();
        Cut cut = Cut.inPieces(bytes, framers);
        same(messages, cut.frames(), bytes, "messages of a session");
        same(replies, cut.replies(), bytes, "answers of a session");
    }

    private static void frame(ByteArrayOutputStream stream, int number, String command, byte[] data) {
        String head = number + " " + command + " " + data.length + (data.length == 0 ? "" : " ");
        stream.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        stream.writeBytes(data);
        stream.write('\n');
    }
}
