package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.mediation.complaint.Complaint;
import io.trapline.web.access.Role;
import io.trapline.web.access.Scope;
import io.trapline.web.api.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Complaints in TMF621's form, as JSON and as CSV. */
class ComplaintsTest {

    private static final String TICKET = "{\"description\":\"no dial tone\",\"severity\":\"high\","
            + "\"ticketType\":\"complaint\",\"externalId\":\"T-1\",\"relatedParty\":[{\"id\":\"C-10442\","
            + "\"role\":\"customer\",\"@referredType\":\"Customer\"}]}";
    private static final String TICKETS = "/tmf-api/troubleTicket/v4/troubleTicket";

    private final Browse browse = new Browse(Scenes.oltDown(new Noc("e1")).publish());

    @TempDir
    Path data;

    @AfterEach
    void close() {
        browse.close();
    }

    @Test
    void aTroubleTicketIsTakenAsDescribed() throws Exception {
        HttpResponse<String> answer = post(TICKETS, "application/json", TICKET);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).contains(TICKETS + "/T-1");
        var contract = TmfContract.read("TMF621-v4.json");
        if (contract.isPresent()) {
            JsonNode ticket = Json.read(answer.body());
            assertThat(contract.get().offences("TroubleTicket", ticket)).isEmpty();
        }
        Complaint taken = browse.noc.complaintsTaken().getFirst();
        assertThat(taken.id()).isEqualTo("T-1");
        assertThat(taken.serviceIds())
                .as("all of the customer's, as nobody said which")
                .hasSize(2);
        String about = TICKET.replace(
                "}]}",
                "}],\"relatedEntity\":[{\"id\":\"SVC-992\",\"role\":\"affected\",\"@referredType\":\"Service\"}]}");
        assertThat(post(TICKETS, "application/json", about).statusCode()).isEqualTo(201);
        assertThat(browse.noc.complaintsTaken().get(1).serviceIds()).containsExactly("SVC-992");
    }

    @Test
    void whatCannotBeTakenIsSaidInASentence() throws Exception {
        assertThat(post(TICKETS, "application/json", TICKET.replace("C-10442", "C-0"))
                        .body())
                .contains("no customer");
        assertThat(post(TICKETS, "application/json", TICKET.replaceAll("ustomer", "leaner"))
                        .body())
                .contains("relatedParty");
        assertThat(post(TICKETS, "application/json", TICKET.replace("severity", "sever"))
                        .body())
                .contains("severity");
        assertThat(post("/api/v1/complaints", "text/csv", "customer\nC-10442\n").body())
                .contains("unknown column");
        assertThat(post("/api/v1/complaints", "text/csv", "customerId,text\nC-1,\"open\n")
                        .body())
                .contains("not closed");
        assertThat(browse.noc.complaintsTaken()).isEmpty();
    }

    @Test
    void linesOfCsvAreTakenAndThoseThatCannotBeAreNamed() throws Exception {
        String csv = "complaintId,customerId,text\r\nT-7,C-10442,\"slow, \"\"very\"\" slow\"\r\nT-8,C-0,dead\r\n";
        HttpResponse<String> answer = post("/api/v1/complaints", "text/csv", csv);
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode json = Json.read(answer.body());
        assertThat(json.path("taken").asInt()).isEqualTo(1);
        assertThat(json.path("refused").path(0).path("line").asInt()).isEqualTo(3);
        assertThat(browse.noc.complaintsTaken().getFirst().text()).isEqualTo("slow, \"very\" slow");
        assertThat(browse.json("/api/v1/complaints").has("toldBeforeTheyCalled"))
                .isTrue();
        assertThat(browse.json("/api/v1/totals").path("complaintsWithoutAlarm").asInt())
                .isZero();
    }

    /** Whatever the body says: a channel and a reporter are in it, who takes the complaint is who is logged in. */
    @Test
    void whoTakesItIsWhoIsLoggedIn() throws Exception {
        Noc noc = Scenes.oltDown(new Noc("e1")).publish();
        try (var gated = new Gated(noc, data)) {
            gated.access.users().put("kim", Gated.PASSWORD, Role.OPERATOR, Set.of());
            String kim = gated.session("kim");
            String said = "{\"customerId\":\"C-10442\",\"channel\":\"phone\"}";
            String lee = said.replace("\"channel\"", "\"operator\":\"lee\",\"channel\"");
            assertThat(gated.json("POST", "/api/v1/complaints", lee, signed(kim))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(gated.json("POST", "/api/v1/complaints", said, signed(kim))
                            .statusCode())
                    .isEqualTo(201);
            assertThat(gated.json("POST", TICKETS, TICKET, signed(kim)).statusCode())
                    .isEqualTo(201);
            var token = gated.access
                    .tokens()
                    .create(
                            "desk",
                            Role.OPERATOR,
                            EnumSet.of(Scope.ACT),
                            Set.of(),
                            Instant.now().plusSeconds(60));
            String[] bearer = {"Authorization", "Bearer " + token.secret()};
            assertThat(gated.json("POST", "/api/v1/complaints", lee, bearer).statusCode())
                    .isEqualTo(201);
            assertThat(noc.complaintsTaken())
                    .extracting(Complaint::channel)
                    .containsExactly(
                            "phone by kim",
                            "tmf621 by kim",
                            "phone by lee by desk " + token.token().id());
        }
    }

    private static String[] signed(String cookie) {
        return new String[] {"Cookie", cookie, "Sec-Fetch-Site", "same-origin"};
    }

    private HttpResponse<String> post(String path, String type, String body) throws Exception {
        return browse.send(HttpRequest.newBuilder(browse.at(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
