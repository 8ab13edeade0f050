package io.trapline.deploy.demo.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MockDeskTest {

    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-01T12:00:00Z"));

    @TempDir
    Path folder;

    @Test
    void twoRequestsMakeTwoTickets() throws Exception {
        try (var desk = desk(MockDesk.Uniqueness.NAIVE)) {
            assertThat(post(desk, "{\"externalId\":\"k\"}").status()).isEqualTo(201);
            assertThat(post(desk, "{\"externalId\":\"k\"}").status()).isEqualTo(201);
            assertThat(list(desk, "externalId=k").path("total").asInt()).isEqualTo(2);
        }
    }

    @Test
    void uniquenessIsHonouredOnlyWhenAskedFor() throws Exception {
        try (var desk = desk(MockDesk.Uniqueness.ENFORCED)) {
            assertThat(post(desk, "{\"externalId\":\"k\"}").status()).isEqualTo(201);
            var second = post(desk, "{\"externalId\":\"k\"}");
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.body()).contains("\"id\":\"TCK-0001\"");
            assertThat(list(desk, null).path("total").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aTicketIsListedWithWhatItIsAbout() throws Exception {
        try (var desk = desk(MockDesk.Uniqueness.NAIVE)) {
            post(desk, """
                    {"externalId":"a b&c","name":"Link down","severity":"major","customerIds":["C-10442"],
                     "status":"acknowledged","surprise":{"deep":1}}""");
            patch(desk, "TCK-0001", "{\"status\":\"resolved\",\"externalId\":\"other\"}");
            patch(desk, "TCK-0001", "{\"status\":\"nonsense\",\"description\":\"all good\"}");
            var ticket = list(desk, "x=y&externalId=a%20b%26c").path("items").path(0);
            assertThat(ticket).isEqualTo(new ObjectMapper().readTree("""
                    {"id":"TCK-0001","state":"resolved","openedAt":"2026-11-01T12:00:00Z","opened":1,
                     "title":"Link down","externalId":"a b&c","severity":"major","customerIds":["C-10442"],
                     "description":"all good","revision":3,"changedAt":"2026-11-01T12:00:00Z"}"""));
            assertThat(list(desk, "externalId=other").path("items").isEmpty()).isTrue();
        }
    }

    @Test
    void ticketsSurviveAKillAlsoInTheMiddleOfALine() throws Exception {
        try (var desk = desk(MockDesk.Uniqueness.NAIVE)) {
            post(desk, "{\"externalId\":\"k1\"}");
            post(desk, "{\"externalId\":\"k2\"}");
            patch(desk, "TCK-0001", "{\"status\":\"resolved\"}");
        }
        Files.writeString(
                folder.resolve("t.jsonl"),
                "{\"id\":\"TCK-0003\",\"title\":\"" + "x".repeat(999),
                StandardOpenOption.APPEND);
        try (var desk = desk(MockDesk.Uniqueness.NAIVE)) {
            assertThat(post(desk, "{\"externalId\":\"k3\"}").body()).contains("\"id\":\"TCK-0003\"", "\"revision\":4");
        }
        try (var desk = desk(MockDesk.Uniqueness.NAIVE)) {
            assertThat(list(desk, null).path("items").findValuesAsText("externalId"))
                    .containsExactly("k1", "k2", "k3");
            assertThat(list(desk, null).path("items").findValuesAsText("state"))
                    .containsExactly("resolved", "acknowledged", "acknowledged");
        }
    }

    @Test
    void aFileOfSomebodyElseIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("t.jsonl"), "[1,2]\nabc");
        assertThatThrownBy(() -> desk(MockDesk.Uniqueness.NAIVE))
                .isInstanceOf(IOException.class)
                .hasMessage("not a ticket file: no object in the line at byte 0");
        assertThat(folder.resolve("t.jsonl")).hasContent("[1,2]\nabc");
    }

    @Test
    void thePageEscapesWhatDevicesSay() throws Exception {
        try (var desk = desk(MockDesk.Uniqueness.NAIVE)) {
            post(desk, "{\"name\":\"<script>alert('x')</script>\",\"customerIds\":[\"\\\"C&1\",\"C-2\"]}");
            var page = desk.answer("GET", "/mock-desk", null, new byte[0]);
            assertThat(page.contentType()).isEqualTo("text/html; charset=utf-8");
            assertThat(page.body())
                    .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;", "&quot;C&amp;1, C-2", "TCK-0001")
                    .doesNotContain("<script");
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "POST, /mock-desk/api/tickets, no json, 400",
                "POST, /mock-desk/api/tickets, ``, 400",
                "POST, /mock-desk/api/tickets, `[1]`, 400",
                "DELETE, /mock-desk/api/tickets, `{}`, 405",
                "POST, /mock-desk, `{}`, 405",
                "PATCH, /mock-desk/api/tickets/TCK-9999, `{}`, 404",
                "GET, /mock-desk/api/tickets/TCK-9999, ``, 404",
                "GET, /elsewhere, ``, 404"
            })
    void whatMakesNoSenseIsRefused(String method, String path, String body, int status) throws Exception {
        try (var desk = desk(MockDesk.Uniqueness.NAIVE)) {
            assertThat(desk.answer(method, path, null, body.getBytes(StandardCharsets.UTF_8))
                            .status())
                    .isEqualTo(status);
            assertThat(list(desk, null).path("total").asInt()).isZero();
            assertThat(desk.answer("POST", MockDesk.TICKETS, null, new byte[MockDesk.BODY_BYTES_MAX + 1])
                            .status())
                    .isEqualTo(413);
        }
    }

    private MockDesk desk(MockDesk.Uniqueness uniqueness) throws IOException {
        return new MockDesk(folder.resolve("t.jsonl"), uniqueness, NOON);
    }

    private static Answer post(MockDesk desk, String body) {
        return desk.answer("POST", MockDesk.TICKETS, null, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void patch(MockDesk desk, String id, String body) {
        assertThat(desk.answer("PATCH", MockDesk.TICKETS + "/" + id, null, body.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
    }

    private static JsonNode list(MockDesk desk, @Nullable String query) throws IOException {
        return new ObjectMapper()
                .readTree(
                        desk.answer("GET", MockDesk.TICKETS, query, new byte[0]).body());
    }
}
