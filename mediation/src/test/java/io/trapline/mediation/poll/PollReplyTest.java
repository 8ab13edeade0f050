package io.trapline.mediation.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.agent.poll.PortStatus;
import io.trapline.mediation.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an answer of a device means for the alarm that it was asked about. */
class PollReplyTest {

    private static final Change.PollAsked NAMELESS = new Change.PollAsked("A-1", "10.0.0.1", 7, List.of());
    private static final Change.PollAsked NAMED =
            new Change.PollAsked("A-1", "10.0.0.1", 7, List.of("ge-0/0/7", "Gi0/7"));

    /** RFC 2863, ifOperStatus: up(1), down(2), testing(3), unknown(4), dormant(5), notPresent(6), lowerLayerDown(7). */
    @Test
    void eachStatusMeansWhatTheMibSays() {
        PollReply[] meant = {
            PollReply.UP,
            PollReply.DOWN,
            PollReply.UNDECIDED,
            PollReply.UNDECIDED,
            PollReply.UNDECIDED,
            PollReply.DOWN,
            PollReply.DOWN
        };
        for (int status = 1; status <= meant.length; status++) {
            assertThat(PollThread.reply(NAMELESS, new PortStatus.Seen(status, List.of())))
                    .as("ifOperStatus %d", status)
                    .isEqualTo(meant[status - 1]);
        }
        assertThat(PollReply.ofOperStatus(0)).isEqualTo(PollReply.UNDECIDED);
        assertThat(PollReply.ofOperStatus(8)).isEqualTo(PollReply.UNDECIDED);
    }

    @Test
    void aPortByAnotherNameIsAnotherPort() {
        assertThat(PollThread.reply(NAMED, new PortStatus.Seen(1, List.of("GI0/7", "GigabitEthernet0/7"))))
                .isEqualTo(PollReply.UP);
        assertThat(PollThread.reply(NAMED, new PortStatus.Seen(1, List.of("Gi0/8", "GigabitEthernet0/8"))))
                .isEqualTo(PollReply.NONE);
        assertThat(PollThread.reply(NAMED, new PortStatus.Seen(1, List.of()))).isEqualTo(PollReply.NONE);
    }

    @Test
    void noAnswerSaysNothing() {
        assertThat(PollThread.reply(NAMELESS, new PortStatus.Silent())).isEqualTo(PollReply.NONE);
        assertThat(PollThread.reply(NAMELESS, new PortStatus.Useless("error"))).isEqualTo(PollReply.NONE);
    }
}
