package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trapline.agent.Arrival;
import io.trapline.agent.Envelope;
import io.trapline.agent.Intake;
import io.trapline.agent.RawRecord;
import io.trapline.agent.Receipt;
import io.trapline.agent.Refusal;
import io.trapline.mediation.Desk;
import io.trapline.mediation.Input;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.codec.InputCodec;
import io.trapline.mediation.forward.Report;
import io.trapline.mediation.task.TaskKind;
import io.trapline.mediation.task.TaskOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JournalDeskTest {

    private static final Report REPORT = new Report("desk", 7, "key", Report.End.DELIVERED, "TCK-1", "");

    @Test
    void aReportThatWentDownWithARetiredFolderIsToldAgain() throws Exception {
        var intake = new Losing(2);
        new JournalDesk(intake, Duration.ofMillis(20)).report(REPORT);
        assertThat(intake.accepted).hasSize(3);
        assertThat(intake.accepted).allMatch(bytes -> java.util.Arrays.equals(bytes, intake.accepted.getFirst()));
    }

    @Test
    void whatIsDurableIsToldOnce() throws Exception {
        var intake = new Losing(0);
        assertThat(new JournalDesk(intake, Duration.ofMillis(20)).clear("A-00001", "kim"))
                .isEqualTo(1);
        assertThat(intake.accepted).hasSize(1);
    }

    @Test
    void whatIsDoneTogetherIsToldOnceEachThoughTheJournalTakesItInParts() throws Exception {
        var intake = new Losing(0);
        intake.atOnce = 2;
        List<Desk.Task> tasks = List.of("A-1", "A-2", "A-3", "A-4", "A-5").stream()
                .map(id -> new Desk.Task(Input.Action.ACKNOWLEDGE, id, "kim", "", Duration.ZERO))
                .toList();
        assertThat(new JournalDesk(intake, Duration.ofMillis(20)).together(tasks))
                .isEqualTo(5);
        assertThat(intake.accepted).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void aTaskIsItsBeginItsActsAndItsEndAsTheyAreReadBack() throws Exception {
        var intake = new Losing(0);
        intake.atOnce = 2;
        var order = new TaskOrder("ackAlarms-1", TaskKind.ACK, "{\"ackUserId\":\"kim\"}");
        var acts = List.of("A-1", "A-2").stream()
                .map(id -> new Desk.Task(Input.Action.ACKNOWLEDGE, id, "kim", "why", Duration.ZERO))
                .toList();
        var desk = new JournalDesk(intake, Duration.ofMillis(20));
        assertThat(desk.carryOut(order, acts)).isEqualTo(4);
        var none = new Stamp(0, 0, 0);
        assertThat(intake.accepted.stream().map(JournalDeskTest::read))
                .containsExactly(
                        new Input.TaskBegun(none, order),
                        acted(order.id(), "A-1"),
                        acted(order.id(), "A-2"),
                        new Input.TaskEnded(none, order.id()));
    }

    private static Input acted(String taskId, String alarmId) {
        return new Input.TaskActed(
                taskId,
                new Input.OperatorAction(new Stamp(0, 0, 0), Input.Action.ACKNOWLEDGE, alarmId, "kim", "why", 0));
    }

    private static Input read(byte[] bytes) {
        return InputCodec.decode(new RawRecord(0, 0, 0, Envelope.internal(), bytes));
    }

    @Test
    void moreThanTheMostIsAMistakeOfTheCaller() {
        var task = new Desk.Task(Input.Action.CLEAR, "A-1", "kim", "", Duration.ZERO);
        assertThatThrownBy(() -> new JournalDesk(new Losing(0), Duration.ofMillis(20))
                        .together(java.util.Collections.nCopies(501, task)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReportToldTwiceEndsItsWorkOnce() {
        var scene = new Scene(Duration.ZERO);
        scene.switchTo(new TinyInventory("v1", 3, 9));
        scene.line(2, "DOWN 7");
        var work = scene.state.tickets().pending("desk").iterator().next().work();
        var report = new Report("desk", work.seq(), work.key(), Report.End.DELIVERED, "TCK-1", "");
        scene.report(report);
        scene.report(report);
        assertThat(scene.state.tickets().delivered("desk")).isEqualTo(1);
        assertThat(scene.state.tickets().pendingCount()).isZero();
    }

    /** Journals everything and never acknowledges the first few. */
    private static final class Losing implements Intake {
        private final List<byte[]> accepted = new ArrayList<>();
        private final int lost;
        private int atOnce = Integer.MAX_VALUE;

        Losing(int lost) {
            this.lost = lost;
        }

        @Override
        public Receipt accept(List<Arrival> batch) {
            int first = accepted.size() + 1;
            batch.stream().limit(atOnce).forEach(arrival -> accepted.add(arrival.bytes()));
            return new Receipt.Journaled(first, accepted.size());
        }

        @Override
        public void refuse(Refusal reason, int count) {
            throw new AssertionError("The desk refuses nothing.");
        }

        @Override
        public void whenDurable(long number, Runnable action) {
            if (number > lost) {
                action.run();
            }
        }

        @Override
        public boolean open() {
            return true;
        }
    }
}
