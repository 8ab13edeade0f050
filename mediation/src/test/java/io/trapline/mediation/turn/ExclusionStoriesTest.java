package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.Impact;
import io.trapline.mediation.Change;
import io.trapline.mediation.Input;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.codec.StateCodec;
import io.trapline.mediation.exclusion.Exclusion;
import io.trapline.mediation.exclusion.ExclusionBook;
import io.trapline.mediation.forward.Report;
import io.trapline.mediation.forward.TicketWork;
import io.trapline.mediation.ticket.Ticket;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of alarms and tickets when people say that a customer is not affected. */
class ExclusionStoriesTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration WAIT = Duration.ofMinutes(2);

    /** Device 1 is down: nine services of nine customers. */
    private final Scene scene = new Scene(WAIT);

    private final String alarmId;

    ExclusionStoriesTest() {
        scene.switchTo(new TinyInventory("nine", 9, 9));
        scene.line(1, "DOWN");
        alarmId = only().id();
    }

    @Test
    void aMarkTakesTheCustomerOutAndItsEndBringsItBackByTimeAlone() {
        Impact whole = only().impact();
        say("C-3", HOUR);
        assertThat(known().customers()).isEqualTo(8);
        assertThat(known().services()).isEqualTo(8);
        assertThat(known().digest()).isNotEqualTo(((Impact.Known) whole).digest());
        assertThat(scene.state.exclusions().customers(alarmId)).containsExactly("C-3");

        scene.after(HOUR.minusSeconds(2)).tick();
        assertThat(known().customers()).as("a second before its end").isEqualTo(8);
        scene.tick();
        assertThat(only().impact()).isEqualTo(whole);
        assertThat(scene.state.exclusions().size()).isZero();
        assertThat(scene.state.alarms().deeds().of(alarmId))
                .extracting(deed -> deed.operator() + " " + deed.what() + " " + deed.text())
                .containsExactly("kim notAffected has LTE", "trapline affected ");
        assertThat(scene.retells()).isTrue();
    }

    @Test
    void aMarkIsTakenBackByHand() {
        say("C-3", HOUR);
        say("C-4", HOUR);
        say("C-3", Duration.ZERO);
        assertThat(known().customers()).isEqualTo(8);
        assertThat(scene.state.exclusions().customers(alarmId)).containsExactly("C-4");
        Outcome again = say("C-3", Duration.ZERO);
        assertThat(again == null ? List.of() : again.changes()).as("twice").isEmpty();
    }

    @Test
    void aNewMarkStandsInPlaceOfTheOneBefore() {
        say("C-3", HOUR);
        say("C-3", HOUR.multipliedBy(2));
        scene.after(HOUR).tick();
        assertThat(known().customers()).isEqualTo(8);
        scene.after(HOUR).tick();
        assertThat(known().customers()).isEqualTo(9);
    }

    @Test
    void anOpenTicketIsToldWithoutTheCustomerAndAgainWhenTheMarkEnds() {
        scene.after(WAIT).tick();
        scene.report(new Report("desk", 1, ticket().key(), Report.End.DELIVERED, "TCK-1", ""));
        Change.WorkReleased update = work(say("C-3", HOUR));
        assertThat(update.action()).isEqualTo(TicketWork.Action.UPDATE);
        assertThat(update.without()).containsExactly("C-3");
        Change.WorkReleased back = work(scene.after(HOUR).tick());
        assertThat(back.action()).isEqualTo(TicketWork.Action.UPDATE);
        assertThat(back.without()).isEmpty();
        assertThat(scene.retells()).isTrue();
    }

    @Test
    void anAlarmThatAffectsNobodyOpensNoTicketUntilItDoesAgain() {
        for (int i = 1; i <= 9; i++) {
            say("C-" + i, HOUR);
        }
        assertThat(known().customers()).isZero();
        scene.after(WAIT.multipliedBy(2)).tick();
        assertThat(ticket().phase()).isEqualTo(Ticket.Phase.COALESCED);
        say("C-5", Duration.ZERO);
        assertThat(ticket().phase()).isEqualTo(Ticket.Phase.PLANNED);
        Change.WorkReleased open = work(scene.after(WAIT).tick());
        assertThat(open.action()).isEqualTo(TicketWork.Action.OPEN);
        assertThat(open.without()).hasSize(8).doesNotContain("C-5");
    }

    @Test
    void anotherInventoryKeepsTheMark() {
        say("C-3", HOUR);
        scene.switchTo(new TinyInventory("seven", 9, 7));
        assertThat(known().customers()).isEqualTo(6);
        say("C-3", Duration.ZERO);
        assertThat(known().customers()).isEqualTo(7);
    }

    @Test
    void aMarkOutlivesARestart() {
        say("C-3", HOUR);
        State again = StateCodec.decode(StateCodec.encode(scene.state));
        assertThat(again.exclusions().all())
                .containsExactlyElementsOf(scene.state.exclusions().all());
        assertThat(again.exclusions().firstDue())
                .isEqualTo(scene.state.exclusions().firstDue());
    }

    @Test
    void whatCannotBeMarkedChangesNothing() {
        scene.line(40, "DOWN 1");
        String nobodys = scene.state.alarms().open().stream()
                .map(Alarm::id)
                .filter(id -> !id.equals(alarmId))
                .findFirst()
                .orElseThrow();
        nothing(scene.step(said(nobodys, "C-1", HOUR)));
        nothing(scene.step(said("A-NONE0", "C-1", HOUR)));
        scene.line(1, "UP");
        nothing(say("C-1", HOUR));
        assertThat(scene.state.exclusions().size()).isZero();
    }

    @Test
    void moreThanThereIsRoomForChangesNothing() {
        ExclusionBook book = scene.state.exclusions();
        var at = new Stamp(1, 0, 0);
        for (int i = 0; i < ExclusionBook.EXCLUSIONS_MAX; i++) {
            book.put(new ExclusionBook.Kept(new Exclusion("A-" + i, "C-1", HOUR, "kim", ""), at, Long.MAX_VALUE - 1));
        }
        nothing(say("C-3", HOUR));
        assertThat(book.size()).isEqualTo(ExclusionBook.EXCLUSIONS_MAX);
    }

    @Test
    void noMarkIsForEver() {
        say("C-3", Duration.ofDays(4_000));
        scene.after(Exclusion.TIME_MAX).tick();
        assertThat(scene.state.exclusions().size()).isZero();
    }

    private static void nothing(@Nullable Outcome outcome) {
        assertThat(outcome == null ? List.of() : outcome.changes()).isEmpty();
    }

    private @Nullable Outcome say(String customerId, Duration time) {
        return scene.step(said(alarmId, customerId, time));
    }

    private Input said(String alarm, String customerId, Duration time) {
        return new Input.CustomerExcluded(scene.stamp(), new Exclusion(alarm, customerId, time, "kim", "has LTE"));
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

    private Alarm only() {
        return scene.state.alarms().open().stream().findFirst().orElseThrow();
    }

    private Impact.Known known() {
        return (Impact.Known) scene.state.alarms().open(alarmId).orElseThrow().impact();
    }
}
