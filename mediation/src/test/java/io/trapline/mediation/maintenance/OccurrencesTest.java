package io.trapline.mediation.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class OccurrencesTest {

    @Test
    void aNightlyWindowStaysAtTwoWhenTheClocksChangeInBerlin() {
        Window nightly = window("2026-10-23T02:00", "2026-10-23T04:00", "Europe/Berlin", "FREQ=DAILY");
        assertThat(Occurrences.next(nightly, Instant.parse("2026-10-23T12:00:00Z"), 3))
                .containsExactly(
                        span("2026-10-24T00:00:00Z", "2026-10-24T02:00:00Z"),
                        // The hour from two to three comes twice: the window is an hour longer.
                        span("2026-10-25T00:00:00Z", "2026-10-25T03:00:00Z"),
                        span("2026-10-26T01:00:00Z", "2026-10-26T03:00:00Z"));
    }

    @Test
    void aStartThatTheClocksSkipComesAfterTheGapInChicago() {
        Window sunday = window("2026-03-01T02:30", "2026-03-01T05:00", "America/Chicago", "FREQ=WEEKLY;BYDAY=SU");
        assertThat(Occurrences.next(sunday, Instant.parse("2026-03-07T00:00:00Z"), 2))
                .containsExactly(
                        // 8 March: half past two does not exist there; it is half past three, as long as ever.
                        span("2026-03-08T08:30:00Z", "2026-03-08T11:00:00Z"),
                        span("2026-03-15T07:30:00Z", "2026-03-15T10:00:00Z"));
    }

    @Test
    void aWindowThatIsInForceIsTheNextOne() {
        Window once = window("2026-11-29T02:00", "2026-11-29T04:00", "Europe/Berlin", "");
        assertThat(Occurrences.next(once, Instant.parse("2026-11-29T02:59:59Z")))
                .contains(span("2026-11-29T01:00:00Z", "2026-11-29T03:00:00Z"));
        assertThat(Occurrences.next(once, Instant.parse("2026-11-29T03:00:00Z")))
                .as("the end is exclusive")
                .isEmpty();
    }

    @Test
    void rulesWithCountUntilAndMonthDaysEnd() {
        Window thrice = window("2026-01-31T01:00", "2026-01-31T02:00", "UTC", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3");
        assertThat(Occurrences.next(thrice, Instant.parse("2026-01-01T00:00:00Z"), 9))
                .extracting(Span::from)
                .containsExactly(
                        Instant.parse("2026-01-31T01:00:00Z"),
                        Instant.parse("2026-02-28T01:00:00Z"),
                        Instant.parse("2026-03-31T01:00:00Z"));
        Window until = window("2026-01-01T01:00", "2026-01-01T02:00", "UTC", "FREQ=DAILY;UNTIL=20260102T010000");
        assertThat(Occurrences.next(until, Instant.parse("2025-01-01T00:00:00Z"), 9))
                .hasSize(2);
    }

    @Test
    void aWindowYearsAgoIsFoundAtOnce() {
        Window old = window("2001-01-01T01:00", "2001-01-01T02:00", "UTC", "FREQ=DAILY");
        assertThat(Occurrences.next(old, Instant.parse("2026-06-01T01:30:00Z")))
                .contains(span("2026-06-01T01:00:00Z", "2026-06-01T02:00:00Z"));
    }

    @Test
    void betweenTwoTimesAreAllThatTouchThemAlsoWhenTheClocksChange() {
        Window nightly = window("2026-10-23T02:00", "2026-10-23T04:00", "Europe/Berlin", "FREQ=DAILY");
        assertThat(Occurrences.between(
                        nightly, Instant.parse("2026-10-24T01:00:00Z"), Instant.parse("2026-10-26T01:00:00Z")))
                .containsExactly(
                        span("2026-10-24T00:00:00Z", "2026-10-24T02:00:00Z"),
                        span("2026-10-25T00:00:00Z", "2026-10-25T03:00:00Z"),
                        span("2026-10-26T01:00:00Z", "2026-10-26T03:00:00Z"));
        assertThat(Occurrences.between(
                        nightly, Instant.parse("2026-10-24T02:00:00Z"), Instant.parse("2026-10-24T23:59:59Z")))
                .as("one is over, the other has not begun")
                .isEmpty();
    }

    @Test
    void aWindowWhoseStartIsSkippedKeepsItsLength() {
        Instant before = Instant.parse("2027-03-01T00:00:00Z");
        Window once = window("2027-03-28T02:30", "2027-03-28T03:30", "Europe/Berlin", "");
        Span later = span("2027-03-28T01:30:00Z", "2027-03-28T02:30:00Z");
        assertThat(Occurrences.next(once, before)).contains(later);
        assertThat(Occurrences.between(once, Instant.EPOCH, Instant.parse("2028-01-01T00:00:00Z")))
                .containsExactly(later);
        assertThat(Occurrences.next(window("2027-03-28T02:15", "2027-03-28T03:30", "Europe/Berlin", ""), before))
                .contains(span("2027-03-28T01:15:00Z", "2027-03-28T02:30:00Z"));
        assertThat(Occurrences.next(window("2027-03-14T02:30", "2027-03-14T03:30", "America/Chicago", ""), before))
                .contains(span("2027-03-14T08:30:00Z", "2027-03-14T09:30:00Z"));
        Window sundays =
                window("2027-03-21T02:30", "2027-03-21T03:30", "Europe/Berlin", "FREQ=WEEKLY;BYDAY=SU;COUNT=3");
        assertThat(Occurrences.next(sundays, before, 9))
                .containsExactly(
                        span("2027-03-21T01:30:00Z", "2027-03-21T02:30:00Z"),
                        later,
                        span("2027-04-04T00:30:00Z", "2027-04-04T01:30:00Z"));
    }

    @Test
    void anEndThatIsSkippedIsReadWithTheTimeBeforeTheGap() {
        Window once = window("2027-03-28T01:00", "2027-03-28T02:30", "Europe/Berlin", "");
        assertThat(Occurrences.next(once, Instant.EPOCH))
                .contains(span("2027-03-28T00:00:00Z", "2027-03-28T01:30:00Z"));
    }

    @Test
    void aYearOfNightsIsFoundFromYearsLater() {
        Window old = window("2001-01-01T01:00", "2001-01-01T02:00", "UTC", "FREQ=DAILY");
        assertThat(Occurrences.between(
                        old, Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-12-31T23:00:00Z")))
                .hasSize(365);
    }

    @Test
    void whatCannotBeIsSaidInASentence() {
        refused("2026-01-01T02:00", "2026-01-01T02:00", "", "the window ends before it begins");
        refused("2026-01-01T02:00", "2026-02-02T02:00", "", "31 days at most");
        refused("2026-01-01T02:00", "2026-01-01T03:00", "FREQ=HOURLY", "daily at most");
        refused("2026-01-01T02:00", "2026-01-01T02:10", "FREQ=DAILY;BYHOUR=2,3", "leave BYHOUR");
        Occurrences.check(window("2026-01-01T02:00", "2026-01-01T02:10", "UTC", "FREQ=DAILY;BYHOUR=2;BYMINUTE=0"));
        refused("2026-01-01T02:00", "2026-01-01T03:00", "EVERY SUNDAY", "is no recurrence rule (RFC 5545)");
        refused("2026-01-01T02:00", "2026-01-01T03:00", "FREQ=DAILY;UNTIL=20260102T010000Z", "");
        refused("2026-01-01T02:00", "2026-01-01T03:00", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scope.parse("devise=olt-17"))
                .withMessageContaining("device=olt-17");
    }

    private static void refused(String start, String end, String repeat, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Occurrences.check(window(start, end, "UTC", repeat)))
                .withMessageContaining(words);
    }

    private static Window window(String start, String end, String zone, String repeat) {
        return new Window(
                "M-00001",
                "test",
                List.of(new Scope(Scope.Kind.DEVICE, "olt-17")),
                LocalDateTime.parse(start),
                LocalDateTime.parse(end),
                ZoneId.of(zone),
                repeat,
                "",
                "kim");
    }

    private static Span span(String from, String to) {
        Span span = new Span(Instant.parse(from), Instant.parse(to));
        assertThat(Duration.between(span.from(), span.to())).isPositive();
        return span;
    }
}
