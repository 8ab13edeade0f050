package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.Change;
import io.trapline.mediation.Input;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.forward.Report;
import io.trapline.mediation.forward.TicketWork;
import io.trapline.mediation.ticket.Ticket;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tickets that a person wants: dead letters again, and those that would come later. */
class OpenTicketTest {

    private static final Duration WAIT = Duration.ofMinutes(2);

    private final Scene scene = new Scene(WAIT);
    private final String alarmId;

    OpenTicketTest() {
        scene.switchTo(new TinyInventory("nine", 9, 9));
        scene.line(1, "DOWN 3");
        alarmId = scene.state.alarms().open().iterator().next().id();
    }

    @Test
    void aDeadLetterIsOpenedAgainUnderTheSameKey() {
        scene.after(WAIT).tick();
        String key = ticket().key();
        scene.report(new Report("desk", 1, key, Report.End.PARKED, null, "refused"));
        assertThat(ticket().phase()).isEqualTo(Ticket.Phase.PARKED);
        Change.WorkReleased work = work(open("desk"));
        assertThat(work.action()).isEqualTo(TicketWork.Action.OPEN);
        assertThat(work.key()).isEqualTo(key);
        assertThat(work.seq()).isEqualTo(2);
        scene.report(new Report("desk", 2, key, Report.End.DELIVERED, "TCK-1", ""));
        assertThat(ticket().phase()).isEqualTo(Ticket.Phase.OPEN);
        assertThat(ticket().reference()).isEqualTo("TCK-1");
        assertThat(scene.state.alarms().deeds().of(alarmId))
                .extracting(deed -> deed.operator() + " " + deed.what() + " " + deed.text())
                .containsExactly("kim openTicket desk");
        assertThat(scene.retells()).isTrue();
    }

    @Test
    void aPlannedTicketIsNotWaitedFor() {
        assertThat(ticket().phase()).isEqualTo(Ticket.Phase.PLANNED);
        open("desk");
        assertThat(ticket().phase()).isEqualTo(Ticket.Phase.SENDING);
        scene.after(WAIT).tick();
        assertThat(scene.state.tickets().nextSeq("desk"))
                .as("nothing more is sent")
                .isEqualTo(2);
    }

    @Test
    void whereThereIsATicketOrNoSuchDeskNothingChanges() {
        nothing(open("nobody"));
        open("desk");
        nothing(open("desk"));
        scene.report(new Report("desk", 1, ticket().key(), Report.End.DELIVERED, "TCK-1", ""));
        nothing(open("desk"));
        scene.line(1, "UP 3");
        nothing(open("desk"));
    }

    private @Nullable Outcome open(String destination) {
        return scene.act(Input.Action.OPEN_TICKET, alarmId, "kim", destination, Duration.ZERO);
    }

    private static void nothing(@Nullable Outcome outcome) {
        assertThat(outcome == null ? List.of() : outcome.changes()).isEmpty();
    }

    private static Change.WorkReleased work(@Nullable Outcome outcome) {
        assertThat(outcome).isNotNull();
        return outcome.changes().stream()
                .filter(Change.WorkReleased.class::isInstance)
                .map(Change.WorkReleased.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private Ticket ticket() {
        return scene.state.tickets().of(alarmId).getLast();
    }
}
