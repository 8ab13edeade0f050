package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code /customers} and {@code /api/v1/customers}: the names are a contract. */
final class CustomersTest {

    private final Browse browse =
            new Browse(Scenes.oltDown(Scenes.crowd(new Noc("one"), 250, 7)).publish());

    @AfterEach
    void close() {
        browse.close();
    }

    @Test
    void anItemHasTheNamesOfTheContract() throws Exception {
        JsonNode answer = browse.json("/api/v1/customers?q=" + Scenes.KLINIKUM);
        assertThat(answer.path("total").asInt()).isEqualTo(1);
        assertThat(answer.path("next").isNull()).isTrue();
        JsonNode item = answer.path("items").path(0);
        assertThat(item.path("customerId").asText()).isEqualTo("C-10442");
        assertThat(item.path("customerName").asText()).isEqualTo("Hanse Klinikum GmbH");
        assertThat(item.path("tier").asText()).isEqualTo("platinum");
        assertThat(item.path("vno").isNull()).isTrue();
        assertThat(item.path("accountIds").path(0).asText()).isEqualTo("77120");
        assertThat(item.path("services")).hasSize(2);
        assertThat(item.path("services").path(0).path("serviceId").asText()).isEqualTo("SVC-991");
        assertThat(item.path("services").path(0).path("name").asText()).isEqualTo("Ethernet 1G");
        assertThat(item.path("services").path(0).path("state").asText()).isEqualTo("down");
        assertThat(item.path("severity").asText()).isEqualTo("critical");
        assertThat(item.path("score").asInt()).isEqualTo(640);
        assertThat(item.path("affectedSince").asText()).isEqualTo("2026-11-22T20:03:11Z");
        assertThat(item.path("alarmIds").path(0).asText()).isEqualTo("A-7Q3K9");
        assertThat(item.path("ticket").asText()).isEqualTo("TCK-0001 open");
    }

    @Test
    void pagingVisitsEveryRowOnceInOrder() throws Exception {
        List<String> seen = new ArrayList<>();
        int before = Integer.MAX_VALUE;
        String cursor = "";
        do {
            JsonNode page = browse.json("/api/v1/customers?limit=7" + cursor);
            assertThat(page.path("total").asInt()).isEqualTo(251);
            for (JsonNode item : page.path("items")) {
                seen.add(item.path("customerId").asText());
                assertThat(item.path("score").asInt()).isLessThanOrEqualTo(before);
                before = item.path("score").asInt();
            }
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(251).doesNotHaveDuplicates();
    }

    @Test
    void aPageStaysWhereItIsWhenRowsAboveItGo() throws Exception {
        JsonNode first = browse.json("/api/v1/customers?limit=10");
        String next = first.path("next").asText();
        String expected = browse.json("/api/v1/customers?limit=1&next=" + next)
                .path("items")
                .toString();
        browse.noc.heal(first.path("items").path(9).path("customerId").asText()).publish();
        assertThat(browse.json("/api/v1/customers?limit=1&cursor=" + next)
                        .path("items")
                        .toString())
                .isEqualTo(expected);
    }

    @Test
    void filtersNarrowAndCombine() throws Exception {
        assertAll("/api/v1/customers?limit=1000&tier=gold,silver", "tier", "gold", "silver");
        assertAll("/api/v1/customers?limit=1000&severity=critical", "severity", "critical");
        assertAll("/api/v1/customers?limit=1000&vno=vno-1", "vno", "VNO-1");
        assertAll("/api/v1/customers?limit=1000&vno=direct", "vno", "null");
        assertAll("/api/v1/customers?limit=1000&tier=gold&severity=major", "tier", "gold");
        assertThat(browse.json("/api/v1/customers?q=olt-17").path("total").asInt())
                .isPositive();
        assertThat(browse.json("/api/v1/customers?q=svc-991").path("total").asInt())
                .isEqualTo(1);
        assertThat(browse.json("/api/v1/customers?q=77120").path("total").asInt())
                .isEqualTo(1);
    }

    private void assertAll(String path, String field, String... allowed) throws Exception {
        JsonNode items = browse.json(path).path("items");
        assertThat(items).isNotEmpty();
        items.forEach(item -> assertThat(item.path(field).asText()).isIn((Object[]) allowed));
    }

    @Test
    void badParametersAreRefusedWithASentence() throws Exception {
        refused("/api/v1/customers?limit=0", "whole number from 1 to 1,000");
        refused("/api/v1/customers?limit=1001", "whole number from 1 to 1,000");
        refused("/api/v1/customers?limit=many", "whole number");
        refused("/api/v1/customers?severity=bad", "critical");
        refused("/api/v1/customers?cursor=%21%21", "earlier answer");
        refused("/api/v1/customers?teir=gold", "unknown parameter");
        refused("/api/v1/customers?q=%zz", "percent");
    }

    private void refused(String path, String sentence) throws Exception {
        RawGet got = RawGet.of(browse.address, path);
        assertThat(got.status()).isEqualTo(400);
        assertThat(got.body()).contains("\"error\":\"badParameter\"").contains(sentence);
    }

    @Test
    void thePageIsCompleteWithoutScript() throws Exception {
        String page = browse.page("/customers?tier=platinum");
        assertThat(page)
                .contains("Hanse Klinikum GmbH")
                .contains("<td data-label=\"Score\"")
                .contains("2 down × platinum 8 × 1 × 40 = 640")
                .contains("■</span> Critical")
                .contains("olt-17")
                .doesNotContain("data-tier=\"gold\"");
        assertThat(browse.page("/customers")).contains("100 of 251 customers").contains("rel=\"next\"");
    }

    @Test
    void anEmptyBoardSaysWhatWouldFillIt() throws Exception {
        try (Browse silent = new Browse(new Noc("two").publish())) {
            assertThat(silent.page("/customers"))
                    .contains("No customer is affected now")
                    .contains("Nothing has been received")
                    .contains("A row appears when");
        }
    }
}
