package io.trapline.mediation.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.enrichment.Inventory;
import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.keep.OutageLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Minutes and money of a small street, worked out by hand. April 2026 has 43,200 minutes. */
class MeterTest {

    private static final Inventory STREET = Street.inventory();
    private static final long TEN = Instant.parse("2026-04-20T10:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final List<String> C0 = List.of("s0", "s1", "sp");

    private @Nullable Outages outages;
    private long number;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        outages = Outages.open(new OutageLog(folder));
        outages.use(STREET);
    }

    @Test
    void minutesAreAUnionPerCustomerAndASumPerUser() {
        // p0 from 10:00, p1 from 10:10; p0 mended 10:30. Until 10:40:
        fault("A1", "p0", 0);
        fault("A2", "p1", 10);
        mended("A1", 30);
        var measures = measures(40, C0);
        // s0 is mended and no outage of now. s1 down since 10:10: 30. sp down 10:10 to 10:30, at risk since.
        assertThat(measures.customerMinutesLost()).isEqualByComparingTo("30");
        assertThat(measures.userMinutes()).as("30 × 2 users and 20 × 10").isEqualByComparingTo("260");
    }

    @Test
    void anAgreementIsAtRiskOnceHoweverManyOfItsServicesAreDown() {
        fault("A1", "d", 0);
        var measures = measures(6, C0);
        assertThat(measures.mrrAtRisk()).isEqualByComparingTo("720");
        assertThat(measures.currency()).isEqualTo("EUR");
        assertThat(measures.revenueAtRiskPerHour()).as("720 hours in April").isEqualByComparingTo("1");
        assertThat(measures(6, List.of("s2", "s3", "s4")).mrrAtRisk()).isEqualByComparingTo("300");
    }

    @Test
    void theClockToTheNextCreditStepGoesOnWhereTheLastOutageStopped() {
        fault("A1", "p0", 0);
        mended("A1", 40);
        fault("A2", "p0", 100);
        // 99.9 % allows 43.2 minutes: 40 are gone, 2 more now.
        var before = measures(102, C0);
        assertThat(before.timeToNextCreditStep()).isEqualTo(72);
        assertThat(before.slaCreditExposure()).isEqualByComparingTo("0");
        assertThat(before.timeToBreach()).isEqualTo(28 * 60);
        assertThat(before.repeatFaults()).as("s0 and sp were mended once each").isEqualTo(2);
        // Four more: the first step is reached, 5 % of 720; 99.5 % allows 216 minutes.
        var after = measures(106, C0);
        assertThat(after.slaCreditExposure()).isEqualByComparingTo("36");
        assertThat(after.timeToNextCreditStep()).isEqualTo(170 * 60);
        // 19 days, 11 hours and 46 minutes of April are over, 28,066 minutes: 46 lost.
        assertThat(after.slaAvailability()).isEqualByComparingTo("99.8361");
    }

    @Test
    void theRestoreTargetIsBreachedAfterIt() {
        fault("A1", "p0", 0);
        assertThat(measures(30, C0).timeToBreach()).isZero();
        assertThat(measures(36, C0).timeToBreach()).isEqualTo(-6 * 60);
    }

    @Test
    void aRiskCostsNothingYet() {
        hurt().begin(++number, TEN);
        hurt().say("A1", "p0", ServiceState.AT_RISK, TEN);
        hurt().end();
        assertThat(measures(50, C0))
                .isEqualTo(new Measures(zero(), zero(), zero(), null, null, null, null, null, null, null, null, 0));
    }

    @Test
    void theLastOutageKeepsItsMinutesAndNothingIsAtRisk() {
        fault("A1", "p2", 0);
        mended("A1", 12);
        assertThat(measures(20, List.of("s2")))
                .isEqualTo(new Measures(zero(), zero(), zero(), null, null, null, null, null, null, null, null, 0));
        var last = new Meter(STREET.business(), ZoneOffset.UTC, TEN + 20 * MINUTE).of(hurt().lastImpact("c1"));
        assertThat(last.customerMinutesLost()).isEqualByComparingTo("12");
        assertThat(last.userMinutes()).isEqualByComparingTo("36");
        assertThat(last.mrrAtRisk()).isNull();
        assertThat(last.timeToBreach()).isNull();
    }

    @Test
    void excusedMinutesAreShownAndCountForNoSla() {
        hurt().excuse((service, from, now) -> Spans.of(TEN + 10 * MINUTE, TEN + 20 * MINUTE));
        fault("A1", "p0", 0);
        var measures = measures(40, C0);
        assertThat(measures.customerMinutesLost()).isEqualByComparingTo("30");
        assertThat(measures.excusedMinutes()).isEqualByComparingTo("10");
        assertThat(measures.userMinutes())
                .as("s0 was down for all of its users, whatever is excused")
                .isEqualByComparingTo("40");
        assertThat(measures.timeToNextCreditStep()).as("43.2 − 30 minutes").isEqualTo(792);
        assertThat(measures.timeToBreach()).as("30 of 30 minutes").isZero();
        assertThat(measures(15, C0).timeToBreach())
                .as("the clock stands in the window")
                .isEqualTo(20 * 60);
        assertThat(measures(19, C0).timeToBreach()).isEqualTo(20 * 60);
        assertThat(measures.mrrAtRisk()).isEqualByComparingTo("720");
        mended("A1", 40);
        fault("A2", "p0", 100);
        assertThat(measures(102, C0).timeToNextCreditStep())
                .as("43.2 − 30 − 2 minutes")
                .isEqualTo(672);
        assertThat(hurt().last("c0"))
                .extracting(ClosedOutage::serviceId, ClosedOutage::downMinutes, ClosedOutage::excusedMinutes)
                .contains(org.assertj.core.groups.Tuple.tuple(
                        "s0", Meter.minutes(40 * MINUTE), Meter.minutes(10 * MINUTE)));
    }

    @Test
    void whatIsExcusedOfOneServiceAloneIsNotExcusedOfItsCustomer() {
        hurt().excuse((service, from, now) -> service.equals("s0") ? Spans.of(TEN, TEN + 30 * MINUTE) : Spans.NONE);
        fault("A1", "p0", 0);
        fault("A2", "p1", 20);
        // s0 excused for 30 minutes, s1 and sp down from 20 on and not excused.
        var measures = measures(40, C0);
        assertThat(measures.customerMinutesLost()).isEqualByComparingTo("20");
        assertThat(measures.excusedMinutes()).isEqualByComparingTo("20");
    }

    @Test
    void amountsInTwoCurrenciesAreNoSum() {
        var sum = new MeasureSum();
        sum.mrr(java.math.BigDecimal.TEN, "EUR");
        sum.mrr(java.math.BigDecimal.ONE, "USD");
        var mixed = sum.measures(java.math.BigDecimal.TEN);
        assertThat(mixed.currency()).isEqualTo("mixed");
        assertThat(mixed.mrrAtRisk()).isNull();
        var total = new MeasureSum();
        total.add(mixed);
        total.mrr(java.math.BigDecimal.ONE, "EUR");
        assertThat(total.measures(java.math.BigDecimal.TEN).mrrAtRisk()).isNull();
    }

    private static java.math.BigDecimal zero() {
        return Meter.minutes(0);
    }

    private void fault(String alarm, String resource, int minute) {
        hurt().begin(++number, TEN + minute * MINUTE);
        hurt().say(alarm, resource, ServiceState.DOWN, TEN + minute * MINUTE);
        hurt().end();
    }

    private void mended(String alarm, int minute) {
        hurt().begin(++number, TEN + minute * MINUTE);
        hurt().silent(alarm, TEN + minute * MINUTE);
        hurt().end();
    }

    private Measures measures(int minute, List<String> services) {
        return new Meter(STREET.business(), ZoneOffset.UTC, TEN + minute * MINUTE).of(hurt().impact(services, STREET));
    }

    private Outages hurt() {
        return java.util.Objects.requireNonNull(outages);
    }
}
