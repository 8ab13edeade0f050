package io.trapline.agent.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.config.Settings.Share;
import io.trapline.config.Settings.Sources;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairShareTest {

    private static final InetAddress LOUD = InetAddress.ofLiteral("10.0.0.1");
    private static final InetAddress QUIET = InetAddress.ofLiteral("10.0.0.2");
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
    void aRelayHasNoLimit() {
        assertThat(taken(RELAY, 10_000, 0)).isEqualTo(10_000);
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
            var source = InetAddress.ofLiteral("10.1." + i / 256 + "." + i % 256);
            assertThat(share.beyond(source, 0, Instant.EPOCH)).isTrue();
        }
        assertThat(share.beyond(LOUD, 0, Instant.EPOCH)).isFalse();
        assertThat(share.due(1)).hasSize(FairShare.FLOODS_MAX);
        taken(LOUD, 200, 0);
        for (int i = 0; i < FairShare.SOURCES_MAX; i++) {
            share.takes(InetAddress.ofLiteral("172.16." + i / 256 + "." + i % 256), 0);
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

    private int taken(InetAddress source, int offered, long nanos) {
        int taken = 0;
        for (int i = 0; i < offered; i++) {
            taken += share.takes(source, nanos) ? 1 : 0;
        }
        return taken;
    }
}
