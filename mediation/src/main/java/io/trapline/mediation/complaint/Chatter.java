package io.trapline.mediation.complaint;

import io.trapline.mediation.Change;
import io.trapline.mediation.EventNote;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who talks, by slots of five minutes. A device is chatty that was heard in 22 of the last 24 slots; one
 * of these that says nothing for six whole slots is silent. Owned by the thread that evolves the state.
 *
 * <pre>
 *   slot   … 31 32 33 34 35 36 37 38 39
 *   heard     x  x  x  x  .  .  .  .  .     last = 34, the bits of mask are 34, 33, … from the right
 *                                     ^ looked at when slot 40 begins: 34 is six whole slots ago
 * </pre>
 */
public final class Chatter {

    /** Devices that are followed; one that is new beyond that pushes out the one followed longest. */
    public static final int SOURCES_MAX = 50_000;

    static final long SLOT_NANOS = Duration.ofMinutes(5).toNanos();
    private static final int SLOTS = 24;
    private static final int HEARD_MIN = 22;
    private static final int SILENT_SLOTS = 6;
    private static final long WINDOW = (1L << SLOTS) - 1;

    private final LinkedHashMap<String, Heard> sources = new LinkedHashMap<>();
    private final TreeMap<Long, TreeSet<String>> bySlot = new TreeMap<>();

    /**
     * @param deviceId of the BSS; null while it is not known
     * @param name as the device named itself
     * @param slot in which it was heard last
     * @param mask the slots before and with that in which it was heard
     */
    public record Heard(@Nullable String deviceId, String name, long slot, long mask) {

        boolean chatty() {
            return Long.bitCount(mask & WINDOW) >= HEARD_MIN;
        }
    }

    /** What is followed under one name: the device's id, once it is known. */
    public static String source(EventNote note) {
        String device = note.deviceId();
        return device == null ? note.evidence() : "id=" + device;
    }

    /** A message came. */
    public void heard(EventNote note, long streamNanos) {
        String source = source(note);
        if (source.isEmpty()) {
            return;
        }
        long slot = Math.floorDiv(streamNanos, SLOT_NANOS);
        Heard before = sources.get(source);
        if (before != null && before.slot() >= slot) {
            return;
        }
        long shift = before == null ? SLOTS : Math.min(SLOTS, slot - before.slot());
        long mask = (before == null ? 0 : before.mask() << shift & WINDOW) | 1;
        if (before != null) {
            leave(source, before.slot());
        } else if (sources.size() >= SOURCES_MAX) {
            var oldest = sources.pollFirstEntry();
            leave(oldest.getKey(), oldest.getValue().slot());
        }
        put(source, new Heard(note.deviceId(), note.evidence(), slot, mask), true);
    }

    /** True when a source was silent until now. */
    public boolean absent(String source, long streamNanos) {
        Heard heard = sources.get(source);
        return heard != null && Math.floorDiv(streamNanos, SLOT_NANOS) - heard.slot() > SILENT_SLOTS;
    }

    /** True when a slot has begun at whose beginning somebody may be found silent. */
    public boolean due(long streamNanos) {
        return !bySlot.isEmpty() && bySlot.firstKey() <= silentSince(streamNanos);
    }

    /** The chatty device that has been silent for longest; empty when there is none. */
    public Optional<String> silent(long streamNanos) {
        for (TreeSet<String> names :
                bySlot.headMap(silentSince(streamNanos), true).values()) {
            for (String source : names) {
                Heard heard = sources.get(source);
                if (heard != null && heard.chatty()) {
                    return Optional.of(source);
                }
            }
        }
        return Optional.empty();
    }

    /** What is known of a source; null when it is not followed. */
    public @Nullable Heard of(String source) {
        return sources.get(source);
    }

    public void evolve(Change change) {
        switch (change) {
            case Change.SilenceLooked c -> looked(silentSince(c.streamNanos()), c.source());
            case Change.ChatterForgotten c -> {
                sources.clear();
                bySlot.clear();
            }
            default -> {}
        }
    }

    public boolean isEmpty() {
        return sources.isEmpty();
    }

    /** All, those followed longest first. */
    public Map<String, Heard> all() {
        return Collections.unmodifiableMap(sources);
    }

    /** False when it was looked at since it was heard last. */
    public boolean waits(String source) {
        Heard heard = sources.get(source);
        return heard != null
                && bySlot.getOrDefault(heard.slot(), new TreeSet<>()).contains(source);
    }

    /** Puts back what a snapshot holds, in its order. */
    public void restore(String source, Heard heard, boolean waits) {
        put(source, heard, waits);
    }

    private void put(String source, Heard heard, boolean waits) {
        sources.put(source, heard);
        if (waits) {
            bySlot.computeIfAbsent(heard.slot(), slot -> new TreeSet<>()).add(source);
        }
    }

    /** Nobody up to a source, in the order of {@link #silent}, is looked at again; all when it is empty. */
    private void looked(long silentSince, String upTo) {
        var due = bySlot.headMap(silentSince, true);
        while (!due.isEmpty()) {
            long slot = due.firstKey();
            String source = bySlot.get(slot) == null ? "" : bySlot.get(slot).first();
            leave(source, slot);
            if (source.equals(upTo)) {
                return;
            }
        }
    }

    private void leave(String source, long slot) {
        bySlot.computeIfPresent(slot, (key, names) -> {
            names.remove(source);
            return names.isEmpty() ? null : names;
        });
    }

    /** Who was heard last in this slot or before is silent now. */
    private static long silentSince(long streamNanos) {
        return Math.floorDiv(streamNanos, SLOT_NANOS) - SILENT_SLOTS - 1;
    }
}
