package io.trapline.mediation.impact;

import io.trapline.enrichment.ServiceHours;
import io.trapline.enrichment.Sla;
import io.trapline.mediation.impact.Spans.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the time in which an SLA's hours run: the milliseconds at which a clock on the wall of its
 * zone shows a time inside them, also on days with 23 or 25 hours. Safe for any thread.
 */
final class SlaClock {

    private static final long DAY = 86_400_000L;

    /** 1970-01-01 was a Thursday. */
    private static final int FIRST_DAY = DayOfWeek.THURSDAY.getValue() - 1;

    private final boolean always;
    private final ZoneRules rules;
    private final Map<DayOfWeek, Spans> windows = new EnumMap<>(DayOfWeek.class);

    private SlaClock(ServiceHours hours, ZoneId zone) {
        this.always = hours.windows().isEmpty();
        this.rules = zone.getRules();
        for (var window : hours.windows()) {
            long end =
                    window.end().equals(LocalTime.MIDNIGHT) ? DAY : window.end().toNanoOfDay() / 1_000_000;
            windows.merge(window.day(), Spans.of(window.start().toNanoOfDay() / 1_000_000, end), Spans::plus);
        }
    }

    /** @param site zone for an SLA that names none */
    static SlaClock of(Sla sla, ZoneId site) {
        var zone = sla.zone();
        return new SlaClock(sla.hours(), zone == null ? site : zone);
    }

    long millis(Spans spans) {
        return spans.list().stream()
                .mapToLong(span -> millis(span.from(), span.to()))
                .sum();
    }

    long millis(long from, long to) {
        if (from >= to) {
            return 0;
        }
        if (always) {
            return to - from;
        }
        long sum = 0;
        long at = from;
        while (at < to) {
            var now = Instant.ofEpochMilli(at);
            var next = rules.nextTransition(now);
            long end = next == null ? to : Math.min(to, next.getInstant().toEpochMilli());
            long offset = rules.getOffset(now).getTotalSeconds() * 1_000L;
            sum += wall(at + offset, end + offset);
            at = end;
        }
        return sum;
    }

    /** Between two readings of a wall clock that was not set in between. */
    private long wall(long from, long to) {
        long sum = 0;
        for (long day = Math.floorDiv(from, DAY); day * DAY < to; day++) {
            var open = windows.getOrDefault(DayOfWeek.of((int) Math.floorMod(day + FIRST_DAY, 7L) + 1), Spans.NONE);
            List<Span> spans = open.list();
            for (Span span : spans) {
                sum += Math.max(0, Math.min(to, day * DAY + span.to()) - Math.max(from, day * DAY + span.from()));
            }
        }
        return sum;
    }
}
