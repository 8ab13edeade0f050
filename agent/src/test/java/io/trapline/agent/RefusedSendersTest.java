package io.trapline.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusedSendersTest {

    private static final InetAddress SENDER = InetAddress.ofLiteral("10.20.4.17");
    private static final Claim CLAIM = new Claim("8000000001020304", "noc");
    private static final Instant START = Instant.parse("2026-11-22T20:00:00Z");

    private final RefusedSenders refused = new RefusedSenders();

    @Test
    void oneRowPerReasonAndClaimWithItsCountAndTimes() {
        add(Refusal.WRONG_DIGEST, CLAIM, false, 0);
        add(Refusal.WRONG_DIGEST, CLAIM, false, 9);
        add(Refusal.UNKNOWN_USER, new Claim("", "x"), false, 10);
        assertThat(refused.rows())
                .extracting(r -> r.reason().word() + " " + r.claim().user() + " " + r.count() + " " + r.last())
                .containsExactly("unknownUser x 1 2026-11-22T20:00:10Z", "wrongDigest noc 2 2026-11-22T20:00:09Z");
        assertThat(refused.rows().getLast().first()).isEqualTo(START);
    }

    @Test
    void aRowIsToldOnceAMinuteAndOnlyWhenItGrew() {
        add(Refusal.WRONG_DIGEST, CLAIM, false, 0);
        assertThat(refused.untold(10, START)).hasSize(1);
        assertThat(refused.untold(10, START.plusSeconds(100))).isEmpty();
        add(Refusal.WRONG_DIGEST, CLAIM, false, 101);
        add(Refusal.WRONG_DIGEST, CLAIM, false, 102);
        assertThat(refused.untold(10, START.plusSeconds(59))).isEmpty();
        assertThat(refused.untold(10, START.plusSeconds(103)))
                .singleElement()
                .satisfies(r -> assertThat(r.count()).isEqualTo(3));
    }

    @Test
    void stepsOfAHandshakeAreNotTold() {
        add(Refusal.UNKNOWN_ENGINE, new Claim("", ""), true, 0);
        assertThat(refused.untold(10, START)).isEmpty();
        assertThat(refused.rows()).singleElement().matches(RefusedSenders.Row::handshake);
    }

    @Test
    void aFloodOfSendersForgetsTheOldestAndSaysHowMany() {
        for (int i = 0; i < RefusedSenders.ROWS_MAX + 5; i++) {
            add(Refusal.UNKNOWN_USER, new Claim("", "u" + i), false, i);
        }
        assertThat(refused.rows()).hasSize(RefusedSenders.ROWS_MAX);
        assertThat(refused.forgotten()).isEqualTo(5);
        assertThat(refused.rows().getLast().claim().user()).isEqualTo("u5");
        assertThat(refused.untold(10, START)).hasSize(10);
    }

    @Test
    void anAcceptedEngineIsSettled() {
        add(Refusal.NOT_IN_TIME_WINDOW, CLAIM, false, 0);
        add(Refusal.WRONG_DIGEST, CLAIM, false, 0);
        refused.settle(CLAIM.engineId());
        assertThat(refused.rows()).extracting(RefusedSenders.Row::reason).containsExactly(Refusal.WRONG_DIGEST);
    }

    private void add(Refusal reason, Claim claim, boolean handshake, int seconds) {
        refused.add("snmp", reason, SENDER, claim, handshake, START.plusSeconds(seconds));
    }
}
