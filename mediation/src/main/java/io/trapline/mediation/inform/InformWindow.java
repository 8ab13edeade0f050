package io.trapline.mediation.inform;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Informs seen in the last five minutes of stream time. Owned by the thread that evolves the state
 * it is part of. At most {@link #KEPT_MAX} are kept, oldest dropped first: a repeat of a dropped one
 * is merged by the alarm it touches, only counted differently.
 */
public final class InformWindow {

    /** A repeat later than this is a new event (nanoseconds of stream time). */
    public static final long WINDOW_NANOS = 300_000_000_000L;

    public static final int KEPT_MAX = 200_000;

    private final LinkedHashMap<InformKey, Long> seen = new LinkedHashMap<>();

    public boolean holds(InformKey key, long streamNanos) {
        Long at = seen.get(key);
        return at != null && streamNanos - at <= WINDOW_NANOS;
    }

    /** Evolves: seen for the first time at {@code streamNanos}. */
    public void see(InformKey key, long streamNanos) {
        seen.remove(key);
        seen.put(key, streamNanos);
        var oldest = seen.entrySet().iterator();
        while (oldest.hasNext()) {
            long at = oldest.next().getValue();
            if (seen.size() <= KEPT_MAX && streamNanos - at <= WINDOW_NANOS) {
                break;
            }
            oldest.remove();
        }
    }

    /** Oldest first, with the stream time at which each was seen. */
    public Map<InformKey, Long> kept() {
        return java.util.Collections.unmodifiableMap(seen);
    }
}
