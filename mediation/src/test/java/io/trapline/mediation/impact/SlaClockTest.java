package io.trapline.mediation.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.ServiceHours;
import io.trapline.enrichment.Sla;
import io.trapline.enrichment.Sla.Credit;
import io.trapline.enrichment.Sla.Period;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours, zones and periods of SLAs against a clock that is read minute by minute. */
class SlaClockTest {

    private static final long MINUTE = 60_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "24x7                                     | Europe/Berlin",
                "Mo-Fr 08:00-18:00                        | Europe/Berlin",
                "Mo-Fr 08:00-18:00, Sa 09:00-13:00        | America/New_York",
                "Su 01:00-03:30                           | Europe/Berlin",
                "Su 02:15-02:45, Mo 00:00-24:00           | Europe/Berlin",
                "Fr-Mo 22:00-24:00, Mo 00:00-02:00        | Australia/Lord_Howe",
                "Mo 08:00-12:00, Mo 10:00-14:00           | Asia/Kolkata",
            })
    void everyMinuteCountsAsTheWallClockSays(String hours, String zone) {
        var clock = SlaClock.of(sla(hours, zone), ZoneId.of("UTC"));
        var random = new Random(17);
        for (int i = 0; i < 60; i++) {
            // Around both changes of the clock in 2026, and anywhere.
            long around = Instant.parse(
                            switch (i % 3) {
                                case 0 -> "2026-03-29T00:00:00Z";
                                case 1 -> "2026-10-25T00:00:00Z";
                                default -> "2026-06-10T00:00:00Z";
                            })
                    .toEpochMilli();
            long from = around + random.nextInt(-5 * 1440, 5 * 1440) * MINUTE;
            long to = from + random.nextInt(0, 6 * 1440) * MINUTE;
            assertThat(clock.millis(from, to))
                    .as("%s %s to %s", hours, Instant.ofEpochMilli(from), Instant.ofEpochMilli(to))
                    .isEqualTo(minuteByMinute(hours, ZoneId.of(zone), from, to));
        }
    }

    @Test
    void partsOfAMinuteCount() {
        var clock = SlaClock.of(sla("Mo-Fr 08:00-18:00", "UTC"), ZoneId.of("UTC"));
        long eight = Instant.parse("2026-11-23T08:00:00Z").toEpochMilli();
        assertThat(clock.millis(eight - 1_500, eight + 250)).isEqualTo(250);
        assertThat(clock.millis(eight, eight)).isZero();
        assertThat(clock.millis(eight + 10, eight)).isZero();
    }

    @Test
    void aPeriodIsTheCalendarsInItsOwnZone() {
        var berlin = sla("24x7", "Europe/Berlin");
        // Half past eleven in the evening UTC on 30 June is 1 July in Berlin.
        long now = Instant.parse("2026-06-30T23:30:00Z").toEpochMilli();
        assertThat(SlaStanding.Term.of(berlin, ZoneId.of("UTC"), now))
                .isEqualTo(term("2026-06-30T22:00:00Z", "2026-07-31T22:00:00Z"));
        assertThat(SlaStanding.Term.of(with(berlin, Period.QUARTER), ZoneId.of("UTC"), now))
                .isEqualTo(term("2026-06-30T22:00:00Z", "2026-09-30T22:00:00Z"));
        assertThat(SlaStanding.Term.of(with(berlin, Period.YEAR), ZoneId.of("UTC"), now))
                .isEqualTo(term("2025-12-31T23:00:00Z", "2026-12-31T23:00:00Z"));
    }

    @Test
    void creditStepsAreReachedBelowTheirLimitAndNotAtIt() {
        // April 2026 has 43,200 minutes: 99.9 % allows 43.2, 99.5 % allows 216, 98 % allows 864.
        var sla = sla("24x7", "UTC");
        long start = Instant.parse("2026-04-01T00:00:00Z").toEpochMilli();
        long now = Instant.parse("2026-04-11T00:00:00Z").toEpochMilli();
        assertStanding(SlaStanding.of(sla, ZoneId.of("UTC"), Spans.NONE, now), "100", 0, 43 * MINUTE + 12_000);
        assertStanding(
                SlaStanding.of(sla, ZoneId.of("UTC"), Spans.of(start, start + 43 * MINUTE + 12_000), now),
                "99.7",
                0,
                0L);
        assertStanding(
                SlaStanding.of(sla, ZoneId.of("UTC"), Spans.of(start, start + 144 * MINUTE), now),
                "99",
                5,
                72 * MINUTE);
        assertStanding(
                SlaStanding.of(sla, ZoneId.of("UTC"), Spans.of(start, start + 864 * MINUTE + 1), now), "94", 25, null);
    }

    @Test
    void downTimeOfTheMonthBeforeAndOutsideTheHoursDoesNotCount() {
        var sla = sla("Mo-Fr 08:00-18:00", "UTC");
        long now = Instant.parse("2026-04-03T18:00:00Z").toEpochMilli();
        // From Tuesday 31 March 17:00 to Wednesday 1 April 09:00: one hour of April's clock, of 30 so far.
        var down = Spans.of(
                Instant.parse("2026-03-31T17:00:00Z").toEpochMilli(),
                Instant.parse("2026-04-01T09:00:00Z").toEpochMilli());
        var standing = SlaStanding.of(sla, ZoneId.of("UTC"), down, now);
        // 22 working days of ten hours: 99.9 % allows 13.2 minutes, 99.5 % 66.
        assertStanding(standing, "96.6667", 5, 6 * MINUTE);
    }

    @Test
    void spansAreAUnion() {
        var spans = Spans.union(List.of(
                new Spans.Span(50, 60),
                new Spans.Span(10, 20),
                new Spans.Span(15, 30),
                new Spans.Span(30, 31),
                new Spans.Span(5, 5)));
        assertThat(spans.list()).containsExactly(new Spans.Span(10, 31), new Spans.Span(50, 60));
        assertThat(spans.millis()).isEqualTo(31);
        assertThat(spans.within(20, 55).list()).containsExactly(new Spans.Span(20, 31), new Spans.Span(50, 55));
        assertThat(spans.plus(Spans.of(0, 100))).isEqualTo(Spans.of(0, 100));
    }

    private static void assertStanding(SlaStanding standing, String availability, int credit, @Nullable Number left) {
        assertThat(standing.availability()).isEqualByComparingTo(availability);
        assertThat(standing.creditPercent()).isEqualByComparingTo(BigDecimal.valueOf(credit));
        assertThat(standing.millisToNextStep()).isEqualTo(left == null ? null : (Long) left.longValue());
    }

    /** Reads the wall clock at each minute: slow, and knows nothing of transitions. */
    private static long minuteByMinute(String hours, ZoneId zone, long from, long to) {
        long sum = 0;
        var windows = ServiceHours.of(hours).orElseThrow().windows();
        for (long at = from; at < to; at += MINUTE) {
            ZonedDateTime wall = Instant.ofEpochMilli(at).atZone(zone);
            int minute = wall.getHour() * 60 + wall.getMinute();
            boolean open = windows.isEmpty()
                    || windows.stream()
                            .anyMatch(w -> w.day() == wall.getDayOfWeek()
                                    && minute >= w.start().toSecondOfDay() / 60
                                    && (w.end().toSecondOfDay() == 0
                                            || minute < w.end().toSecondOfDay() / 60));
            sum += open ? MINUTE : 0;
        }
        return sum;
    }

    private static Sla sla(String hours, String zone) {
        return new Sla(
                "S",
                "S",
                new BigDecimal("99.9"),
                Period.MONTH,
                ServiceHours.of(hours).orElseThrow(),
                ZoneId.of(zone),
                Credit.list("99.9:5, 99.5:10, 98:25").orElseThrow(),
                Duration.ofMinutes(30),
                false);
    }

    private static Sla with(Sla sla, Period period) {
        return new Sla(
                sla.id(),
                sla.name(),
                sla.availabilityTarget(),
                period,
                sla.hours(),
                sla.zone(),
                sla.credits(),
                sla.restoreTarget(),
                sla.maintenanceExcused());
    }

    private static SlaStanding.Term term(String start, String end) {
        return new SlaStanding.Term(
                Instant.parse(start).toEpochMilli(), Instant.parse(end).toEpochMilli());
    }
}
