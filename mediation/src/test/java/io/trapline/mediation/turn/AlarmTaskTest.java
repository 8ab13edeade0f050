package io.trapline.mediation.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.Change;
import io.trapline.mediation.Input;
import io.trapline.mediation.Outcome;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.alarm.Alarm;
import io.trapline.mediation.codec.StateCodec;
import io.trapline.mediation.task.AlarmTask;
import io.trapline.mediation.task.TaskBook;
import io.trapline.mediation.task.TaskKind;
import io.trapline.mediation.task.TaskOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks of TMF642 as inputs: what they were asked for and to which alarms it was done. */
class AlarmTaskTest {

    private static final TaskOrder ACK = new TaskOrder("ackAlarms-1", TaskKind.ACK, "{\"ackUserId\":\"kim\"}");

    private final Scene scene = new Scene(Duration.ofMinutes(2));
    private final List<String> alarms;

    AlarmTaskTest() {
        scene.switchTo(new TinyInventory("nine", 9, 9));
        scene.line(1, "DOWN 3");
        scene.line(2, "DOWN 4");
        alarms = scene.state.alarms().open().stream().map(Alarm::id).toList();
    }

    @AfterEach
    void theSameIsReadBack() {
        assertThat(scene.retells()).isTrue();
    }

    @Test
    void aTaskKnowsToWhomItWasDone() {
        begin(ACK);
        assertThat(task("ackAlarms-1").phase()).isEqualTo(AlarmTask.Phase.RUNNING);
        act("ackAlarms-1", Input.Action.ACKNOWLEDGE, alarms.getFirst());
        act("ackAlarms-1", Input.Action.ACKNOWLEDGE, "A-ZZZZZ");
        end("ackAlarms-1");
        assertThat(task("ackAlarms-1").phase()).isEqualTo(AlarmTask.Phase.COMPLETED);
        assertThat(task("ackAlarms-1").done())
                .as("an alarm that nobody knows was not acknowledged")
                .containsExactly(alarms.getFirst());
        assertThat(scene.state.alarms().open(alarms.getFirst()).orElseThrow().acknowledgedBy())
                .isEqualTo("kim");
        assertThat(scene.state.alarms().deeds().of(alarms.getFirst()).getFirst().operator())
                .isEqualTo("kim");
    }

    @Test
    void whatIsToldTwiceIsDoneOnce() {
        var order = new TaskOrder("commentAlarms-1", TaskKind.COMMENT, "{}");
        for (int time = 0; time < 2; time++) {
            begin(order);
            act(order.id(), Input.Action.COMMENT, alarms.getFirst());
            act(order.id(), Input.Action.COMMENT, alarms.getFirst());
            end(order.id());
        }
        assertThat(scene.state.alarms().deeds().of(alarms.getFirst())).hasSize(1);
        assertThat(task(order.id()).done()).hasSize(1);
        assertThat(changes(Change.TaskBegun.class)).isEqualTo(1);
        assertThat(changes(Change.TaskEnded.class)).isEqualTo(1);
    }

    @Test
    void aClearedAlarmIsDoneAndSoIsAGroup() {
        var group = new TaskOrder("groupAlarms-1", TaskKind.GROUP, "{}");
        begin(group);
        var said = new Input.OperatorAction(
                scene.stamp(), Input.Action.GROUP, alarms.getLast(), "kim", alarms.getFirst(), 0);
        scene.step(new Input.TaskActed(group.id(), said));
        end(group.id());
        assertThat(task(group.id()).done()).containsExactly(alarms.getLast());
        var clear = new TaskOrder("clearAlarms-1", TaskKind.CLEAR, "{}");
        begin(clear);
        act(clear.id(), Input.Action.CLEAR, alarms.getFirst());
        act(clear.id(), Input.Action.CLEAR, alarms.getFirst());
        end(clear.id());
        assertThat(task(clear.id()).done()).containsExactly(alarms.getFirst());
        assertThat(scene.state.alarms().open(alarms.getFirst())).isEmpty();
    }

    @Test
    void aTaskWhoseEndWasNeverToldIsBrokenAfterAWhileAndKeepsWhatItDid() {
        begin(ACK);
        act("ackAlarms-1", Input.Action.ACKNOWLEDGE, alarms.getFirst());
        scene.after(TaskBook.PATIENCE.minusSeconds(3)).tick();
        assertThat(task("ackAlarms-1").running()).isTrue();
        scene.after(Duration.ofSeconds(5)).tick();
        assertThat(task("ackAlarms-1").phase()).isEqualTo(AlarmTask.Phase.BROKEN);
        assertThat(task("ackAlarms-1").done()).containsExactly(alarms.getFirst());
        act("ackAlarms-1", Input.Action.ACKNOWLEDGE, alarms.getLast());
        end("ackAlarms-1");
        assertThat(task("ackAlarms-1").phase()).isEqualTo(AlarmTask.Phase.BROKEN);
        assertThat(scene.state.alarms().open(alarms.getLast()).orElseThrow().acknowledgedBy())
                .isNotEqualTo("kim");
    }

    @Test
    void theNewestAreKeptAndTheOthersCounted() {
        for (int i = 0; i < TaskBook.TASKS_MAX + 3; i++) {
            scene.step(new Input.TaskBegun(scene.stamp(), new TaskOrder("t-" + i, TaskKind.ACK, "{}")));
            scene.step(new Input.TaskEnded(scene.stamp(), "t-" + i));
        }
        assertThat(scene.state.tasks().all()).hasSize(TaskBook.TASKS_MAX);
        assertThat(scene.state.tasks().forgotten()).isEqualTo(3);
        assertThat(scene.state.tasks().task("t-2")).isEmpty();
        assertThat(scene.state.tasks().task("t-3")).isPresent();
    }

    /** By what they take, too: also those that run. */
    @Test
    void manyLongTasksAreKeptAsFarAsThereIsRoom() {
        String asked = "{\"a\":\"" + "x".repeat(TaskOrder.ASKED_MAX - 8) + "\"}";
        int room = (int) (TaskBook.CHARS_MAX / TaskOrder.ASKED_MAX);
        for (int i = 0; i < room + 2; i++) {
            scene.step(new Input.TaskBegun(scene.stamp(), new TaskOrder("t-" + i, TaskKind.ACK, asked)));
        }
        assertThat(scene.state.tasks().all()).hasSizeBetween(room - 1, room);
        assertThat(scene.state.tasks().first().order().id()).isNotEqualTo("t-0");
        assertThat(scene.state.tasks().forgotten()).isPositive();
    }

    @Test
    void aStateOfTheFormBeforeHasNoTasks() {
        byte[] now = StateCodec.encode(scene.state);
        // Without what came with form 10: no task forgotten, none kept, no stale ticket; and with 11: no BSS away.
        byte[] before = Arrays.copyOf(now, now.length - 4);
        before[0] = 9;
        assertThat(StateCodec.encode(StateCodec.decode(before))).isEqualTo(now);
    }

    private void begin(TaskOrder order) {
        scene.step(new Input.TaskBegun(scene.stamp(), order));
    }

    private void act(String taskId, Input.Action action, String alarmId) {
        Stamp at = scene.stamp();
        scene.step(new Input.TaskActed(taskId, new Input.OperatorAction(at, action, alarmId, "kim", "said", 0)));
    }

    private void end(String taskId) {
        scene.step(new Input.TaskEnded(scene.stamp(), taskId));
    }

    private AlarmTask task(String id) {
        return scene.state.tasks().task(id).orElseThrow();
    }

    private long changes(Class<?> kind) {
        return scene.outcomes.stream()
                .map(Outcome::changes)
                .flatMap(List::stream)
                .filter(kind::isInstance)
                .count();
    }
}
