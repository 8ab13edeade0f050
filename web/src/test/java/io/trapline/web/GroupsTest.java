package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.Severity;
import io.trapline.mediation.board.AlarmRow;
import io.trapline.mediation.board.AlarmStanding;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.impact.CustomerImpact;
import io.trapline.mediation.impact.HurtLine;
import io.trapline.mediation.impact.OpenOutage;
import io.trapline.mediation.impact.Spans;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Measures of groups: each customer counts once, whatever it is grouped by. */
class GroupsTest {

    private static final List<String> MEASURES = List.of(
            "customerMinutesLost",
            "excusedMinutes",
            "userMinutes",
            "mrrAtRisk",
            "revenueAtRiskPerHour",
            "slaAvailability",
            "slaCreditExposure",
            "timeToNextCreditStep",
            "timeToBreach",
            "repeatFaults",
            "score",
            "affectedCustomers",
            "atRiskCustomers");

    private static final Instant AT = Noc.START.minusSeconds(600);

    private final Browse browse = new Browse(scene().publish());

    @AfterEach
    void close() {
        browse.close();
    }

    /** An OLT is down and two of its ports say so too; core-1 is another thing. */
    private static Noc scene() {
        return fill(new Noc("e1"));
    }

    static Noc fill(Noc noc) {
        noc.alarm(alarm("A-00001", "olt-1", ""));
        noc.alarm(alarm("A-00002", "olt-1", "A-00001"));
        noc.alarm(alarm("A-00003", "olt-1", "A-00002"));
        noc.alarm(alarm("A-00004", "core-1", ""));
        noc.alarm(alarm("A-00005", "core-2", ""));
        noc.affect(customer(
                "C-1",
                "gold",
                List.of("A-00001", "A-00002"),
                down("S-1", "C-1", "V-1", "A-00002"),
                down("S-2", "C-1", "V-1", "A-00001")));
        noc.affect(customer("C-2", "gold", List.of("A-00001"), down("S-3", "C-2", "V-2", "A-00001")));
        noc.affect(customer("C-3", "bronze", List.of("A-00004"), risk("S-4", "C-3", null, "A-00004")));
        return noc;
    }

    @Test
    void aProblemCountsEachCustomerOnce() throws Exception {
        JsonNode list = browse.json("/api/v1/problems");
        assertThat(list.path("total").asInt()).as("core-2 hurts nobody").isEqualTo(2);
        JsonNode problem = list.path("items").path(0);
        assertThat(problem.path("problemId").asText()).isEqualTo("P-00001");
        assertThat(problem.path("underlyingAlarm")).hasSize(3);
        assertThat(problem.path("affectedCustomers").asInt()).isEqualTo(2);
        assertThat(problem.path("affectedNumberOfServices").asInt()).isEqualTo(3);
        assertThat(problem.path("customerMinutesLost").decimalValue()).isEqualByComparingTo("20");
        assertThat(problem.path("userMinutes").decimalValue()).isEqualByComparingTo("30");
        assertThat(browse.json("/api/v1/problems/P-00004")
                        .path("atRiskCustomers")
                        .asInt())
                .isEqualTo(1);
        assertThat(browse.get("/api/v1/problems/P-00002").statusCode())
                .as("an effect is no problem")
                .isEqualTo(404);
        all(problem);
    }

    @Test
    void aProblemIsInTheWordsOfTmf656() throws Exception {
        browse.noc.comment("A-00001", "splicer on site", "kim");
        browse.noc.acknowledge("A-00001", true, "kim");
        var contract = TmfContract.read("TMF656-v4.json");
        if (contract.isPresent()) {
            var problem = io.trapline.mediation.board.ServiceProblem.of(browse.noc.board())
                    .getFirst();
            JsonNode json = io.trapline.web.api.ProblemAnswer.tmf(problem, browse.noc.deeds("A-00001"));
            assertThat(contract.get().offences("ServiceProblem", json)).isEmpty();
        }
    }

    @Test
    void everyMeasureIsThereForEverybody() throws Exception {
        JsonNode totals = browse.json("/api/v1/totals?by=tier");
        all(totals);
        assertThat(totals.path("affectedCustomers").asInt()).isEqualTo(2);
        assertThat(totals.path("atRiskCustomers").asInt()).isEqualTo(1);
        assertThat(totals.path("customerMinutesLost").decimalValue()).isEqualByComparingTo("20");
        assertThat(totals.path("items")).hasSize(2);
        all(totals.path("items").path(0));
        JsonNode vnos = browse.json("/api/v1/vnos");
        assertThat(vnos.path("total").asInt()).isEqualTo(2);
        assertThat(vnos.path("items").path(0).path("vnoId").asText()).isEqualTo("V-1");
        assertThat(vnos.path("items").path(0).path("userMinutes").decimalValue())
                .isEqualByComparingTo("20");
        all(vnos.path("items").path(0));
        assertThat(browse.get("/api/v1/vnos/V-9").statusCode()).isEqualTo(404);
        assertThat(browse.get("/api/v1/accounts/77").statusCode()).isEqualTo(404);
        assertThat(browse.get("/api/v1/totals?by=colour").statusCode()).isEqualTo(400);
        assertThat(browse.json("/api/v1/totals?by=vno").path("items").findValuesAsText("vno"))
                .containsExactly("V-1", "V-2", "direct");
    }

    private static void all(JsonNode answer) {
        for (String name : MEASURES) {
            assertThat(answer.has(name)).as(name).isTrue();
            assertThat(answer.path(name).isNumber() || answer.path(name).isNull())
                    .as(name)
                    .isTrue();
        }
    }

    private static AlarmRow alarm(String id, String device, String parent) {
        AlarmRow r = Scenes.alarm(id, device, "", Severity.CRITICAL, "down", AT, 1)
                .known("R-" + id, 1, 1)
                .row();
        var plain = AlarmStanding.plain("raised", AT);
        var standing = new AlarmStanding(
                "raised", "", List.of(), 0, 0, null, "", "", parent, List.of(), "", AT, plain.clearKind(), "", 0);
        return new AlarmRow(
                r.alarmId(),
                r.device(),
                r.object(),
                r.resourceId(),
                r.resourceName(),
                r.alarmType(),
                r.eventType(),
                r.severity(),
                r.probableCause(),
                r.specificProblem(),
                r.ruleId(),
                r.count(),
                r.raisedAt(),
                r.lastAt(),
                null,
                false,
                "known",
                "v",
                1,
                1,
                1,
                1,
                List.of(),
                standing);
    }

    private static CustomerRow customer(String id, String tier, List<String> alarms, HurtLine... lines) {
        var services = List.of(lines).stream()
                .map(line -> new CustomerRow.ServiceRow(
                        line.outage().serviceId(), "Ethernet", line.outage().state(), line.accountId(), AT))
                .toList();
        return new CustomerRow(
                id,
                id + " Ltd",
                tier,
                null,
                List.of("A"),
                services,
                Severity.CRITICAL,
                100,
                List.of(),
                AT,
                alarms,
                null,
                new CustomerImpact(List.of(lines), Map.of()));
    }

    private static HurtLine down(String service, String customer, @Nullable String vno, String alarm) {
        long from = AT.toEpochMilli();
        var outage = new OpenOutage(service, ServiceState.DOWN, from, Spans.NONE, from, true, alarm);
        return new HurtLine(outage, customer, "A", vno, null, 1, 0);
    }

    private static HurtLine risk(String service, String customer, @Nullable String vno, String alarm) {
        long from = AT.toEpochMilli();
        var outage = new OpenOutage(service, ServiceState.AT_RISK, from, Spans.NONE, -1, false, alarm);
        return new HurtLine(outage, customer, "A", vno, null, 1, 0);
    }
}
