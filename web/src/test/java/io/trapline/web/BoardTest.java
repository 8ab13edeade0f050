package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.enrichment.ServiceState;
import io.trapline.mediation.Severity;
import io.trapline.mediation.board.CustomerRow;
import io.trapline.mediation.board.CustomerRow.ServiceRow;
import io.trapline.mediation.impact.CustomerImpact;
import io.trapline.web.query.CustomerFilter.Kind;
import io.trapline.web.query.CustomerQuery;
import io.trapline.web.query.Params;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The board as a tool: any order, counts that are links, columns and filters that live in the address. */
final class BoardTest {

    private final Noc noc = Scenes.oltDown(Scenes.crowd(new Noc("one"), 150, 7));
    private final Browse browse = new Browse(noc.publish());

    @AfterEach
    void close() {
        browse.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score", "-score", "severity", "-severity", "customer", "-customer", "tier", "-vno", "services",
                "-services", "since", "-since", "sla", "-credit", "-mrr", "-minutes", "ack", "place"
            })
    void everyOrderVisitsEachRowOnce(String sort) throws Exception {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = browse.json("/api/v1/customers?limit=11&sort=" + sort + cursor);
            page.path("items").forEach(item -> seen.add(item.path("customerId").asText()));
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(151).doesNotHaveDuplicates();
    }

    @Test
    void byNameIsByName() throws Exception {
        List<String> names = new ArrayList<>();
        browse.json("/api/v1/customers?limit=1000&sort=customer")
                .path("items")
                .forEach(item -> names.add(item.path("customerName").asText().toLowerCase(java.util.Locale.ROOT)));
        assertThat(names).isSorted();
    }

    @Test
    void aClickOnAHeadTurnsTheOrderRound() throws Exception {
        assertThat(browse.page("/customers"))
                .contains("aria-sort=\"descending\"><button form=\"sorting\" name=\"sort\" value=\"score\"")
                .contains("name=\"sort\" value=\"customer\"");
        assertThat(browse.page("/customers?sort=customer"))
                .contains("aria-sort=\"ascending\"><button form=\"sorting\" name=\"sort\" value=\"-customer\"");
    }

    @Test
    void anUnknownOrderIsRefusedWithTheWordsThatAreKnown() throws Exception {
        var answer = browse.get("/api/v1/customers?sort=colour");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("score").contains("mrr");
    }

    @Test
    void chosenColumnsStandInTheAddressAndOnThePage() throws Exception {
        String page = browse.page("/customers?cols=score,mrr");
        assertThat(page)
                .contains("data-label=\"MRR at risk\"")
                .contains("data-label=\"Customer\"")
                .doesNotContain("data-label=\"Cause\"")
                .contains("data-view=\"customers?cols=score%2Ccustomer%2Cmrr\"");
    }

    @Test
    void aCountSaysWhatItsLinkShows() throws Exception {
        long gold = browse.json("/api/v1/customers?tier=gold&vno=direct")
                .path("total")
                .asLong();
        assertThat(browse.page("/customers?vno=direct"))
                .contains("href=\"/customers?tier=gold&amp;vno=direct\"")
                .contains("Gold <b>" + gold + "</b>");
    }

    /** As the totals of the API say it. */
    @Test
    void whoIsOnlyAtRiskIsCountedApart() throws Exception {
        noc.affect(atRisk("C-8001")).affect(atRisk("C-8002")).publish();
        long atRisk = 0;
        JsonNode all = browse.json("/api/v1/customers?limit=1000").path("items");
        for (JsonNode one : all) {
            if (Set.of("atRisk").containsAll(one.path("services").findValuesAsText("state"))) atRisk++;
        }
        assertThat(atRisk).isGreaterThanOrEqualTo(2);
        assertThat(browse.page("/customers"))
                .contains("<b>" + (153 - atRisk) + "</b> customers affected · <b>" + atRisk + "</b> at risk · services")
                .contains("title=\"0 affected and 2 at risk: the customers that this shows\"")
                .contains("Lead <b>2</b> <span class=\"sum\">2 at risk</span>");
        assertThat(browse.page("/wall?view=all")).contains("Lead <b>0</b> <span class=\"sum\">+ 2 at risk</span>");
    }

    private static CustomerRow atRisk(String id) {
        CustomerRow row = Scenes.hurtBy(id, "A-RISK", Noc.START);
        return new CustomerRow(
                id,
                row.customerName(),
                "lead",
                null,
                List.of(),
                List.of(new ServiceRow("SVC-" + id, "FTTH 250", ServiceState.AT_RISK, "8", Noc.START)),
                Severity.WARNING,
                10,
                List.of(),
                Noc.START,
                List.of("A-RISK"),
                null,
                CustomerImpact.NONE);
    }

    @Test
    void whatIsAcknowledgedIsCountedApart() throws Exception {
        assertThat(browse.json("/api/v1/customers?ack=no").path("total").asLong())
                .isEqualTo(151);
        assertThat(browse.json("/api/v1/customers?ack=yes").path("total").asLong())
                .isZero();
        assertThat(browse.page("/customers")).contains("not acknowledged <b>151</b>");
    }

    @Test
    void aStormIsShownByCause() throws Exception {
        Instant now = Noc.START.plusSeconds(3_600);
        for (int i = 0; i < 230; i++) noc.affect(Scenes.hurtBy("C-9" + i, "A-BIG", now.minusSeconds(i % 50)));
        noc.alarm(Scenes.alarm("A-BIG", "olt-5", "", Severity.CRITICAL, "chassis down", now, 9)
                .known("olt-5", 230, 230)
                .row());
        noc.event(Scenes.trapEvent(99, now, "changed", "A-BIG")).publish();
        String page = browse.page("/customers");
        assertThat(page)
                .contains("olt-5: 230 customers")
                .contains("Storm.")
                .contains("href=\"/customers?alarm=a-big&amp;group=none\"");
        assertThat(browse.page("/customers?group=none")).doesNotContain("olt-5: 230 customers");
        assertThat(browse.page("/customers?alarm=a-big&group=none")).contains("100 of 230 customers");
    }

    /** What a person typed comes back as it was, whatever it is made of. */
    @Test
    void everyAddressSurvivesTheRoundTrip() {
        Random random = new Random(5);
        List<String> nasty =
                List.of("NSClient++ 100% ü\"&#/", "a=b&c", "+ +", "%41", "ä,ö;ü", "«»", "☃ 🧊", "'\"><", "#");
        for (int i = 0; i < 2_000; i++) {
            String q = nasty.get(random.nextInt(nasty.size())) + (char) (33 + random.nextInt(90));
            String place = "PoP ä/1" + nasty.get(random.nextInt(nasty.size())) + (i % 2 == 0 ? ", \\ Nord" : "");
            String asked = "q=" + encoded(q) + (random.nextBoolean() ? "&tier=gold,silver" : "")
                    + (random.nextBoolean() ? "&sort=-mrr" : "") + (random.nextBoolean() ? "&sla=30" : "")
                    + "&place=" + encoded(Params.one(place)) + ",other";
            CustomerQuery query = CustomerQuery.of(Params.parse(asked));
            assertThat(query.filter().q()).isEqualTo(q);
            assertThat(query.of(Kind.PLACE))
                    .containsExactlyInAnyOrder(place.strip().toLowerCase(Locale.ROOT), "other");
            assertThat(CustomerQuery.of(Params.parse(query.text()))).isEqualTo(query);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
