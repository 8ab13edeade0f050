package io.trapline.agent.listen;

import static io.trapline.agent.listen.ListenersHarness.ascii;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelpFramerTest {

    private static final int MAX = 32;
    private static final String OPEN = frame(1, "open", "relp_version=0\ncommands=syslog,eventlog");

    private static final String OPENED =
            frame(1, "rsp", "200 OK\nrelp_version=0\nrelp_software=trapline\ncommands=syslog");

    private final HeldBytes budget = new HeldBytes(1 << 20);
    private final RelpFramer framer = new RelpFramer(MAX, budget);
    private final List<String> said = new ArrayList<>();
    private int skipped;

    private final Framer.Sink sink = new Framer.Sink() {
        @Override
        public void message(byte[] message, boolean truncated) {
            byte[] response = framer.response();
            said.add(text(message) + (truncated ? "~" : "") + " -> " + (response == null ? "nothing" : text(response)));
        }

        @Override
        public void skipped(int bytes) {
            skipped += bytes;
        }

        @Override
        public void reply(byte[] frame) {
            said.add("now " + text(frame));
        }

        @Override
        public void farewell(byte[] frame) {
            said.add("last " + text(frame));
        }
    };

    @Test
    void aSessionIsOpenedSpokenAndClosed() {
        assertThat(feed(OPEN + frame(2, "syslog", "<1>hello\nworld") + "3 syslog 0\n" + "4 close 0\n" + "garbage"))
                .isNull();
        assertThat(said)
                .containsExactly(
                        "now " + OPENED,
                        "<1>hello\nworld -> 2 rsp 6 200 OK\n",
                        " -> 3 rsp 6 200 OK\n",
                        "last 4 rsp 0\n0 serverclose 0\n");
        assertThat(framer.midMessage()).isFalse();
    }

    @Test
    void whereverTheBytesAreCutTheSameComesOut() {
        String stream = OPEN + frame(2, "syslog", "<1>a") + frame(3, "syslog", "x".repeat(50)) + "4 close 0\n";
        feed(stream);
        var whole = List.copyOf(said);
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            said.clear();
            var again = new RelpFramer(MAX, budget);
            byte[] bytes = ascii(stream);
            int at = 0;
            while (at < bytes.length) {
                int to = Math.min(bytes.length, at + 1 + random.nextInt(20));
                assertThat(again.feed(bytes, at, to, sinkOf(again))).isNull();
                at = to;
            }
            assertThat(said).isEqualTo(whole);
            again.end(sink);
        }
        framer.end(sink);
        assertThat(budget.held()).isZero();
    }

    @Test
    void aLineOverTheLimitIsCutAndAcknowledged() {
        feed(OPEN);
        said.clear();
        assertThat(feed(frame(2, "syslog", "x".repeat(MAX + 10)) + frame(3, "syslog", "next")))
                .isNull();
        assertThat(said).containsExactly("x".repeat(MAX) + "~ -> 2 rsp 6 200 OK\n", "next -> 3 rsp 6 200 OK\n");
        assertThat(skipped).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "1 syslog 999999999 x, CLOSED_OVERSIZE",
        "1 syslog 2147483647 x, CLOSED_OVERSIZE",
        "1 open 5000 x, CLOSED_OVERSIZE",
        "12345678901 open 0, CLOSED_FRAMING",
        "x open 0, CLOSED_FRAMING",
        "1 o-pen 0, CLOSED_FRAMING",
        "1 syslog -5 x, CLOSED_FRAMING",
        "1 syslog 5, CLOSED_FRAMING",
        "1, CLOSED_FRAMING",
        "'1 syslog 1 ab', CLOSED_FRAMING"
    })
    void whatIsNoFrameEndsTheConnection(String frame, Meter.Event reason) {
        assertThat(feed(frame + "\n")).isEqualTo(reason);
        assertThat(said).isEmpty();
    }

    @Test
    void aHeaderWithoutEndIsNotCollected() {
        assertThat(feed("1".repeat(200))).isEqualTo(Meter.Event.CLOSED_FRAMING);
        assertThat(budget.held()).isZero();
    }

    @Test
    void whoeverOffersNoSyslogOrDoesNotOpenIsToldAndLeft() {
        assertThat(feed(frame(1, "open", "relp_version=0\ncommands=eventlog"))).isEqualTo(Meter.Event.CLOSED_FRAMING);
        assertThat(said).containsExactly("now " + frame(1, "rsp", "500 the command syslog is not offered"));
        said.clear();
        var other = new RelpFramer(MAX, budget);
        byte[] early = ascii(frame(1, "syslog", "<1>early"));
        assertThat(other.feed(early, 0, early.length, sinkOf(other))).isEqualTo(Meter.Event.CLOSED_FRAMING);
        assertThat(said).hasSize(1).first().asString().startsWith("now 1 rsp").contains("500");
    }

    @Test
    void anUnknownCommandIsAnsweredAndTheSessionGoesOn() {
        feed(OPEN);
        said.clear();
        assertThat(feed(frame(2, "eventlog", "x") + frame(3, "syslog", "y"))).isNull();
        assertThat(said).containsExactly("now 2 rsp 19 500 unknown command\n", "y -> 3 rsp 6 200 OK\n");
    }

    @Test
    void halfAFrameIsNoMessageBecauseItComesAgain() {
        feed(OPEN + "2 syslog 10 <1>ha");
        said.clear();
        assertThat(framer.midMessage()).isTrue();
        framer.end(sink);
        assertThat(said).isEmpty();
        assertThat(skipped).isEqualTo(5);
        assertThat(budget.held()).isZero();
    }

    private Meter.@Nullable Event feed(String text) {
        byte[] bytes = ascii(text);
        return framer.feed(bytes, 0, bytes.length, sink);
    }

    /** The same ears for another framer. */
    private Framer.Sink sinkOf(RelpFramer other) {
        return new Framer.Sink() {
            @Override
            public void message(byte[] message, boolean truncated) {
                byte[] response = other.response();
                said.add(text(message) + (truncated ? "~" : "") + " -> "
                        + (response == null ? "nothing" : text(response)));
            }

            @Override
            public void skipped(int bytes) {
                sink.skipped(bytes);
            }

            @Override
            public void reply(byte[] frame) {
                sink.reply(frame);
            }

            @Override
            public void farewell(byte[] frame) {
                sink.farewell(frame);
            }
        };
    }

    private static String frame(int txnr, String command, String data) {
        return txnr + " " + command + " " + data.length() + " " + data + "\n";
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
