package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.Change;
import io.trapline.mediation.Input;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.alarm.Deed;
import io.trapline.mediation.exclusion.Exclusion;
import io.trapline.mediation.forward.Report;
import io.trapline.mediation.forward.TicketWork.Action;
import io.trapline.mediation.ticket.LetterOrder;
import io.trapline.mediation.ticket.Relink;
import io.trapline.mediation.ticket.Ticket;
import io.trapline.mediation.ticket.TicketBook;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ticket is another one; dead letters sent again or dropped. The books balance after every input. */
class LetterTest {

    private final Scene scene = new Scene(Duration.ofMinutes(2));
    private final Tally.Count count = new Tally.Count(1, 0, 0);
    private final String alarmId;
    private int counted;

    LetterTest() {
        scene.switchTo(new TinyInventory("nine", 9, 9));
        scene.line(1, "DOWN 3");
        alarmId = scene.state.alarms().open().iterator().next().id();
    }

    @AfterEach
    void theSameIsReadBack() {
        books();
        assertThat(scene.retells()).isTrue();
    }

    @Test
    void aDeadLetterOfEachKindIsSentAgain() {
        open();
        report(1, Report.End.PARKED, null);
        assertThat(letters()).containsExactly("1 open refused ");
        assertThat(work(resend(1)).action()).isEqualTo(Action.OPEN);
        assertThat(letters()).isEmpty();
        report(2, Report.End.DELIVERED, "T-1");

        nobodyIsAffected();
        Change.WorkReleased update = pending();
        assertThat(update.action()).isEqualTo(Action.UPDATE);
        report(update.seq(), Report.End.PARKED, null);
        assertThat(ticket().phase()).isEqualTo(Ticket.Phase.OPEN);
        assertThat(work(resend(update.seq())).action()).isEqualTo(Action.UPDATE);
        report(update.seq() + 1, Report.End.DELIVERED, "T-1");

        scene.line(1, "UP 3");
        Change.WorkReleased resolve = pending();
        report(resolve.seq(), Report.End.PARKED, null);
        assertThat(ticket().phase()).isEqualTo(Ticket.Phase.PARKED);
        assertThat(work(resend(resolve.seq())).action()).isEqualTo(Action.RESOLVE);
        assertThat(ticket().phase()).isEqualTo(Ticket.Phase.RESOLVING);
        report(resolve.seq() + 1, Report.End.DELIVERED, "T-1");
        assertThat(ticket().phase()).isEqualTo(Ticket.Phase.RESOLVED);
        assertThat(tally().parked()).isZero();
        assertThat(tally().delivered()).isEqualTo(3);
        assertThat(deeds()).contains("kim resend desk: open: again", "kim resend desk: resolve: again");
    }

    @Test
    void aDroppedLetterIsNobodysWorkAnyMore() {
        open();
        report(1, Report.End.PARKED, null);
        assertThat(tally().parked()).isEqualTo(1);
        scene.step(new Input.LetterDecided(scene.stamp(), new LetterOrder("desk", 1, true, "kim", "done by phone")));
        assertThat(letters()).isEmpty();
        assertThat(tally().parked()).isZero();
        assertThat(tally().dropped()).isEqualTo(1);
        assertThat(deeds()).contains("kim dropLetter desk: open: done by phone");
        nothing(resend(1));
    }

    @Test
    void whatIsOverIsNotSentAgain() {
        open();
        report(1, Report.End.PARKED, null);
        scene.line(1, "UP 3");
        assertThat(letters()).containsExactly("1 open refused alarmOver");
        nothing(resend(1));
        assertThat(tally().parked()).isEqualTo(1);
    }

    @Test
    void openingTheTicketByHandAnswersForItsDeadLetter() {
        open();
        report(1, Report.End.PARKED, null);
        open();
        assertThat(letters()).isEmpty();
        assertThat(tally().parked()).isZero();
        assertThat(tally().pending()).isEqualTo(1);
    }

    @Test
    void aRelinkedTicketIsToldAtOnceAndFromThenOn() {
        open();
        report(1, Report.End.DELIVERED, "T-1");
        Change.WorkReleased told = work(relink("T-123"));
        assertThat(told.action()).isEqualTo(Action.UPDATE);
        assertThat(told.reference()).isEqualTo("T-123");
        assertThat(ticket().reference()).isEqualTo("T-123");
        assertThat(deeds()).contains("kim relink desk: T-123 (T-1): opened twice");
        report(2, Report.End.DELIVERED, "T-123");
        scene.line(1, "UP 3");
        assertThat(pending().reference()).as("resolved there").isEqualTo("T-123");
        report(3, Report.End.DELIVERED, "T-123");
        assertThat(ticket().phase()).isEqualTo(Ticket.Phase.RESOLVED);
        nothing(relink("T-9"));
    }

    @Test
    void anAnswerFromTheTicketBeforeDoesNotTakeTheLinkBack() {
        open();
        report(1, Report.End.DELIVERED, "T-1");
        nobodyIsAffected();
        assertThat(pending().reference()).isNull();
        relink("T-123");
        report(2, Report.End.DELIVERED, "T-1");
        assertThat(ticket().reference()).isEqualTo("T-123");
        relink("T-1");
        assertThat(ticket().reference()).as("and back").isEqualTo("T-1");
    }

    @Test
    void aRelinkAnswersForThePlannedTicketAndForItsDeadLetters() {
        relink("T-123");
        assertThat(ticket().phase()).isEqualTo(Ticket.Phase.UPDATING);
        assertThat(tally().coalesced()).isEqualTo(1);
        report(1, Report.End.PARKED, null);
        assertThat(letters()).as("no such ticket").containsExactly("1 update refused ");
        relink("T-124");
        assertThat(letters()).isEmpty();
        assertThat(tally().dropped()).isEqualTo(1);
        scene.after(Duration.ofMinutes(3)).tick();
        assertThat(scene.state.tickets().nextSeq("desk"))
                .as("no second ticket is opened")
                .isEqualTo(3);
    }

    @Test
    void whileATicketIsBeingOpenedOrThereIsNoSuchDeskNothingIsRelinked() {
        open();
        nothing(relink("T-123"));
        nothing(scene.step(new Input.TicketRelinked(scene.stamp(), new Relink(alarmId, "nobody", "T-123", "kim", ""))));
    }

    /** Resolved with the first, the desk would close what still hurts. */
    @Test
    void ofTwoAlarmsWithOneTicketTheLastResolvesIt() {
        open();
        report(1, Report.End.DELIVERED, "T-1");
        scene.line(1, "DOWN 4");
        String other = scene.state.alarms().open().stream()
                .map(Alarm::id)
                .filter(id -> !id.equals(alarmId))
                .findFirst()
                .orElseThrow();
        Change.WorkReleased told = work(scene.step(
                new Input.TicketRelinked(scene.stamp(), new Relink(other, "desk", "T-1", "kim", "one fault"))));
        scene.report(new Report("desk", told.seq(), told.key(), Report.End.DELIVERED, "T-1", ""));
        books();
        scene.line(1, "UP 3");
        books();
        assertThat(ticket().phase()).isEqualTo(Ticket.Phase.COALESCED);
        assertThat(scene.state.tickets().pending("desk")).as("nothing is said").isEmpty();
        scene.line(1, "UP 4");
        assertThat(pending().action()).isEqualTo(Action.RESOLVE);
        assertThat(pending().reference()).isEqualTo("T-1");
    }

    /** Sent again, the ticket of an earlier raise lives longer than the next one; it stays the earlier one. */
    @Test
    void theTicketOfAnEarlierRaiseStaysTheEarlierOne() {
        var book = new TicketBook();
        for (int raise : List.of(2, 1)) {
            String key = "test:desk:A-1:" + raise;
            book.restore(new Ticket(key, "desk", "A-1", Ticket.Phase.OPEN, 0, "", null));
        }
        assertThat(book.of("A-1")).extracting(Ticket::generation).containsExactly(1L, 2L);
        open();
    }

    private void nobodyIsAffected() {
        var said = new Exclusion(alarmId, "C-3", Duration.ofHours(1), "kim", "on LTE");
        told(scene.step(new Input.CustomerExcluded(scene.stamp(), said)));
    }

    private void open() {
        scene.act(Input.Action.OPEN_TICKET, alarmId, "kim", "desk", Duration.ZERO);
        books();
    }

    private @Nullable Outcome relink(String reference) {
        var said = new Relink(alarmId, "desk", reference, "kim", "opened twice");
        return told(scene.step(new Input.TicketRelinked(scene.stamp(), said)));
    }

    private @Nullable Outcome resend(long seq) {
        var order = new LetterOrder("desk", seq, false, "kim", "again");
        return told(scene.step(new Input.LetterDecided(scene.stamp(), order)));
    }

    private void report(long seq, Report.End end, @Nullable String reference) {
        String detail = end == Report.End.PARKED ? "refused" : "";
        scene.report(new Report("desk", seq, ticket().key(), end, reference, detail));
        books();
    }

    private @Nullable Outcome told(@Nullable Outcome outcome) {
        books();
        return outcome;
    }

    private void books() {
        Tally tally = tally();
        assertThat(tally.forwardable())
                .isEqualTo(tally.delivered() + tally.pending() + tally.parked() + tally.coalesced() + tally.dropped());
        assertThat(tally.parked()).isEqualTo(scene.state.tickets().letters().count());
    }

    private Tally tally() {
        for (; counted < scene.outcomes.size(); counted++) {
            count.add(scene.inputs.getFirst(), scene.outcomes.get(counted));
        }
        return count.cut(scene.state.tickets().pendingCount());
    }

    private List<String> letters() {
        return scene.state.tickets().letters().all().stream()
                .map(letter -> letter.work().seq() + " "
                        + letter.work().action().name().toLowerCase(java.util.Locale.ROOT) + " " + letter.why() + " "
                        + LetterTurn.obstacle(scene.state, letter))
                .toList();
    }

    private List<String> deeds() {
        return scene.state.alarms().deeds().of(alarmId).stream()
                .map((Deed deed) -> deed.operator() + " " + deed.what() + " " + deed.text())
                .toList();
    }

    private Change.WorkReleased pending() {
        return scene.state.tickets().pending("desk").iterator().next().work();
    }

    private Ticket ticket() {
        return scene.state.tickets().of(alarmId).getFirst();
    }

    private static Change.WorkReleased work(@Nullable Outcome outcome) {
        assertThat(outcome).isNotNull();
        return outcome.changes().stream()
                .filter(Change.WorkReleased.class::isInstance)
                .map(Change.WorkReleased.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static void nothing(@Nullable Outcome outcome) {
        assertThat(outcome == null ? List.of() : outcome.changes()).isEmpty();
    }
}
