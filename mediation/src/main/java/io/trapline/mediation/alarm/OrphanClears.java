package io.trapline.mediation.alarm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Clears that came without a raise: held for a while, since their raise may have been overtaken. Only
 * those that say when they happened are worth holding. Owned by the thread that evolves the state.
 */
public final class OrphanClears {

    /** So many are held; the oldest go first. */
    static final int HELD_MAX = 10_000;

    private final LinkedHashMap<AlarmKey, Mark> marks = new LinkedHashMap<>();

    /** The newest clear held for a fault; null when there is none. */
    public @Nullable Mark of(AlarmKey key) {
        return marks.get(key);
    }

    /** Everything held, oldest first. */
    public Map<AlarmKey, Mark> held() {
        return Collections.unmodifiableMap(marks);
    }

    /** Holds a clear and lets go of those too old to matter. */
    public void hold(AlarmKey key, Mark mark) {
        marks.remove(key);
        marks.putLast(key, mark);
        long oldest = mark.streamNanos() - Mark.LATE_MAX.toNanos();
        for (var first = marks.firstEntry();
                first != null && (first.getValue().streamNanos() < oldest || marks.size() > HELD_MAX);
                first = marks.firstEntry()) {
            marks.pollFirstEntry();
        }
    }
}
