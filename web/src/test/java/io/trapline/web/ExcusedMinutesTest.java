package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.enrichment.Business;
import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.Severity;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.impact.CustomerImpact;
import io.trapline.mediation.impact.HurtLine;
import io.trapline.mediation.impact.Meter;
import io.trapline.mediation.impact.OpenOutage;
import io.trapline.mediation.impact.Spans;
import io.trapline.web.query.Gauge;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Minutes that a maintenance window excuses: in the API, on the page of the customer, and as time goes on. */
class ExcusedMinutesTest {

    private static final long MINUTE = 60_000;
    private static final long BEGAN = Noc.START.minusSeconds(600).toEpochMilli();

    private final Browse browse = new Browse(new Noc("e1")
            .card("C-1", "Hafen GmbH", "gold", null, List.of("A"))
            .affect(customer("C-1", excused(3, 7)))
            .card("C-2", "Deich KG", "gold", null, List.of("A"))
            .affect(customer("C-2", Spans.NONE))
            .publish());

    @AfterEach
    void close() {
        browse.close();
    }

    @Test
    void theyAreANumberOfTheirOwnAndNeverAbsent() throws Exception {
        JsonNode one = browse.json("/api/v1/customers/C-1");
        assertThat(one.path("customerMinutesLost").decimalValue()).isEqualByComparingTo("6");
        assertThat(one.path("excusedMinutes").decimalValue()).isEqualByComparingTo("4");
        assertThat(one.path("userMinutes").decimalValue()).isEqualByComparingTo("10");
        assertThat(browse.json("/api/v1/customers/C-2").path("excusedMinutes").decimalValue())
                .isEqualByComparingTo("0");
        JsonNode totals = browse.json("/api/v1/totals");
        assertThat(totals.path("customerMinutesLost").decimalValue()).isEqualByComparingTo("16");
        assertThat(totals.path("excusedMinutes").decimalValue()).isEqualByComparingTo("4");
        String csv = browse.get("/api/v1/customers.csv").body();
        assertThat(csv.lines().findFirst().orElseThrow()).endsWith(",ticket,excusedMinutes,resourceName");
        assertThat(csv.lines().filter(line -> line.startsWith("C-1,"))).allMatch(line -> line.contains(",4.000,"));
    }

    @Test
    void thePageOfACustomerNamesThemInBothLanguages() throws Exception {
        assertThat(browse.page("/customers/C-1")).contains("<dt>Excused by maintenance</dt>");
        assertThat(browse.send(HttpRequest.newBuilder(browse.at("/customers/C-1"))
                                .header("Accept-Language", "de")
                                .build())
                        .body())
                .contains("<dt>Durch Wartung entschuldigt</dt>");
        assertThat(browse.page("/customers/C-2")).doesNotContain("Excused by maintenance");
    }

    @Test
    void lostMinutesStandInTheWindowAndRunBeforeAndAfterIt() {
        Spans window = excused(3, 7);
        assertGauge(window, 1, "1", "0", 3);
        assertGauge(window, 4, "0", "1", 7);
        assertGauge(window, 9, "1", "0", Long.MAX_VALUE);
        // Half a minute before it ends: as it goes on until then.
        Gauge late = gauge(window, BEGAN + 7 * MINUTE - 30_000);
        assertThat(late.perMinute()).isEqualByComparingTo("0");
        assertThat(late.excusedPerMinute()).isEqualByComparingTo("1");
        assertThat(late.excused(BEGAN + 7 * MINUTE)).isEqualByComparingTo("4");
    }

    private static void assertGauge(Spans window, int minute, String lost, String excused, long turn) {
        Gauge gauge = gauge(window, BEGAN + minute * MINUTE);
        assertThat(gauge.perMinute()).as("lost, minute %d", minute).isEqualByComparingTo(lost);
        assertThat(gauge.excusedPerMinute()).as("excused, minute %d", minute).isEqualByComparingTo(excused);
        assertThat(gauge.turn()).isEqualTo(turn == Long.MAX_VALUE ? turn : BEGAN + turn * MINUTE);
    }

    private static Gauge gauge(Spans window, long now) {
        return Gauge.of(customer("C-1", window).impact(), new Meter(Business.NOTHING, ZoneOffset.UTC, now));
    }

    private static Spans excused(int from, int to) {
        return Spans.of(BEGAN + from * MINUTE, BEGAN + to * MINUTE);
    }

    private static CustomerRow customer(String id, Spans excused) {
        Instant since = Instant.ofEpochMilli(BEGAN);
        var outage = new OpenOutage("S-" + id, ServiceState.DOWN, BEGAN, Spans.NONE, BEGAN, true, "");
        var line = new HurtLine(outage, id, "A", null, null, 1, 0, excused);
        return new CustomerRow(
                id,
                id,
                "gold",
                null,
                List.of("A"),
                List.of(new CustomerRow.ServiceRow("S-" + id, "Ethernet", ServiceState.DOWN, "A", since)),
                Severity.CRITICAL,
                100,
                List.of(),
                since,
                List.of("A-00001"),
                null,
                new CustomerImpact(List.of(line), Map.of()));
    }
}
