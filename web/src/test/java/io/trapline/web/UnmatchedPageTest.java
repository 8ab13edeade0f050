package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.mediation.board.UnmatchedRow;
import io.trapline.mediation.board.UnmatchedView;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The worklist as page, as JSON and as CSV. */
final class UnmatchedPageTest {

    private static final UnmatchedRow ROW = new UnmatchedRow(
            "U-1",
            "NO_RESOURCE",
            "",
            "address",
            "10.1.1.1",
            "olt-1",
            "olt-1",
            "ifName",
            "=cmd|' /C calc'!A0, \"0/1/7\"",
            null,
            12,
            Noc.START,
            Noc.START.plusSeconds(60),
            "A-1",
            List.of(new UnmatchedRow.Candidate("olt-1/7", "ifName 0/01/07")),
            "");

    private final Browse browse = new Browse(new Noc("one")
            .unmatched(new UnmatchedView(Noc.START, 988, 12, 98.8, 1, 0, List.of(ROW)))
            .publish());

    @AfterEach
    void close() {
        browse.close();
    }

    @Test
    void theApiNamesWordsReasonCandidatesAndCoverage() throws Exception {
        JsonNode view = browse.json("/api/v1/unmatched?limit=5");
        assertThat(view.get("coveragePercent").asDouble()).isEqualTo(98.8);
        assertThat(view.get("items").get(0).get("reason").asText()).isEqualTo("NO_RESOURCE");
        assertThat(view.get("items")
                        .get(0)
                        .get("candidates")
                        .get(0)
                        .get("resourceId")
                        .asText())
                .isEqualTo("olt-1/7");
        assertThat(view.get("items").get(0).get("resourceId").isNull()).isTrue();
        assertThat(browse.get("/api/v1/unmatched?colour=red").statusCode()).isEqualTo(400);
        assertThat(browse.get("/api/v1/alarms/A-NONE/explain").statusCode()).isEqualTo(404);
        assertThat(browse.get("/api/v1/events/77/explain").statusCode()).isEqualTo(404);
        assertThat(browse.get("/api/v1/events/x/explain?whyNot=C-1").statusCode())
                .isEqualTo(400);
    }

    @Test
    void thePageLinksTheAlarmAndNamesWhatTheBssHas() throws Exception {
        assertThat(browse.page("/unmatched"))
                .contains("<b>98.8 %</b> of events led to customers")
                .contains("href=\"/alarms/A-1\"")
                .contains("ifName 0/01/07");
    }

    @Test
    void noCellOfTheCsvIsAFormula() throws Exception {
        assertThat(browse.get("/api/v1/unmatched.csv").body().lines())
                .hasSize(2)
                .last()
                .asString()
                .isEqualTo("U-1,NO_RESOURCE,,address,10.1.1.1,olt-1,ifName,\"'=cmd|' /C calc'!A0, \"\"0/1/7\"\"\",,12,"
                        + "2026-11-22T20:00:00Z,2026-11-22T20:01:00Z,olt-1/7 (ifName 0/01/07),");
    }
}
