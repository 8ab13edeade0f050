package io.trapline.agent.listen;

import io.trapline.deploy.fuzz.Bounds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a framer made of one stream, delivered whole or in pieces.
 *
 * @param frames each message in hex, with a star when it was truncated
 * @param replies what the peer was told: answers to messages, replies and the good-bye, in order
 * @param keptBytes of all messages together
 * @param closing why the connection had to end, null when it goes on
 */
record Cut(
        List<String> frames,
        List<String> replies,
        long keptBytes,
        long skippedBytes,
        Meter.@Nullable Event closing,
        boolean midMessage,
        long heldBytes) {

    /** Pieces are short, and some are one byte: what tears headers, counts and delimiters apart. */
    private static final int PIECE_MAX = 24;

    private static final long HELD_MAX = 1 << 20;

    /** Feeds the whole stream at once, within the bounds. */
    static Cut whole(byte[] stream, Bounds bounds, Function<HeldBytes, Framer> framers) {
        return bounds.hold(stream, bytes -> feed(bytes, new int[] {bytes.length}, framers));
    }

    /** Feeds it in pieces that follow from its own bytes. */
    static Cut inPieces(byte[] stream, Function<HeldBytes, Framer> framers) {
        var random = new SplittableRandom(java.util.Arrays.hashCode(stream));
        List<Integer> ends = new ArrayList<>();
        for (int at = 0; at < stream.length; ) {
            at = Math.min(stream.length, at + 1 + random.nextInt(random.nextInt(PIECE_MAX) + 1));
            ends.add(at);
        }
        return feed(stream, ends.stream().mapToInt(Integer::intValue).toArray(), framers);
    }

    private static Cut feed(byte[] stream, int[] ends, Function<HeldBytes, Framer> framers) {
        var held = new HeldBytes(HELD_MAX);
        Framer framer = framers.apply(held);
        var sink = new Kept(framer);
        Meter.Event closing = null;
        int at = 0;
        for (int end : ends) {
            if (closing == null) {
                closing = framer.feed(stream, at, end, sink);
                at = end;
            }
        }
        boolean midMessage = framer.midMessage();
        framer.end(sink);
        return new Cut(sink.frames(), sink.replies, sink.kept, sink.skipped, closing, midMessage, held.held());
    }

    static String text(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static final class Kept implements Framer.Sink {

        private final Framer framer;
        private final List<byte[]> messages = new ArrayList<>();
        private final List<Boolean> cut = new ArrayList<>();
        private final List<String> replies = new ArrayList<>();
        private long kept;
        private long skipped;

        Kept(Framer framer) {
            this.framer = framer;
        }

        @Override
        public void message(byte[] message, boolean truncated) {
            messages.add(message);
            cut.add(truncated);
            kept += message.length;
            byte[] response = framer.response();
            if (response != null) {
                replies.add(new String(response, StandardCharsets.ISO_8859_1));
            }
        }

        @Override
        public void skipped(int bytes) {
            skipped += bytes;
        }

        @Override
        public void reply(byte[] frame) {
            replies.add(new String(frame, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void farewell(byte[] frame) {
            reply(frame);
        }

        /** Text is made behind the measuring of what the framer costs. */
        List<String> frames() {
            List<String> frames = new ArrayList<>();
            for (int i = 0; i < messages.size(); i++) {
                frames.add(text(messages.get(i)) + (cut.get(i) ? "*" : ""));
            }
            return frames;
        }
    }
}
