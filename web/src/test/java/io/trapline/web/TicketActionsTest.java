package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.Severity;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.TicketRow;
import io.trapline.web.page.TicketLine;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dead letters sent again, tickets that are missing, and what the desk has against what it should have. */
final class TicketActionsTest {

    private final Browse browse = new Browse(Scenes.oltDown(new Noc("one"))
            .alarm(alarm("A-DEAD1", "parked", null, null))
            .alarm(alarm("A-LEFT1", "parked", "TCK-9", Noc.START.plusSeconds(60)))
            .publish());

    @AfterEach
    void close() {
        browse.close();
    }

    private static AlarmRow alarm(String id, String state, @Nullable String reference, @Nullable Instant cleared) {
        var ticket = new TicketRow("demo:mock-desk:" + id + ":1", "mock-desk", state, reference);
        var open = Scenes.alarm(id, "olt-3", "", Severity.MAJOR, "fan", Noc.START, 2);
        return (cleared == null ? open : open.cleared(cleared)).ticket(ticket).row();
    }

    @Test
    void aDeadLetterIsSentAgain() throws Exception {
        HttpResponse<String> answer = post("A-DEAD1", "{\"destination\":\"mock-desk\",\"operator\":\"kim\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(browse.noc.actions()).containsExactly(new Noc.Action("openTicket", "A-DEAD1", "kim"));
    }

    @Test
    void whatCannotBeOpenedIsSaidInASentence() throws Exception {
        String body = "{\"destination\":\"mock-desk\"}";
        assertThat(post("A-7Q3K9", body).statusCode()).as("it has one").isEqualTo(409);
        assertThat(post("A-LEFT1", body).statusCode()).as("it is cleared").isEqualTo(409);
        assertThat(post("A-DEAD1", "{\"destination\":\"nobody\"}").statusCode()).isEqualTo(404);
        assertThat(post("A-DEAD1", "{}").statusCode()).isEqualTo(400);
        assertThat(browse.noc.actions()).isEmpty();
    }

    @Test
    void thePageShowsWhatTheDeskLacks() throws Exception {
        assertThat(browse.page("/forwarding"))
                .contains("the alarm is open, the desk has no ticket")
                .contains("the alarm is over, the ticket is not")
                .contains("action=\"/alarms/A-DEAD1/ticket\"")
                .doesNotContain("action=\"/alarms/A-7Q3K9/ticket\"")
                .doesNotContain("action=\"/alarms/A-LEFT1/ticket\"");
        assertThat(browse.page("/alarms/A-DEAD1")).contains("Open a ticket at mock-desk");
    }

    @Test
    void driftIsWhatTheDeskHasAgainstWhatItShouldHave() {
        Instant over = Noc.START.plusSeconds(60);
        drift("open", "T", null, "same");
        drift("open", "T", over, "left");
        drift("updating", "T", null, "underway");
        drift("planned", null, null, "underway");
        drift("parked", null, null, "missing");
        drift("parked", "T", over, "left");
        drift("parked", null, over, "same");
        drift("resolved", "T", over, "same");
        drift("resolved", "T", null, "missing");
        drift("coalesced", null, null, "missing");
    }

    /** Each raise has a ticket of its own: only the last one counts. */
    @Test
    void whatWasResolvedBeforeTheAlarmCameBackIsHistory() {
        AlarmRow row = alarm("A-BACK1", "resolved", "TCK-1", null);
        var next = new TicketRow("demo:mock-desk:A-BACK1:2", "mock-desk", "open", "TCK-2");
        AlarmRow both = Scenes.withTickets(row, row.tickets().getFirst(), next);
        var before = new TicketLine(both, both.tickets().getFirst());
        assertThat(before.drift()).isEqualTo("same");
        assertThat(before.canOpen()).isFalse();
        assertThat(new TicketLine(both, next).drift()).isEqualTo("same");
        AlarmRow dead = Scenes.withTickets(
                row, row.tickets().getFirst(), new TicketRow(next.key(), "mock-desk", "parked", null));
        assertThat(new TicketLine(dead, dead.tickets().getLast()).drift()).isEqualTo("missing");
        assertThat(new TicketLine(dead, dead.tickets().getLast()).canOpen()).isTrue();
    }

    private static void drift(String state, @Nullable String reference, @Nullable Instant cleared, String expected) {
        AlarmRow row = alarm("A-DRIFT", state, reference, cleared);
        assertThat(new TicketLine(row, row.tickets().getFirst()).drift())
                .as(state + " " + reference + " " + cleared)
                .isEqualTo(expected);
    }

    private HttpResponse<String> post(String alarmId, String body) throws Exception {
        return browse.send(HttpRequest.newBuilder(browse.at("/api/v1/alarms/" + alarmId + "/ticket"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
