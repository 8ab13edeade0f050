package io.trapline.mediation.maintenance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/** What a clock change of its zone does to one occurrence of a window, worst first; RFC 5545 section 3.3.5. */
public enum Clocks {
    /** The start does not exist on that day: it begins as much later as the clocks are put forward. */
    SKIPPED("skipped"),
    /** The start or the end comes twice on that day: the first is meant. */
    TWICE("twice"),
    /** The clocks are put forward or back in it: it lasts shorter or longer than its local times say. */
    CHANGED("changed"),
    /** None is near. */
    STEADY("steady");

    private final String word;

    Clocks(String word) {
        this.word = word;
    }

    /** For programs and texts. */
    public String word() {
        return word;
    }

    /** @param span of {@code window} */
    public static Clocks of(Window window, Span span) {
        ZoneId zone = window.zone();
        ZoneRules rules = zone.getRules();
        if (skipped(window, rules.previousTransition(span.from().plusNanos(1)), span.from())) {
            return SKIPPED;
        }
        if (twice(span.from(), zone) || twice(span.to(), zone)) {
            return TWICE;
        }
        boolean same = rules.getOffset(span.from()).equals(rules.getOffset(span.to()));
        return same ? STEADY : CHANGED;
    }

    private static boolean skipped(Window window, @Nullable ZoneOffsetTransition gap, Instant from) {
        if (gap == null || !gap.isGap() || !from.isBefore(gap.getInstant().plus(gap.getDuration()))) {
            return false;
        }
        LocalDateTime begins = LocalDateTime.ofInstant(from, window.zone());
        return !begins.toLocalTime().equals(Occurrences.timeOfDay(window));
    }

    private static boolean twice(Instant at, ZoneId zone) {
        return zone.getRules()
                        .getValidOffsets(LocalDateTime.ofInstant(at, zone))
                        .size()
                > 1;
    }
}
