package io.trapline.mediation.maintenance;

import io.trapline.mediation.Change;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Every window that is planned or in force, and the newest that are over. Owned by the thread that
 * evolves the state it is part of.
 */
public final class WindowBook {

    /** So many windows at most; when a new one needs the room, the one that was over first goes. */
    public static final int WINDOWS_MAX = 1_000;

    /**
     * A window and how it stands.
     *
     * @param active it holds now
     * @param nextNanos stream time at which that changes; {@link Long#MAX_VALUE} when never
     */
    public record Planned(Window window, boolean active, long nextNanos) {

        public boolean over() {
            return !active && nextNanos == Long.MAX_VALUE;
        }
    }

    private record Due(long streamNanos, String id) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = Long.compare(streamNanos, other.streamNanos);
            return byTime != 0 ? byTime : id.compareTo(other.id);
        }
    }

    private final LinkedHashMap<String, Planned> windows = new LinkedHashMap<>();
    private final TreeSet<Due> dues = new TreeSet<>();

    /** In the order in which they were planned. */
    public Collection<Planned> all() {
        return windows.values();
    }

    public Optional<Planned> window(String id) {
        return Optional.ofNullable(windows.get(id));
    }

    /** Those in force, in the order in which they were planned. */
    public List<Window> active() {
        return windows.values().stream()
                .filter(Planned::active)
                .map(Planned::window)
                .toList();
    }

    /** True when there is room for one more. */
    public boolean room() {
        return windows.size() < WINDOWS_MAX || windows.values().stream().anyMatch(Planned::over);
    }

    /** Stream time of the first change; the end of time when there is none. */
    public long firstDue() {
        return dues.isEmpty() ? Long.MAX_VALUE : dues.first().streamNanos();
    }

    /** The window that changes first. */
    public Planned first() {
        return Objects.requireNonNull(windows.get(dues.first().id()));
    }

    /** Evolves by one change; what is not about windows is not looked at. */
    public void evolve(Change change) {
        switch (change) {
            case Change.WindowPlanned c -> put(c.planned());
            case Change.WindowTurned c ->
                window(c.windowId()).ifPresent(p -> put(new Planned(p.window(), c.active(), c.nextNanos())));
            default -> {}
        }
    }

    /** Puts back or replaces a window. */
    public void put(Planned planned) {
        String id = planned.window().id();
        Planned before = windows.put(id, planned);
        if (before != null) {
            dues.remove(new Due(before.nextNanos(), id));
        } else if (windows.size() > WINDOWS_MAX) {
            windows.values().stream()
                    .filter(Planned::over)
                    .map(p -> p.window().id())
                    .findFirst()
                    .ifPresent(windows::remove);
        }
        if (planned.nextNanos() != Long.MAX_VALUE) {
            dues.add(new Due(planned.nextNanos(), id));
        }
    }
}
