package io.trapline.mediation.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * When a window is. The rule is worked out in local time without a zone and each occurrence is put into
 * the zone by itself (RFC 5545 section 3.3.5): a time that a clock change skips is read with the offset
 * before the gap, one that comes twice is the first of the two. A window whose start is skipped begins so
 * much later and lasts as long as planned.
 */
public final class Occurrences {

    /** A window lasts this long at most. */
    public static final Duration LENGTH_MAX = Duration.ofDays(31);

    /** So many occurrences are looked at to find one that is not over. */
    private static final int STEPS_MAX = 1_000;

    private static final int BETWEEN_MAX = 3_660;

    private Occurrences() {}

    /**
     * Checks what a person asked for.
     *
     * @throws IllegalArgumentException with a sentence for that person
     */
    public static void check(Window window) {
        Duration length = Duration.between(window.start(), window.end());
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("the window ends before it begins");
        }
        if (length.compareTo(LENGTH_MAX) > 0) {
            throw new IllegalArgumentException("a window lasts 31 days at most");
        }
        if (!window.repeat().isEmpty()) {
            try {
                RecurrenceRule rule = rule(window.repeat());
                Freq freq = rule.getFreq();
                if (freq == Freq.HOURLY || freq == Freq.MINUTELY || freq == Freq.SECONDLY) {
                    throw new IllegalArgumentException("a window repeats daily at most");
                }
                if (timesADay(rule) > 1) {
                    throw new IllegalArgumentException(
                            "a window repeats daily at most: leave BYHOUR, BYMINUTE and BYSECOND away, the start says it");
                }
                rule.iterator(floating(window.start())).nextDateTime();
            } catch (InvalidRecurrenceRuleException e) {
                throw new IllegalArgumentException(
                        "\"" + window.repeat() + "\" is no recurrence rule (RFC 5545), e.g. FREQ=WEEKLY;BYDAY=SU: "
                                + e.getMessage(),
                        e);
            }
        }
    }

    private static long timesADay(RecurrenceRule rule) {
        return Stream.of(Part.BYHOUR, Part.BYMINUTE, Part.BYSECOND)
                .map(rule::getByPart)
                .filter(Objects::nonNull)
                .mapToLong(List::size)
                .reduce(1, Math::multiplyExact);
    }

    /** The first occurrence that ends after {@code at}; empty when all are over. */
    public static Optional<Span> next(Window window, Instant at) {
        List<Span> found = next(window, at, 1);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    /** The first {@code count} occurrences that end after {@code at}. */
    public static List<Span> next(Window window, Instant at, int count) {
        var found = new ArrayList<Span>(count);
        if (window.repeat().isEmpty()) {
            add(found, span(window, window.start()), at);
            return found;
        }
        RecurrenceRuleIterator starts = startsNear(window, at);
        for (int i = 0; starts != null && i < STEPS_MAX && found.size() < count && starts.hasNext(); i++) {
            add(found, span(window, local(starts.nextDateTime())), at);
        }
        return found;
    }

    /**
     * The occurrences that end after {@code from} and have begun at {@code to}. Of a rule that gives more than
     * {@value #BETWEEN_MAX} the first so many, which is ten years of every day.
     */
    public static List<Span> between(Window window, Instant from, Instant to) {
        var found = new ArrayList<Span>();
        if (window.repeat().isEmpty()) {
            add(found, span(window, window.start()), from);
            found.removeIf(span -> span.from().isAfter(to));
            return found;
        }
        RecurrenceRuleIterator starts = startsNear(window, from);
        for (int i = 0; starts != null && i < BETWEEN_MAX && starts.hasNext(); i++) {
            Span span = span(window, local(starts.nextDateTime()));
            if (span.from().isAfter(to)) {
                break;
            }
            add(found, span, from);
        }
        return found;
    }

    private static void add(List<Span> found, Span span, Instant at) {
        if (span.to().isAfter(at) && span.to().isAfter(span.from())) {
            found.add(span);
        }
    }

    private static Span span(Window window, LocalDateTime start) {
        ZoneId zone = window.zone();
        var from = start.atZone(zone);
        LocalDateTime end = from.toLocalDateTime().plus(Duration.between(window.start(), window.end()));
        return new Span(from.toInstant(), end.atZone(zone).toInstant());
    }

    /** The time of day at which each occurrence is meant to begin: of a rule with hours, theirs. */
    static LocalTime timeOfDay(Window window) {
        @Nullable RecurrenceRuleIterator starts = window.repeat().isEmpty() ? null : starts(window);
        LocalDateTime first = starts == null || !starts.hasNext() ? window.start() : local(starts.nextDateTime());
        return first.toLocalTime();
    }

    /** From a little before the first that ends after {@code at}; null for a rule without any occurrence. */
    private static @Nullable RecurrenceRuleIterator startsNear(Window window, Instant at) {
        RecurrenceRuleIterator starts = starts(window);
        Duration length = Duration.between(window.start(), window.end());
        LocalDateTime early =
                LocalDateTime.ofInstant(at, window.zone()).minus(length).minusDays(2);
        if (starts != null && early.isAfter(window.start())) {
            starts.fastForward(floating(early));
        }
        return starts;
    }

    private static @Nullable RecurrenceRuleIterator starts(Window window) {
        try {
            return rule(window.repeat()).iterator(floating(window.start()));
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            return null;
        }
    }

    private static RecurrenceRule rule(String text) throws InvalidRecurrenceRuleException {
        return new RecurrenceRule(text, RfcMode.RFC5545_STRICT);
    }

    /** Months count from zero there. */
    private static DateTime floating(LocalDateTime t) {
        return new DateTime(
                t.getYear(), t.getMonthValue() - 1, t.getDayOfMonth(), t.getHour(), t.getMinute(), t.getSecond());
    }

    private static LocalDateTime local(DateTime t) {
        return LocalDateTime.of(
                t.getYear(), t.getMonth() + 1, t.getDayOfMonth(), t.getHours(), t.getMinutes(), t.getSeconds());
    }
}
