package io.trapline.mediation.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.trapline.mediation.forward.Delivery.Deferred;
import io.trapline.mediation.forward.Delivery.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskReplyTest {

    @Test
    void anIdIsATextOrANumber() {
        assertThat(reference("{\"id\":\"TCK-1\",\"x\":[]}")).isEqualTo("TCK-1");
        assertThat(reference("{\"id\":4711}")).isEqualTo("4711");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"id\":\"\"}",
                "{\"id\":\" \"}",
                "{\"id\":{}}",
                "{\"id\":\"..\"}",
                "{\"id\":\"a\\nb\"}",
                "<html>",
                "{\"id\":1.5}",
                "{\"id\":\"x"
            })
    void anythingElseIsNoId(String body) {
        assertThat(reference(body)).isNull();
    }

    @Test
    void deepNestingIsNoId() {
        assertThat(reference("[".repeat(100_000))).isNull();
        assertThat(reference("{\"id\":\"" + "x".repeat(256) + "\"}")).isNull();
    }

    @Test
    void theTicketOfTheKeyIsFoundInBothShapesOfAList() {
        String ticket = "{\"id\":\"T2\",\"externalId\":\"k\",\"state\":\"open\"}";
        assertThat(find("[" + ticket + "]")).isEqualTo(new Lookup.Found("T2", false, 1));
        assertThat(find("{\"items\":[{\"id\":\"T1\",\"externalId\":\"kk\"}," + ticket + "]}"))
                .isEqualTo(new Lookup.Found("T2", false, 1));
    }

    @Test
    void theStateIsReadAndCopiesAreCounted() {
        assertThat(find("[{\"id\":1,\"externalId\":\"k\",\"status\":\"closed\"},{\"id\":2,\"externalId\":\"k\"}]"))
                .isEqualTo(new Lookup.Found("1", true, 2));
    }

    @Test
    void onlyAnEmptyListSaysThatThereIsNone() {
        assertThat(find("[]")).isEqualTo(new Lookup.Absent());
        assertThat(find("{\"items\":[]}")).isEqualTo(new Lookup.Absent());
        // All tickets of a desk that does not search, perhaps only its first page.
        assertThat(find("[{\"id\":1,\"externalId\":\"other\"}]"))
                .isInstanceOfSatisfying(
                        Lookup.NoAnswer.class, n -> assertThat(n.why()).isInstanceOf(Refused.class));
        assertThat(find("<html>back soon</html>"))
                .isInstanceOfSatisfying(
                        Lookup.NoAnswer.class, n -> assertThat(n.why()).isInstanceOf(Deferred.class));
    }

    @Test
    void retryAfterIsSecondsOrADateOfTheSameAnswer() {
        assertThat(RetryAfter.of("120", "")).isEqualTo(Duration.ofSeconds(120));
        assertThat(RetryAfter.of("99999999999999999999", "")).isEqualTo(ForwarderPolicy.RETRY_AFTER_MAX);
        assertThat(RetryAfter.of("Sun, 06 Nov 1994 08:50:07 GMT", "Sun, 06 Nov 1994 08:49:37 GMT"))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.of("Sun, 06 Nov 1994 08:50:07 GMT", "")).isNull();
        assertThat(RetryAfter.of("Sun, 06 Nov 1994 08:50:07 GMT", "Sun, 06 Nov 1994 08:59:37 GMT"))
                .isNull();
        assertThat(RetryAfter.of("-5", "")).isNull();
        assertThat(RetryAfter.of("soon", "")).isNull();
    }

    @Test
    void textOfTheOutsideIsOneShortHarmlessLine() {
        assertThat(Plain.text("a\r\n  b\u001b[31m\u202ec")).isEqualTo("a b [31m c");
        assertThat(Plain.text("x".repeat(10_000))).hasSize(Plain.CHARS_MAX + 1).endsWith("…");
        assertThat(Plain.text(null)).isEqualTo("no text.");
    }

    private static Lookup find(String body) {
        return DeskReply.tickets(body.getBytes(StandardCharsets.UTF_8), "k");
    }

    private static @Nullable String reference(String body) {
        return DeskReply.reference(body.getBytes(StandardCharsets.UTF_8));
    }
}
