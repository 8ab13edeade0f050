package io.trapline.mediation.board;

import io.trapline.mediation.task.AlarmTask;
import io.trapline.mediation.task.TaskBook;
import java.util.List;

/**
 * Tasks of TMF642 that are kept.
 *
 * @param tasks the oldest first
 * @param forgotten so many are not kept any more
 */
public record TasksView(List<AlarmTask> tasks, long forgotten) {

    public static final TasksView NONE = new TasksView(List.of(), 0);

    static TasksView of(TaskBook book) {
        return new TasksView(book.all(), book.forgotten());
    }
}
