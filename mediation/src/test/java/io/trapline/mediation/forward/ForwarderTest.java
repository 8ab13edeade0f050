package io.trapline.mediation.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.forward.Delivery.Cause;
import io.trapline.mediation.forward.Delivery.Deferred;
import io.trapline.mediation.forward.Delivery.Refused;
import io.trapline.mediation.forward.Delivery.Unknown;
import io.trapline.mediation.forward.ForwarderStatus.State;
import io.trapline.mediation.forward.TicketWork.Action;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForwarderTest {

    private static final String KEY = "kiel:desk:A-1:1";

    private static final Deferred DEAD = new Deferred("No connection.", Cause.UNREACHABLE, null);

    @Test
    void aFreshWorkIsSentWithoutALookup() throws Exception {
        var bench = new Bench(Works.open(1));
        bench.run();
        assertThat(bench.desk.asked()).containsExactly("open 1");
        assertThat(bench.desk.closed()).isTrue();
    }

    @Test
    void workFromBeforeTheStartIsLookedUpWhenTheDeskHasSettled() throws Exception {
        var bench = new Bench(Works.open(1), Works.open(2)).restarted();
        bench.run();
        assertThat(bench.desk.asked()).containsExactly("find " + KEY, "open 1", "find kiel:desk:A-2:1", "open 2");
        assertThat(bench.desk.times().getFirst())
                .isEqualTo(Bench.POLICY.settle().toNanos());
    }

    @Test
    void aWorkThatTheKilledProcessHadBroughtIsNotBroughtAgain() throws Exception {
        var bench = new Bench(Works.open(1)).restarted();
        bench.desk.holding(KEY, false);
        bench.run();
        assertThat(bench.desk.asked()).containsExactly("find " + KEY);
        assertThat(bench.reports()).containsExactly(new Report("desk", 1, KEY, Report.End.DELIVERED, "T1", ""));
    }

    @Test
    void anUnknownFateIsLookedUpBeforeTheRetry() throws Exception {
        var bench = new Bench(Works.open(1), Works.open(2));
        bench.desk.committedBut(new Unknown("lost", null)).then(new Unknown("lost", null));
        bench.run();
        assertThat(bench.desk.asked())
                .containsExactly("open 1", "find " + KEY, "open 2", "find kiel:desk:A-2:1", "open 2");
        assertThat(bench.reports()).extracting(Report::reference).containsExactly("T1", "T2");
        // Not before the desk can have carried out what we stopped waiting for.
        var times = bench.desk.times();
        assertThat(times.get(1) - times.get(0))
                .isGreaterThanOrEqualTo(Bench.POLICY.settle().toNanos());
    }

    @Test
    void aLookupThatFailsIsRepeatedAndNothingIsSentMeanwhile() throws Exception {
        var bench = new Bench(Works.open(1));
        bench.desk
                .committedBut(new Unknown("lost", null))
                .thenLookup(new Lookup.NoAnswer(DEAD))
                .thenLookup(new Lookup.NoAnswer(DEAD));
        bench.run();
        assertThat(bench.desk.asked()).containsExactly("open 1", "find " + KEY, "find " + KEY, "find " + KEY);
    }

    /** The key leads to the ticket from before: resolved there is not resolved here. */
    @Test
    void aTicketThatAPersonNamedIsNeverLookedUpByItsKey() throws Exception {
        var bench = new Bench(
                        Works.linked(Works.of(1, Action.UPDATE, KEY), "T-123"),
                        Works.linked(Works.of(2, Action.RESOLVE, KEY), "T-123"))
                .restarted();
        bench.desk.holding(KEY, true);
        bench.run();
        assertThat(bench.desk.asked()).containsExactly("change 1 T-123", "change 2 T-123");
        assertThat(bench.reports()).extracting(Report::reference).containsExactly("T-123", "T-123");
    }

    @Test
    void aNamedTicketThatTheDeskDoesNotHaveIsADeadLetter() throws Exception {
        var bench = new Bench(Works.linked(Works.of(1, Action.UPDATE, KEY), "T-9"));
        bench.desk.then(new Refused("HTTP 409: no such ticket", true));
        bench.run();
        assertThat(bench.desk.asked()).containsExactly("change 1 T-9");
        assertThat(bench.reports().getFirst().end()).isEqualTo(Report.End.PARKED);
        assertThat(bench.reports().getFirst().detail()).contains("no such ticket");
    }

    @Test
    void aRefusedWorkIsParkedAndTheRestGoesOn() throws Exception {
        var bench = new Bench(Works.open(1), Works.open(2), Works.open(3));
        bench.desk.then(new Refused("HTTP 422: Option not found", false));
        var status = bench.run();
        assertThat(bench.reports())
                .extracting(Report::end)
                .containsExactly(Report.End.PARKED, Report.End.DELIVERED, Report.End.DELIVERED);
        assertThat(bench.reports().getFirst().detail()).isEqualTo("HTTP 422: Option not found");
        assertThat(status.parked()).isEqualTo(1);
        assertThat(status.delivered()).isEqualTo(2);
    }

    @Test
    void aWorkInDoubtThatIsParkedSaysSo() throws Exception {
        var bench = new Bench(Works.open(1)).restarted();
        bench.desk.thenLookup(new Lookup.NoAnswer(new Refused("HTTP 404.", false)));
        bench.run();
        assertThat(bench.reports().getFirst().detail())
                .isEqualTo("HTTP 404. The desk may have it: look there before you send it again.");
    }

    @Test
    void aConflictWithTheSameKeyIsTheTicketWeWanted() throws Exception {
        var bench = new Bench(Works.open(1));
        bench.desk.holding(KEY, false).then(new Refused("HTTP 409.", true));
        bench.run();
        assertThat(bench.desk.asked()).containsExactly("open 1", "find " + KEY);
        assertThat(bench.reports()).extracting(Report::reference).containsExactly("T1");
    }

    @Test
    void aConflictWithSomethingElseIsParked() throws Exception {
        var bench = new Bench(Works.open(1));
        bench.desk.then(new Refused("HTTP 409.", true)).thenLookup(new Lookup.NoAnswer(DEAD));
        bench.run();
        assertThat(bench.desk.asked()).containsExactly("open 1", "find " + KEY, "find " + KEY);
        assertThat(bench.reports().getFirst())
                .isEqualTo(new Report("desk", 1, KEY, Report.End.PARKED, null, "HTTP 409."));
    }

    @Test
    void anUpdateDecidedBeforeTheOpenWasReportedFindsItsTicket() throws Exception {
        var bench = new Bench(Works.of(1, Action.OPEN, KEY), Works.of(2, Action.UPDATE, KEY));
        bench.run();
        assertThat(bench.desk.asked()).containsExactly("open 1", "change 2 T1");
    }

    @Test
    void aResolveWithoutReferenceIsLookedUpByKey() throws Exception {
        var bench = new Bench(Works.of(5, Action.RESOLVE, KEY));
        bench.desk.holding(KEY, false);
        bench.run();
        assertThat(bench.desk.asked()).containsExactly("find " + KEY, "change 5 T1");
    }

    @Test
    void aResolveOfATicketThatIsResolvedIsDone() throws Exception {
        var bench = new Bench(Works.of(5, Action.RESOLVE, KEY));
        bench.desk.holding(KEY, true);
        bench.run();
        assertThat(bench.desk.asked()).containsExactly("find " + KEY);
        assertThat(bench.reports()).extracting(Report::reference).containsExactly("T1");
    }

    @Test
    void aResolveOfATicketThatNeverWasIsParkedWithASentence() throws Exception {
        var bench = new Bench(Works.of(5, Action.RESOLVE, KEY));
        bench.run();
        assertThat(bench.reports())
                .containsExactly(new Report(
                        "desk",
                        5,
                        KEY,
                        Report.End.PARKED,
                        null,
                        "There is no ticket to resolve: the desk has none with this key."));
    }

    @Test
    void aDeskThatDoesNotLetUsInPausesTheDestinationAndLosesNothing() throws Exception {
        var bench = new Bench(Works.open(1), Works.open(2));
        var locked = new Deferred("HTTP 401.", Cause.FORBIDDEN, null);
        bench.desk.then(locked).then(locked);
        var status = bench.run();
        assertThat(bench.seen).anySatisfy(s -> {
            assertThat(s.state()).isEqualTo(State.PAUSED);
            assertThat(s.lastError()).isEqualTo("HTTP 401.");
        });
        assertThat(gaps(bench, 2)).allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(30_000_000_000L));
        assertThat(status.state()).isEqualTo(State.OK);
        assertThat(status.lastError()).isNull();
        assertThat(status.delivered()).isEqualTo(2);
    }

    @Test
    void whatFailsForTooLongIsParkedAndTheNextIsTried() throws Exception {
        var bench = new Bench(Works.open(1), Works.open(2))
                .with(ForwarderPolicy.of(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofSeconds(90)));
        for (int i = 0; i < 8; i++) {
            bench.desk.then(DEAD);
        }
        bench.run();
        var first = bench.reports().getFirst();
        assertThat(first.end()).isEqualTo(Report.End.PARKED);
        assertThat(first.detail()).isEqualTo("Given up after 90 s: No connection.");
        assertThat(bench.reports().get(1).end()).isEqualTo(Report.End.DELIVERED);
    }

    @Test
    void afterFiveFailuresThereIsOneRequestInThirtySeconds() throws Exception {
        var bench = new Bench(Works.open(1));
        for (int i = 0; i < 200; i++) {
            bench.desk.then(DEAD);
        }
        bench.run();
        assertThat(gaps(bench, 200).subList(4, 199))
                .allSatisfy(gap -> assertThat(gap).isBetween(30_000_000_000L, 33_000_000_000L));
    }

    @Test
    void aReportThatFailsByOurFaultIsMadeAgainAfterALookup() throws Exception {
        var bench = new Bench(Works.open(1), Works.open(2)).sinkFailsOnceFor(1);
        var status = bench.run();
        assertThat(bench.desk.asked()).containsExactly("open 1", "find " + KEY, "open 2");
        assertThat(bench.reports()).extracting(Report::reference).containsExactly("T1", "T2");
        assertThat(status.delivered()).isEqualTo(2);
    }

    @Test
    void theStatusCountsFailedAttemptsOfTheWorkInHand() throws Exception {
        var bench = new Bench(Works.open(1));
        bench.desk.then(DEAD).then(DEAD).then(DEAD);
        var status = bench.run();
        assertThat(bench.seen).extracting(ForwarderStatus::attempts).contains(1, 2, 3);
        assertThat(bench.seen).extracting(ForwarderStatus::state).contains(State.RETRYING);
        assertThat(status.attempts()).isZero();
        assertThat(status.requests()).isEqualTo(4);
    }

    private static List<Long> gaps(Bench bench, int requests) {
        var times = bench.desk.times();
        return IntStream.range(0, requests - 1)
                .mapToObj(i -> times.get(i + 1) - times.get(i))
                .toList();
    }
}
