package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.enrichment.Hit;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a person on the phone asks: is it known, since when, which ticket, was I told? */
final class SearchTest {

    private final Noc noc = Scenes.oltDown(new Noc("one"))
            .card("C-20001", "Bäckerei Jürgensen", "silver", null, List.of("88001"))
            .found(new Hit(Hit.Kind.CONTACT, Scenes.KLINIKUM, "Hanse Klinikum GmbH", List.of(Scenes.KLINIKUM), 1))
            .found(new Hit(Hit.Kind.ACCOUNT, "88001", "Site 88001", List.of("C-20001"), 1));
    private final Browse browse = new Browse(noc.publish());

    @AfterEach
    void close() {
        browse.close();
    }

    @Test
    void aKnownFaultIsAnsweredWithSinceAndTicketAndWhetherTheyWereTold() throws Exception {
        JsonNode person = browse.json("/api/v1/search?q=4315550110")
                .path("items")
                .path(0)
                .path("persons")
                .path(0);
        assertThat(person.path("customerName").asText()).isEqualTo("Hanse Klinikum GmbH");
        assertThat(person.path("affected").asBoolean()).isTrue();
        assertThat(person.path("affectedSince").asText()).isEqualTo("2026-11-22T20:03:11Z");
        assertThat(person.path("ticket").asText()).isEqualTo("TCK-0001 open");
        assertThat(person.path("informed").isNull()).isTrue();
        assertThat(browse.page("/search?q=4315550110")).contains("Known fault:").contains("Not informed yet");
    }

    @Test
    void aNoteThatTheyWereToldIsShownFromThenOn() throws Exception {
        browse.send(HttpRequest.newBuilder(browse.at("/api/v1/customers/C-10442/comment"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"informed: by phone\",\"operator\":\"kim\"}"))
                .build());
        noc.said("C-10442", Noc.START.plusSeconds(600));
        JsonNode informed = browse.json("/api/v1/search?q=hanse")
                .path("items")
                .path(0)
                .path("persons")
                .path(0)
                .path("informed");
        assertThat(informed.path("operator").asText()).isEqualTo("kim");
    }

    @Test
    void whoIsNotAffectedIsAnsweredToo() throws Exception {
        String page = browse.page("/search?q=88001");
        assertThat(page).contains("Bäckerei Jürgensen").contains("No known fault");
    }

    @Test
    void openAlarmsAreFoundByTicketAndDevice() throws Exception {
        assertThat(browse.json("/api/v1/search?q=TCK-0001").path("items").toString())
                .contains("\"kind\":\"alarm\"")
                .contains(Scenes.OLT_ALARM);
    }

    /** As the caller reads it from a letter of ours. */
    @Test
    void aTicketIsAnsweredWithItsCustomers() throws Exception {
        JsonNode person = alarm("tck-0001").path("persons").path(0);
        assertThat(person.path("customerId").asText()).isEqualTo(Scenes.KLINIKUM);
        assertThat(person.path("affectedSince").asText()).isEqualTo("2026-11-22T20:03:11Z");
        assertThat(person.path("ticket").asText()).isEqualTo("TCK-0001 open");
        assertThat(browse.page("/search?q=TCK-0001"))
                .contains("Known fault:")
                .contains("Not informed yet")
                .contains("/alarms/" + Scenes.OLT_ALARM);
        assertThat(alarm("olt-17").path("persons")).isEmpty();
    }

    private JsonNode alarm(String asked) throws Exception {
        JsonNode items = browse.json("/api/v1/search?q=" + asked).path("items");
        JsonNode last = items.path(items.size() - 1);
        assertThat(last.path("kind").asText()).isEqualTo("alarm");
        return last;
    }
}
