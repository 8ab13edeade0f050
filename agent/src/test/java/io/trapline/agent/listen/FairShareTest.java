package io.trapline.agent.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.trapline.config.Settings.Share;
import io.trapline.config.Settings.Sources;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FairShareTest {

    private static final FairShare.Source LOUD = new FairShare.Source(InetAddress.ofLiteral("10.0.0.1"), "");
    private static final FairShare.Source QUIET = new FairShare.Source(InetAddress.ofLiteral("10.0.0.2"), "");
    private static final InetAddress RELAY = InetAddress.ofLiteral("10.9.0.1");
    private static final long SECOND = 1_000_000_000L;

    private final FairShare share =
            new FairShare(new Sources(List.of("10.9.0.0/16"), Sources.ORDER, new Share(10, 100), List.of()));

    @Test
    void theBurstAndThenTheRateAreKept() {
        assertThat(taken(LOUD, 1_000, 0)).isEqualTo(100);
        assertThat(taken(LOUD, 1_000, SECOND)).isEqualTo(10);
        assertThat(taken(LOUD, 1_000, 100 * SECOND)).isEqualTo(100);
    }

    @Test
    void oneThatFloodsTakesNothingFromAnother() {
        taken(LOUD, 10_000, 0);
        assertThat(taken(QUIET, 100, 0)).isEqualTo(100);
    }

    @Test
    void aRelayHasNoLimitButTheHostsBehindItHave() {
        assertThat(share.source(RELAY, () -> "")).isNull();
        var one = share.source(RELAY, () -> "one");
        var two = share.source(RELAY, () -> "two");
        assertThat(taken(Objects.requireNonNull(one), 10_000, 0)).isEqualTo(100);
        assertThat(taken(Objects.requireNonNull(two), 100, 0)).isEqualTo(100);
        assertThat(share.source(LOUD.address(), () -> "whatever it says")).isEqualTo(LOUD);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <34>1 2003-10-11T22:14:15.003Z core1.example.net su - ID47 - x | core1.example.net
            <34>1 - core1 su - - - x                                       | core1
            <34>Oct 11 22:14:15 core1 su: x                                | core1
            <34>Oct  1 22:14:15 2001:db8::1 su: x                          | 2001:db8::1
            <34>1 - - su - - - x                                           | ''
            <34>Oct 11 22:14:15 su: x                                      | ''
            <34>1 2003-10-11T22:14:15.003Z                                 | ''
            <189>29: foo: *Apr 29 13:58:40.411: %SYS-5-CONFIG_I: x         | ''
            no header at all                                               | ''
            """)
    void theHostBehindARelayIsReadAtItsPlace(String line, String host) {
        var message = Unpooled.copiedBuffer(line, StandardCharsets.ISO_8859_1);
        assertThat(RelayedHost.of(message)).isEqualTo(host);
        for (int length = 0; length < message.readableBytes(); length++) {
            RelayedHost.of(message.slice(0, length));
        }
    }

    @Test
    void aFloodIsToldAtOnceThenNowAndThenAndWhenItIsOver() {
        flood(5, 0);
        var first = share.due(1).getFirst();
        assertThat(first.source()).isEqualTo(LOUD);
        assertThat(first.count()).isEqualTo(5);
        assertThat(first.samples()).hasSize(3);
        flood(7, SECOND);
        assertThat(share.due(2 * SECOND)).isEmpty();
        flood(1, 9 * SECOND);
        var second = share.due(11 * SECOND).getFirst();
        assertThat(second.count()).isEqualTo(8);
        assertThat(second.first()).isEqualTo(Instant.ofEpochSecond(1));
        assertThat(second.last()).isEqualTo(Instant.ofEpochSecond(9));
        assertThat(second.over()).isFalse();
        assertThat(share.due(18 * SECOND)).isEmpty();
        assertThat(share.due(19 * SECOND)).singleElement().satisfies(end -> {
            assertThat(end.over()).isTrue();
            assertThat(end.count()).isZero();
        });
        assertThat(share.due(60 * SECOND)).isEmpty();
    }

    @Test
    void nothingIsForgottenAtTheEnd() {
        flood(1, 0);
        share.due(1);
        flood(2, SECOND);
        assertThat(share.rest(SECOND))
                .singleElement()
                .satisfies(rest -> assertThat(rest.count()).isEqualTo(2));
    }

    @Test
    void sourcesAreBounded() {
        for (int i = 0; i < FairShare.FLOODS_MAX; i++) {
            var source = of("10.1." + i / 256 + "." + i % 256);
            assertThat(share.beyond(source, 0, Instant.EPOCH)).isTrue();
        }
        assertThat(share.beyond(LOUD, 0, Instant.EPOCH)).isFalse();
        assertThat(share.due(1)).hasSize(FairShare.FLOODS_MAX);
        taken(LOUD, 200, 0);
        for (int i = 0; i < FairShare.SOURCES_MAX; i++) {
            share.takes(of("172.16." + i / 256 + "." + i % 256), 0);
        }
        assertThat(taken(LOUD, 200, 0)).as("forgotten").isEqualTo(100);
    }

    private void flood(int count, long nanos) {
        for (int i = 0; i < count; i++) {
            if (share.beyond(LOUD, nanos, Instant.ofEpochSecond(nanos / SECOND))) {
                share.sample(LOUD, new byte[] {1});
            }
        }
    }

    private static FairShare.Source of(String address) {
        return new FairShare.Source(InetAddress.ofLiteral(address), "");
    }

    private int taken(FairShare.Source source, int offered, long nanos) {
        int taken = 0;
        for (int i = 0; i < offered; i++) {
            taken += share.takes(source, nanos) ? 1 : 0;
        }
        return taken;
    }
}
