package io.trapline.mediation.task;

import io.trapline.mediation.Change;
import io.trapline.mediation.Stamp;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The newest tasks: at most {@value #TASKS_MAX}, and no more than {@value #CHARS_MAX} characters of them; those
 * forgotten are counted. Owned by the thread that evolves the state it is part of.
 */
public final class TaskBook {

    public static final int TASKS_MAX = 1_000;
    public static final long CHARS_MAX = 4_000_000;

    /** A task that was not ended by then, in stream time, is broken. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    private final LinkedHashMap<String, AlarmTask> tasks = new LinkedHashMap<>();
    private final LinkedHashSet<String> running = new LinkedHashSet<>();
    private long chars;
    private long forgotten;

    public Optional<AlarmTask> task(String id) {
        return Optional.ofNullable(tasks.get(id));
    }

    /** The oldest first. */
    public List<AlarmTask> all() {
        return List.copyOf(tasks.values());
    }

    /** So many are not kept any more. */
    public long forgotten() {
        return forgotten;
    }

    /** Stream time at which the oldest of those that run is broken; the end of time when none runs. */
    public long firstDue() {
        return running.isEmpty() ? Long.MAX_VALUE : first().at().streamNanos() + PATIENCE.toNanos();
    }

    /** The oldest of those that run. */
    public AlarmTask first() {
        return task(running.getFirst()).orElseThrow();
    }

    /** Evolves by one change; what is not about tasks is not looked at. */
    public void evolve(Change change, Stamp at) {
        switch (change) {
            case Change.TaskBegun c -> put(AlarmTask.begun(c.order(), at));
            case Change.TaskDone c -> task(c.taskId()).ifPresent(task -> put(task.with(c.alarmId())));
            case Change.TaskEnded c -> task(c.taskId()).ifPresent(task -> put(task.ended(c.whole())));
            default -> {}
        }
    }

    private void put(AlarmTask task) {
        String id = task.order().id();
        AlarmTask before = tasks.put(id, task);
        chars += task.size() - (before == null ? 0 : before.size());
        if (task.running()) {
            running.add(id);
        } else {
            running.remove(id);
        }
        while (tasks.size() > TASKS_MAX || (chars > CHARS_MAX && tasks.size() > 1)) {
            AlarmTask oldest = tasks.pollFirstEntry().getValue();
            running.remove(oldest.order().id());
            chars -= oldest.size();
            forgotten++;
        }
    }

    /** Puts back what a snapshot holds, the oldest first. */
    public void restore(AlarmTask task) {
        put(task);
    }

    public void restoreForgotten(long count) {
        forgotten = count;
    }
}
