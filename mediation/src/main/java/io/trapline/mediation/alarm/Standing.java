package io.trapline.mediation.alarm;

import io.trapline.mediation.Stamp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is true of an alarm beside its life cycle: each part on its own, none ends it.
 *
 * @param reopens how often it came back inside its reopen window
 * @param first when it was raised first; null while it was never reopened
 * @param turns its raises and clears, for telling whether it flaps
 * @param shelf who put it aside and until when; null when nobody did
 * @param parent id of the alarm that is its cause; empty when none
 * @param windows ids of the maintenance windows it falls into now
 * @param doubt why it may long be over without our knowing; empty when verified
 * @param mark the device's own time of the newest raise or clear; null when it never said
 */
public record Standing(
        long reopens,
        @Nullable Stamp first,
        Turns turns,
        @Nullable Shelf shelf,
        String parent,
        List<String> windows,
        String doubt,
        @Nullable Mark mark) {

    /** Of an alarm just raised by a message without a time of its own. */
    public static final Standing NEW = new Standing(0, null, Turns.NONE, null, "", List.of(), "", null);

    /** Put aside until a stream time. */
    public record Shelf(String by, long untilNanos, String why) {}

    /**
     * Raises and clears of one fault.
     *
     * @param flapping stays open whatever the device says, until it is calm
     * @param up meaningful while flapping: the device's last word was a clear
     * @param at stream times of the newest turns, oldest first
     */
    public record Turns(boolean flapping, boolean up, List<Long> at) {

        static final Turns NONE = new Turns(false, false, List.of());

        /** @param kept so many turns at most; 0 for an alarm that cannot flap */
        Turns and(boolean goesUp, long streamNanos, int kept) {
            if (kept == 0) {
                return this;
            }
            var all = new ArrayList<>(at);
            all.add(streamNanos);
            return new Turns(flapping, goesUp, List.copyOf(all.subList(Math.max(0, all.size() - kept), all.size())));
        }

        Turns as(boolean nowFlapping) {
            return new Turns(nowFlapping, up, at);
        }

        /** Stream time of the newest turn; 0 without any. */
        public long last() {
            return at.isEmpty() ? 0 : at.getLast();
        }

        /** Turns at or after a stream time. */
        public long since(long streamNanos) {
            return at.stream().filter(t -> t >= streamNanos).count();
        }

        /** Turns per hour over those kept; 0 for fewer than two. */
        public double perHour() {
            long span = at.size() < 2 ? 0 : at.getLast() - at.getFirst();
            return span <= 0 ? 0 : (at.size() - 1) * 3.6e12 / span;
        }
    }

    /** Why nobody is notified now, in words; empty when everybody is. */
    public List<String> suppressions() {
        var words = new ArrayList<String>(2);
        if (!windows.isEmpty()) {
            words.add("maintenance");
        }
        if (turns.flapping()) {
            words.add("flapping");
        }
        if (!parent.isEmpty()) {
            words.add("parent");
        }
        if (shelf != null) {
            words.add("shelved");
        }
        return List.copyOf(words);
    }

    /** True when a change of this alarm is news for nobody: flapping is news once, so it does not count. */
    public boolean quiet() {
        return !windows.isEmpty() || !parent.isEmpty() || shelf != null;
    }

    /** @param kept how many turns are kept */
    public Standing begun(Stamp at, int kept, @Nullable Mark firstMark) {
        return turned(turns.and(false, at.streamNanos(), kept)).marked(firstMark);
    }

    Standing marked(@Nullable Mark newer) {
        return newer == null ? this : new Standing(reopens, first, turns, shelf, parent, windows, doubt, newer);
    }

    Standing turned(Turns now) {
        return new Standing(reopens, first, now, shelf, parent, windows, doubt, mark);
    }

    Standing reopened(Stamp firstRaised) {
        return new Standing(reopens + 1, first == null ? firstRaised : first, turns, shelf, "", windows, "", mark);
    }

    Standing shelved(@Nullable Shelf on) {
        return new Standing(reopens, first, turns, on, parent, windows, doubt, mark);
    }

    Standing childOf(String cause) {
        return new Standing(reopens, first, turns, shelf, cause, windows, doubt, mark);
    }

    Standing inWindows(List<String> ids) {
        return new Standing(reopens, first, turns, shelf, parent, ids, doubt, mark);
    }

    Standing doubted(String why) {
        return new Standing(reopens, first, turns, shelf, parent, windows, why, mark);
    }
}
