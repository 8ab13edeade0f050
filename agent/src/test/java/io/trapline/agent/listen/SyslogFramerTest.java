package io.trapline.agent.listen;

import static io.trapline.agent.listen.ListenersHarness.ascii;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SyslogFramerTest {

    private static final int MAX = 32;

    private final HeldBytes budget = new HeldBytes(1 << 20);

    /** Takes messages as text, a cut one with a trailing {@code ~}. */
    private static final class Texts implements Framer.Sink {
        final List<String> messages = new ArrayList<>();
        int skipped;
        int blank;

        @Override
        public void blank(int lines) {
            blank += lines;
        }

        @Override
        public void message(byte[] message, boolean truncated) {
            messages.add(new String(message, StandardCharsets.ISO_8859_1) + (truncated ? "~" : ""));
        }

        @Override
        public void skipped(int bytes) {
            skipped += bytes;
        }
    }

    @Test
    void linesEndWithAnyOfTheThreeDelimiters() {
        assertThat(frames("<1>a\n<2>b\r\n<3>c\0<4>d\n")).containsExactly("<1>a", "<2>b", "<3>c", "<4>d");
    }

    @Test
    void emptyLinesAreNoMessages() {
        assertThat(frames("\n\r\n\0\n<1>a\n\n\n")).containsExactly("<1>a");
    }

    @Test
    void emptyLinesAreCounted() {
        var texts = new Texts();
        byte[] in = ascii("\n\r\n\0\n<1>a\r\n\n\n");
        var framer = new SyslogFramer(MAX, budget);
        for (int i = 0; i < in.length; i++) {
            framer.feed(in, i, i + 1, texts);
        }
        assertThat(texts.blank).isEqualTo(6);
    }

    @Test
    void countedAndDelimitedMessagesMayAlternate() {
        assertThat(frames("5 <1>ab<2>c\n4 <3>d\n11 <4>with\nLF.<5>e\0"))
                .containsExactly("<1>ab", "<2>c", "<3>d", "<4>with\nLF.", "<5>e");
    }

    @Test
    void aLineThatBeginsWithANumberIsALine() {
        assertThat(frames("2026 Nov 22 router up\n")).containsExactly("2026 Nov 22 router up");
        assertThat(frames("12\n")).containsExactly("12");
        assertThat(frames("3 \n")).containsExactly("3 ");
        assertThat(frames("0 <1>\n")).containsExactly("0 <1>");
        assertThat(frames("16<1>1 - -\n")).containsExactly("16<1>1 - -");
        assertThat(frames("123456789012345678901 <\n")).containsExactly("123456789012345678901 <");
    }

    @Test
    void aLineOfExactlyTheLimitIsWhole() {
        String full = "x".repeat(MAX);
        assertThat(frames(full + "\n" + full + "\r\n")).containsExactly(full, full);
    }

    @Test
    void aLongerLineIsCutAndItsRestSkipped() {
        var sink = new Texts();
        assertThat(feed(sink, "y".repeat(MAX + 1) + "\n<1>next\n" + "z".repeat(500) + "\n<2>next\n", 500))
                .isNull();
        assertThat(sink.messages).containsExactly("y".repeat(MAX) + "~", "<1>next", "z".repeat(MAX) + "~", "<2>next");
        assertThat(sink.skipped).isEqualTo(1 + 500 - MAX);
    }

    @Test
    void aCountAboveTheLimitClosesAndKeepsWhatCame() {
        for (String count : List.of("33", "2147483647", "2147483648", "99999999999999999999")) {
            var sink = new Texts();
            assertThat(feed(sink, count + " <1>evil", 1_000)).isEqualTo(Meter.Event.CLOSED_OVERSIZE);
            assertThat(sink.messages).containsExactly("<1>evil~");
        }
    }

    @Test
    void aHalfSentMessageIsGivenAtTheEnd() {
        for (String half : List.of("<1>no end", "31 <1>no end", "31")) {
            var sink = new Texts();
            var framer = new SyslogFramer(MAX, budget);
            framer.feed(ascii(half), 0, half.length(), sink);
            assertThat(framer.midMessage()).isTrue();
            framer.end(sink);
            assertThat(sink.messages).containsExactly(half.replaceFirst("^31 ", "") + "~");
        }
        assertThat(budget.held()).isZero();
    }

    @Test
    void theCutsOfTheNetworkDoNotMatter() {
        String stream = "<1>a\n11 <4>with\nLF.2026 x\r\n" + "y".repeat(70) + "\n5 <1>ab\0<3>c\0" + "x".repeat(MAX)
                + "\r\n31 <1>" + "q".repeat(28) + "last\n";
        var whole = new Texts();
        feed(whole, stream, stream.length());
        assertThat(whole.messages).hasSize(9);
        long before = budget.held();
        var random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            var sink = new Texts();
            var framer = new SyslogFramer(MAX, budget);
            byte[] bytes = ascii(stream);
            for (int at = 0; at < bytes.length; ) {
                int next = Math.min(bytes.length, at + 1 + random.nextInt(round % 40 + 1));
                framer.feed(bytes, at, next, sink);
                at = next;
            }
            framer.end(sink);
            assertThat(sink.messages).isEqualTo(whole.messages);
            assertThat(sink.skipped).isEqualTo(whole.skipped);
        }
        assertThat(budget.held()).isEqualTo(before);
    }

    @Test
    void memoryForHalfMessagesIsBoundedOverAllConnections() {
        var small = new HeldBytes(4_096);
        var hoarders = new ArrayList<Framer>();
        Meter.Event closing = null;
        while (closing == null) {
            var framer = new SyslogFramer(65_536, small);
            closing = framer.feed(ascii("<1>held"), 0, 7, new Texts());
            hoarders.add(framer);
            assertThat(hoarders).hasSizeLessThan(100);
        }
        assertThat(closing).isEqualTo(Meter.Event.CLOSED_MEMORY);
        assertThat(small.held()).isLessThanOrEqualTo(4_096);
        hoarders.forEach(framer -> framer.end(new Texts()));
        assertThat(small.held()).isZero();
    }

    @Test
    void noiseAllocatesInProportionAndNeverThrows() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().threadId();
        var random = new Random(6);
        String alphabet = "0123456789 <>\n\0\rab";
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[1 + random.nextInt(200)];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
            }
            long allocated = allocated(threads, self, noise);
            // What the runtime allocates once, on its own account, does not come twice in a row.
            for (int again = 0; again < 2 && allocated > allowed(noise); again++) {
                allocated = allocated(threads, self, noise);
            }
            if (round > 1_000) {
                assertThat(allocated).isLessThanOrEqualTo(allowed(noise));
            }
        }
        assertThat(budget.held()).isZero();
    }

    private static long allowed(byte[] noise) {
        return 64L * noise.length + 1_024;
    }

    private long allocated(ThreadMXBean threads, long self, byte[] noise) {
        var framer = new SyslogFramer(MAX, budget);
        long before = threads.getThreadAllocatedBytes(self);
        framer.feed(noise, 0, noise.length, new Framer.Sink() {
            @Override
            public void message(byte[] message, boolean truncated) {}

            @Override
            public void skipped(int bytes) {}
        });
        long allocated = threads.getThreadAllocatedBytes(self) - before;
        framer.end(new Texts());
        return allocated;
    }

    private List<String> frames(String stream) {
        var sink = new Texts();
        assertThat(feed(sink, stream, stream.length())).isNull();
        return sink.messages;
    }

    private Meter.@Nullable Event feed(Texts sink, String stream, int chunk) {
        var framer = new SyslogFramer(MAX, budget);
        byte[] bytes = ascii(stream);
        Meter.Event closing = null;
        for (int at = 0; at < bytes.length && closing == null; at += chunk) {
            closing = framer.feed(bytes, at, Math.min(bytes.length, at + chunk), sink);
        }
        return closing;
    }
}
