package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.agent.Kind;
import io.trapline.enrichment.Impact;
import io.trapline.mediation.Change;
import io.trapline.mediation.Disposition;
import io.trapline.mediation.Input;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.Severity;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.forward.Report;
import io.trapline.mediation.forward.TicketWork.Action;
import io.trapline.mediation.ticket.PendingWork;
import io.trapline.mediation.ticket.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Alarm and ticket stories, told in inputs. */
class StoriesTest {

    private final Scene scene = new Scene(Duration.ZERO);

    @Test
    void aRaiseIsAnAlarmWithItsCustomersAndOneTicket() {
        scene.switchTo(new TinyInventory("v1", 3, 9));
        Outcome raised = Objects.requireNonNull(scene.line(2, "DOWN 7"));
        assertThat(raised.disposition()).isEqualTo(Disposition.CHANGED);
        Alarm alarm = only();
        assertThat(alarm.resourceId()).isEqualTo("dev-2/7");
        assertThat(alarm.impact()).isEqualTo(new Impact.Known("dev-2/7", "v1", "digest-dev-2/71", 1, 1));
        assertThat(works()).extracting(w -> w.work().action()).containsExactly(Action.OPEN);
        assertThat(works().getFirst().work().key()).isEqualTo("test:desk:" + alarm.id() + ":1");
    }

    @Test
    void aSecondRaiseIsARepeatAndNoSecondTicket() {
        scene.switchTo(new TinyInventory("v1", 3, 9));
        scene.line(2, "DOWN 7");
        Outcome again = Objects.requireNonNull(scene.line(2, "DOWN 7"));
        assertThat(again.disposition()).isEqualTo(Disposition.REPEATED);
        assertThat(only().count()).isEqualTo(2);
        assertThat(works()).hasSize(1);
    }

    @Test
    void aRepeatWithAnotherSeverityIsAChange() {
        scene.switchTo(new TinyInventory("v1", 3, 9));
        scene.line(2, "DOWN 7");
        Outcome worse = Objects.requireNonNull(scene.line(2, "DOWN 7 CRITICAL"));
        assertThat(worse.disposition()).isEqualTo(Disposition.CHANGED);
        assertThat(only().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void theSamePortSpeltInAnotherWayIsTheSameFault() {
        scene.switchTo(new TinyInventory("v1", 3, 9));
        scene.line(2, "DOWN 7");
        assertThat(Objects.requireNonNull(scene.line(2, "DOWN ge-0/0/7")).disposition())
                .isEqualTo(Disposition.REPEATED);
        assertThat(Objects.requireNonNull(scene.line(2, "UP ge-0/0/7")).disposition())
                .isEqualTo(Disposition.CHANGED);
        assertThat(scene.state.alarms().open()).isEmpty();
    }

    @Test
    void aClearEndsTheAlarmAndResolvesItsTicket() {
        scene.switchTo(new TinyInventory("v1", 3, 9));
        scene.line(2, "DOWN 7");
        deliver("TCK-1");
        scene.line(2, "UP 7");
        assertThat(scene.state.alarms().open()).isEmpty();
        assertThat(works()).extracting(w -> w.work().action()).containsExactly(Action.RESOLVE);
        deliver("TCK-1");
        assertThat(scene.state.tickets().ended())
                .extracting(Ticket::phase, Ticket::reference)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Ticket.Phase.RESOLVED, "TCK-1"));
        assertThat(scene.state.tickets().pendingCount()).isZero();
    }

    @Test
    void aClearWithoutARaiseIsCountedAndHeldForItsRaise() {
        scene.switchTo(new TinyInventory("v1", 3, 9));
        Outcome orphan = Objects.requireNonNull(scene.line(2, "UP 7"));
        assertThat(orphan.disposition()).isEqualTo(Disposition.NOTED);
        assertThat(Objects.requireNonNull(orphan.note()).reason()).isEqualTo("orphanClear");
        assertThat(orphan.changes()).hasOnlyElementsOfType(Change.ClearHeld.class);
        assertThat(scene.state.alarms().open()).isEmpty();
    }

    @Test
    void withoutAnInventoryAnAlarmIsPendingAndGetsItsCustomersLater() {
        scene.line(2, "DOWN 7");
        assertThat(only().impact()).isEqualTo(new Impact.Unknown(Impact.Reason.PENDING));
        assertThat(works()).isEmpty();
        scene.switchTo(new TinyInventory("v1", 3, 9));
        assertThat(only().impact()).isInstanceOf(Impact.Known.class);
        assertThat(works()).extracting(w -> w.work().action()).containsExactly(Action.OPEN);
    }

    @Test
    void twoSpellingsFromBeforeTheInventoryAreBothClearedByOneClear() {
        scene.line(2, "DOWN 7");
        scene.line(2, "DOWN ge-0/0/7");
        assertThat(scene.state.alarms().open()).hasSize(2);
        scene.switchTo(new TinyInventory("v1", 3, 9));
        scene.line(2, "UP 7");
        assertThat(scene.state.alarms().open()).isEmpty();
    }

    @Test
    void ofTwoAlarmsOnOneResourceTheOlderIsRepeatedWhicheverWasPlacedFirst() {
        scene.switchTo(new TinyInventory("v1", 3, 9, false));
        scene.line(2, "DOWN ge-0/0/7");
        String older = only().id();
        scene.line(2, "DOWN 7");
        scene.switchTo(new TinyInventory("v2", 3, 9), "dev-2");
        scene.line(2, "DOWN 7");
        assertThat(scene.state.alarms().open(older).orElseThrow().count()).isEqualTo(2);
    }

    @Test
    void anUnknownDeviceAndAnUnknownPortAreToldApart() {
        scene.switchTo(new TinyInventory("v1", 3, 9));
        assertThat(Objects.requireNonNull(
                                Objects.requireNonNull(scene.line(9, "DOWN 7")).note())
                        .impact())
                .isEqualTo("NO_SOURCE");
        assertThat(Objects.requireNonNull(
                                Objects.requireNonNull(scene.line(2, "DOWN 77")).note())
                        .impact())
                .isEqualTo("NO_RESOURCE");
    }

    @Test
    void anAlarmThatEndsInsideTheGroupingWaitOpensNoTicket() {
        var waiting = new Scene(Duration.ofSeconds(60));
        waiting.switchTo(new TinyInventory("v1", 3, 9));
        waiting.line(2, "DOWN 7");
        assertThat(waiting.state.tickets().pendingCount()).isEqualTo(1);
        waiting.line(2, "UP 7");
        waiting.after(Duration.ofSeconds(90)).tick();
        assertThat(waiting.state.tickets().pendingCount()).isZero();
        assertThat(waiting.state.tickets().ended()).extracting(Ticket::phase).containsExactly(Ticket.Phase.COALESCED);
    }

    @Test
    void aDeadlineIsCrossedByTheNextInputWhateverItIs() {
        var waiting = new Scene(Duration.ofSeconds(60));
        waiting.switchTo(new TinyInventory("v1", 3, 9));
        waiting.line(2, "DOWN 7");
        assertThat(waiting.tick())
                .as("a tick that crosses nothing writes nothing")
                .isNull();
        Outcome clear =
                Objects.requireNonNull(waiting.after(Duration.ofSeconds(90)).line(2, "UP 7"));
        assertThat(clear.changes())
                .filteredOn(Change.WorkReleased.class::isInstance)
                .extracting(c -> ((Change.WorkReleased) c).action())
                .as("the deadline was before the clear, so the ticket was opened, then resolved")
                .containsExactly(Action.OPEN, Action.RESOLVE);
    }

    @Test
    void anotherSetOfCustomersUpdatesTheTicket() {
        scene.switchTo(new TinyInventory("v1", 3, 5));
        scene.line(2, "DOWN");
        deliver("TCK-1");
        scene.switchTo(new TinyInventory("v2", 3, 9), "dev-2");
        assertThat(works()).extracting(w -> w.work().action()).containsExactly(Action.UPDATE);
    }

    @Test
    void manyAlarmsAreLookedUpAgainInSlices() {
        for (int device = 1; device <= 300; device++) {
            for (int port = 1; port <= 4; port++) {
                scene.line(device, "DOWN " + port);
            }
        }
        scene.switchTo(new TinyInventory("v1", 300, 4));
        assertThat(scene.state.reevaluationSize()).isEqualTo(700);
        scene.tick();
        assertThat(scene.state.reevaluationSize()).isEqualTo(200);
        scene.tick();
        assertThat(scene.state.reevaluationSize()).isZero();
        assertThat(scene.tick()).isNull();
        assertThat(scene.state.alarms().open()).allMatch(alarm -> alarm.impact() instanceof Impact.Known);
    }

    @Test
    void aFullAlarmTableSuppressesAndSaysSo() {
        var small = new Scene(Duration.ZERO, 2, Policy.SLICE_MAX);
        small.switchTo(new TinyInventory("v1", 3, 9));
        small.line(1, "DOWN 1");
        small.line(1, "DOWN 2");
        Outcome third = Objects.requireNonNull(small.line(1, "DOWN 3"));
        assertThat(third.disposition()).isEqualTo(Disposition.SUPPRESSED);
        assertThat(Objects.requireNonNull(third.note()).reason()).isEqualTo("alarmTableFull");
        assertThat(Objects.requireNonNull(small.line(1, "DOWN 1")).disposition())
                .isEqualTo(Disposition.REPEATED);
    }

    @Test
    void aPersonAcknowledgesAndClears() {
        scene.switchTo(new TinyInventory("v1", 3, 9));
        scene.line(2, "DOWN 7");
        String id = only().id();
        scene.act(Input.Action.ACKNOWLEDGE, id);
        assertThat(only().acknowledgedBy()).isEqualTo("kim");
        scene.act(Input.Action.UNACKNOWLEDGE, id);
        assertThat(only().acknowledgedBy()).isEmpty();
        scene.act(Input.Action.CLEAR, id);
        assertThat(scene.state.alarms().cleared())
                .extracting(a -> Objects.requireNonNull(a.clearKind()).word())
                .containsExactly("byOperator");
    }

    @Test
    void aParkedOpenIsNotResolvedLater() {
        scene.switchTo(new TinyInventory("v1", 3, 9));
        scene.line(2, "DOWN 7");
        var work = works().getFirst().work();
        scene.report(new Report("desk", work.seq(), work.key(), Report.End.PARKED, null, "refused"));
        scene.line(2, "UP 7");
        assertThat(works()).isEmpty();
    }

    @Test
    void aReportThatNobodyWaitsForChangesNothing() {
        Outcome stray = Objects.requireNonNull(
                scene.report(new Report("desk", 99, "no-such-key", Report.End.DELIVERED, "TCK-1", "")));
        assertThat(stray.changes()).isEmpty();
    }

    @Test
    void anInformSentAgainIsMergedForFiveMinutesOfStreamTime() {
        byte[] inform = RandomRun.inform(77);
        assertThat(disposition(inform)).isEqualTo(Disposition.NOTED);
        assertThat(disposition(inform)).isEqualTo(Disposition.RETRANSMIT);
        assertThat(disposition(RandomRun.inform(78))).as("another request-id").isEqualTo(Disposition.NOTED);
        scene.after(Duration.ofSeconds(290));
        assertThat(disposition(inform)).as("after 293 s").isEqualTo(Disposition.RETRANSMIT);
        scene.after(Duration.ofSeconds(8));
        assertThat(disposition(inform)).as("after 302 s").isEqualTo(Disposition.NOTED);
    }

    private Disposition disposition(byte[] snmp) {
        return Objects.requireNonNull(scene.message(Kind.SNMP, snmp)).disposition();
    }

    @Test
    void bytesThatCannotBeReadAreKeptAndNamed() {
        Outcome unreadable = Objects.requireNonNull(scene.message(Kind.SNMP, new byte[] {0x30, 0x05, 0x02}));
        assertThat(unreadable.disposition()).isEqualTo(Disposition.UNREADABLE);
        assertThat(Objects.requireNonNull(unreadable.note()).reason()).isNotEmpty();
        assertThat(Objects.requireNonNull(scene.line(1, "DOWN 1")).disposition())
                .isEqualTo(Disposition.CHANGED);
    }

    private Alarm only() {
        assertThat(scene.state.alarms().open()).hasSize(1);
        return scene.state.alarms().open().iterator().next();
    }

    private List<PendingWork> works() {
        return List.copyOf(scene.state.tickets().pending("desk"));
    }

    private void deliver(String reference) {
        var work = works().getFirst().work();
        scene.report(new Report("desk", work.seq(), work.key(), Report.End.DELIVERED, reference, ""));
    }
}
