package io.trapline.mediation.codec;

import io.trapline.mediation.Change;
import io.trapline.mediation.Desk;
import io.trapline.mediation.Input;
import io.trapline.mediation.Stamp;
import io.trapline.mediation.task.AlarmTask;
import io.trapline.mediation.task.TaskBook;
import io.trapline.mediation.task.TaskKind;
import io.trapline.mediation.task.TaskOrder;
import java.util.List;

/** Tasks of TMF642, which came with state form 10; field by field in the order of the records. */
final class TaskCodec {

    /** Form of the state with which they came. */
    static final int FORM = 10;

    /** Tag of what becomes of a task; the step follows. */
    static final int CHANGED = 64;

    private static final int BEGIN = 1;
    private static final int ACT = 2;
    private static final int END = 3;

    private TaskCodec() {}

    static Packer begin(Packer out, TaskOrder order) {
        return order(out.u8(BEGIN), order);
    }

    static Packer act(Packer out, String taskId, Desk.Task act) {
        return out.u8(ACT)
                .text(taskId)
                .one(act.action())
                .text(act.subject())
                .text(act.operator())
                .text(act.text());
    }

    static Packer end(Packer out, String taskId) {
        return out.u8(END).text(taskId);
    }

    static Input input(Unpacker in, Stamp stamp) {
        int step = in.u8();
        return switch (step) {
            case BEGIN -> new Input.TaskBegun(stamp, order(in));
            case ACT ->
                new Input.TaskActed(
                        in.text(),
                        new Input.OperatorAction(
                                stamp, in.one(Input.Action.values()), in.text(), in.text(), in.text(), 0));
            case END -> new Input.TaskEnded(stamp, in.text());
            default -> throw new UnreadableFormException("step " + step + " of a task");
        };
    }

    private static Packer order(Packer out, TaskOrder order) {
        return out.text(order.id()).one(order.kind()).text(order.asked());
    }

    private static TaskOrder order(Unpacker in) {
        return new TaskOrder(in.text(), in.one(TaskKind.values()), in.text());
    }

    /** False when it is not about tasks. */
    static boolean change(Packer out, Change change) {
        switch (change) {
            case Change.TaskBegun c -> order(out.u8(CHANGED).u8(BEGIN), c.order());
            case Change.TaskDone c -> out.u8(CHANGED).u8(ACT).text(c.taskId()).text(c.alarmId());
            case Change.TaskEnded c -> out.u8(CHANGED).u8(END).text(c.taskId()).flag(c.whole());
            default -> {
                return false;
            }
        }
        return true;
    }

    static Change change(Unpacker in) {
        int step = in.u8();
        return switch (step) {
            case BEGIN -> new Change.TaskBegun(order(in));
            case ACT -> new Change.TaskDone(in.text(), in.text());
            case END -> new Change.TaskEnded(in.text(), in.flag());
            default -> throw new UnreadableFormException("step " + step + " of a task");
        };
    }

    static void book(Packer out, TaskBook book) {
        out.number(book.forgotten()).number(book.all().size());
        book.all().forEach(task -> {
            AlarmCodec.stamp(order(out, task.order()), task.at());
            out.one(task.phase()).texts(task.done());
        });
    }

    static void book(Unpacker in, TaskBook book) {
        long forgotten = in.number();
        for (int rest = in.count(); rest > 0; rest--) {
            book.restore(new AlarmTask(
                    order(in), AlarmCodec.stamp(in), in.one(AlarmTask.Phase.values()), List.copyOf(in.texts())));
        }
        book.restoreForgotten(forgotten);
    }
}
