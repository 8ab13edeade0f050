package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SyncedAnswersTest {

    private static final String RECEIVED =
            "12 recvmmsg(70<UDPv6:[[::ffff:127.0.0.1]:10162]>, [{msg_hdr={msg_name={sa_family=AF_INET6}}}], 64, 0, NULL) = 1";
    private static final String FORCED = "13 fdatasync(80</data/trapline/input/0/20261122.cq4>) = 0";
    private static final String FORCED_ELSE = "13 fdatasync(81</data/desk.jsonl>) = 0";
    private static final String SENT = "12 sendto(70<UDP:[127.0.0.1:10162]>, \"0\", 90, 0, {}, 16) = 90";

    @Test
    void anAnswerAfterASyncIsSeen() {
        assertThat(of(RECEIVED, FORCED, SENT)).isEqualTo(new SyncedAnswers(1, 0));
    }

    @Test
    void anAnswerWithoutASyncIsFoundOut() {
        assertThat(of(FORCED, RECEIVED, SENT, FORCED)).isEqualTo(new SyncedAnswers(0, 1));
        assertThat(of(RECEIVED, FORCED_ELSE, SENT)).isEqualTo(new SyncedAnswers(0, 1));
    }

    @Test
    void aCallThatWasInterruptedInTheTraceCountsWhereItReturned() {
        var begun = "13 fdatasync(80</data/trapline/input/0/20261122.cq4> <unfinished ...>";
        var returned = "13 <... fdatasync resumed>) = 0";
        assertThat(of(RECEIVED, begun, returned, SENT)).isEqualTo(new SyncedAnswers(1, 0));
        assertThat(of(RECEIVED, begun, SENT, returned)).isEqualTo(new SyncedAnswers(0, 1));
        assertThat(of(RECEIVED, begun, "12 sendto(70<UDP:[127.0.0.1:10162]>, <unfinished ...>", returned))
                .isEqualTo(new SyncedAnswers(0, 1));
    }

    private static SyncedAnswers of(String... calls) {
        return SyncedAnswers.of(List.of(calls), 10162);
    }
}
