package io.trapline.agent.listen;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a whole recorded syslog stream, cut as a TCP listener cuts them. For offline use:
 * the stream ends where the bytes end.
 *
 * @param closed why a listener would have closed the connection, null when it would not
 */
public record StreamFrames(List<Frame> frames, @Nullable String closed) {

    /** @param truncated true when the sender's message was longer, or did not come to its end */
    public record Frame(byte[] message, boolean truncated) {}

    /** Cuts a stream; a message is at most {@code messageBytesMax} long. */
    public static StreamFrames of(byte[] stream, int messageBytesMax) {
        List<Frame> frames = new ArrayList<>();
        Framer.Sink sink = new Framer.Sink() {
            @Override
            public void message(byte[] message, boolean truncated) {
                frames.add(new Frame(message, truncated));
            }

            @Override
            public void skipped(int bytes) {
                // The frame before says that it was cut; its rest is in the input.
            }
        };
        SyslogFramer framer = new SyslogFramer(messageBytesMax, new HeldBytes(Long.MAX_VALUE));
        Meter.Event event = framer.feed(stream, 0, stream.length, sink);
        framer.end(sink);
        return new StreamFrames(List.copyOf(frames), event == null ? null : event.word());
    }
}
