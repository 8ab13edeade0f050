package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who sends, what is wrong with it, and by which sockets: as page and as JSON. */
final class SourcesTest {

    private final Browse browse = new Browse(Shift.trouble());

    @AfterEach
    void close() {
        browse.close();
    }

    @Test
    void thoseInTroubleComeFirst() throws Exception {
        JsonNode answer = browse.json("/api/v1/sources");
        assertThat(answer.get("total").asInt()).isEqualTo(5);
        assertThat(answer.get("evicted").asInt()).isEqualTo(7);
        assertThat(answer.get("items").findValuesAsText("state"))
                .containsExactly("silent", "refused", "unreadable", "unknown", "ok");
        JsonNode ok = answer.get("items").get(4);
        assertThat(ok.get("address").asText()).isEqualTo("10.20.4.17");
        assertThat(ok.get("device").asText()).isEqualTo("olt-17");
        assertThat(ok.get("skewSeconds").asInt()).isEqualTo(-2);
        assertThat(answer.get("items").get(3).at("/reasons/NO_SOURCE").asLong()).isEqualTo(4_120);
    }

    @Test
    void filtersWorkAndUnknownOnesAreRefused() throws Exception {
        assertThat(browse.json("/api/v1/sources?state=silent,ok").get("total").asInt())
                .isEqualTo(2);
        assertThat(browse.json("/api/v1/sources?q=no_source").get("total").asInt())
                .isEqualTo(1);
        assertThat(browse.get("/api/v1/sources?state=happy").statusCode()).isEqualTo(400);
        assertThat(browse.get("/api/v1/sources?colour=red").statusCode()).isEqualTo(400);
    }

    @Test
    void thePageNamesTheSocketThatDropsAndTheFix() throws Exception {
        assertThat(browse.page("/sources"))
                .contains("10.31.0.9", "NO_SOURCE", "4,120", "7 more made room")
                .contains("the kernel has dropped 1,204 datagrams", "sysctl -w net.core.rmem_max=8388608");
    }

    @Test
    void twentyFourHoursCanBeDrawn() throws Exception {
        org.awaitility.Awaitility.await()
                .untilAsserted(() ->
                        assertThat(browse.json("/api/v1/history").get("times")).isNotEmpty());
        JsonNode history = browse.json("/api/v1/history");
        assertThat(history.get("stepSeconds").asInt()).isEqualTo(10);
        assertThat(history.get("series").fieldNames())
                .toIterable()
                .containsExactly("ingest", "behind", "drops", "alarms", "customers");
        assertThat(history.at("/series/customers/0").asInt()).isEqualTo(13);
    }

    @Test
    void theWallShowsTheTiersOfItsView() throws Exception {
        assertThat(browse.page("/wall?view=platinum")).contains("Hanse Klinikum GmbH", "data-theme=\"dark\"");
        assertThat(browse.page("/wall?view=gold")).doesNotContain("Hanse Klinikum GmbH");
        assertThat(browse.page("/wall")).contains("Hanse Klinikum GmbH");
    }
}
