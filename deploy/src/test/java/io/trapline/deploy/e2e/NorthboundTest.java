package io.trapline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trapline.deploy.demo.bss.DemoBss;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The doors for other systems: TMF642 with its hub, complaints as TMF621 has them, and words mapped by a program. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NorthboundTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String ALARMS = "/tmf-api/alarmManagement/v4";
    private static final String TICKETS = "/tmf-api/troubleTicket/v4/troubleTicket";

    private final NorthboundListener listener = new NorthboundListener();
    private final DemoBss bss;
    private final Site site;
    private final Product product;
    private final Api api;
    private final Map<String, String> tasks = new TreeMap<>();

    NorthboundTest(@TempDir Path folder) throws Exception {
        bss = DemoBss.start(folder.resolve("postgres"), 0, said -> {});
        site = new Site(folder)
                .bss(bss.url())
                .with("northbound: { callbacks: [\"%s\"] }\n".formatted(listener.callback()));
        product = site.start();
        api = site.api();
    }

    @BeforeAll
    void theInventoryIsThere() {
        await().atMost(SOON).until(() -> api.get("/readyz").get("bss").asText().equals("up"));
    }

    @AfterEach
    void theLedgerIsBalanced() {
        api.assertLedgerBalanced();
    }

    @AfterAll
    void stop() throws Exception {
        try (bss;
                listener) {
            assertThat(product.stop()).isZero();
        }
    }

    @Test
    void whatTheTasksDoIsReadAndTold() throws Exception {
        JsonNode hub = api.send("POST", ALARMS + "/hub", "{\"callback\":\"%s\"}".formatted(listener.callback()), 201);
        Newcomer first = Newcomer.insert(bss.ownerUrl());
        Newcomer second = Newcomer.insert(bss.ownerUrl());
        long cause = raised(first);
        long other = raised(second);
        lists(first, cause, other);

        task("ackAlarms", "\"ackSystemId\":\"oss\",\"ackUserId\":\"kim\"," + pattern(cause));
        await().atMost(SOON).until(() -> text(cause, "/ackState").equals("acknowledged"));
        assertThat(text(cause, "/ackUserId")).isEqualTo("kim");
        task("unAckAlarms", "\"ackSystemId\":\"oss\",\"ackUserId\":\"lee\"," + pattern(cause));
        await().atMost(SOON).until(() -> text(cause, "/ackState").equals("unacknowledged"));
        task("commentAlarms", "\"comment\":{\"comment\":\"on my way\",\"userId\":\"kim\"}," + pattern(cause));
        await().atMost(SOON).until(() -> text(cause, "/comment/0/comment").equals("on my way"));
        String kin =
                "\"sourceSystemId\":\"oss\",\"alarmChangedTime\":\"%s\",\"parentAlarm\":{\"id\":%d},\"correlatedAlarm\":[{\"id\":%d}]"
                        .formatted(Instant.now(), cause, other);
        task("groupAlarms", kin);
        await().atMost(SOON).until(() -> text(other, "/parentAlarm/0/id").equals(Long.toString(cause)));
        assertThat(text(cause, "/isRootCause")).isEqualTo("true");
        assertThat(text(cause, "/correlatedAlarm/0/id")).isEqualTo(Long.toString(other));
        task("unGroupAlarms", kin);
        await().atMost(SOON).until(() -> text(other, "/parentAlarm/0/id").isEmpty());
        api.send("PATCH", ALARMS + "/alarm/" + other, "{\"ackState\":\"acknowledged\",\"ackUserId\":\"lee\"}", 200);
        await().atMost(SOON).until(() -> text(other, "/ackState").equals("acknowledged"));
        task(
                "clearAlarms",
                "\"clearSystemId\":\"oss\",\"clearUserId\":\"kim\",\"alarmClearedTime\":\"%s\",%s"
                        .formatted(Instant.now(), pattern(cause)));
        await().atMost(SOON).until(() -> text(cause, "/state").equals("cleared"));
        assertThat(text(cause, "/clearUserId")).isEqualTo("kim");
        assertThat(api.affected()).doesNotContain(first.customerId()).contains(second.customerId());
        site.clients().trapV2c(second.link(), true);
        await().atMost(SOON).until(() -> !api.affected().contains(second.customerId()));

        told(cause, other, first);
        tasksAreTold(cause, other);
        assertThat(described()).isGreaterThanOrEqualTo(22);
        api.send("DELETE", ALARMS + "/hub/" + hub.get("id").asText(), "", 204);
        assertThat(api.get(ALARMS + "/hub")).isEmpty();
    }

    @Test
    void doubtIsToldAndSoIsItsEnd() throws Exception {
        JsonNode hub = api.send("POST", ALARMS + "/hub", "{\"callback\":\"%s\"}".formatted(listener.callback()), 201);
        Newcomer one = Newcomer.insert(bss.ownerUrl());
        long id = raised(one);
        site.clients().coldStart(one.link());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(listener.about(id))
                        .containsExactly("AlarmCreateEvent", "AlarmAttributeValueChangeEvent"));
        assertThat(listener.alarms(id).getLast().toString()).contains("unverified: restarted");
        String alarmId = api.items("/api/v1/alarms?limit=1000").stream()
                .filter(alarm -> one.portId().equals(alarm.path("resourceId").asText()))
                .map(alarm -> alarm.get("alarmId").asText())
                .findFirst()
                .orElseThrow();
        api.post("/api/v1/alarms/" + alarmId + "/verify");
        await().atMost(SOON).until(() -> listener.about(id).size() == 3);
        assertThat(listener.about(id).getLast()).isEqualTo("AlarmAttributeValueChangeEvent");
        assertThat(listener.alarms(id).getLast().toString()).doesNotContain("unverified");
        site.clients().coldStart(one.link());
        await().atMost(SOON).until(() -> listener.about(id).size() == 4);
        assertThat(listener.alarms(id).getLast().toString()).contains("unverified: restarted");
        site.clients().trapV2c(one.link(), false);
        await().atMost(SOON).until(() -> listener.about(id).size() == 5);
        assertThat(listener.alarms(id).getLast().toString())
                .as("the fault was said again")
                .doesNotContain("unverified");
        assertThat(described())
                .as("told in doubt and out of it, each as described")
                .isGreaterThanOrEqualTo(5);
        api.send("DELETE", ALARMS + "/hub/" + hub.get("id").asText(), "", 204);
    }

    /** Everything told so far is as TMF642 describes it; answers how much that is. */
    private int described() throws IOException {
        var schema = Tmf642Schema.read();
        List<JsonNode> events = listener.events();
        schema.ifPresent(s -> assertThat(events).allSatisfy(event -> {
            String type = event.get("eventType").asText();
            assertThat(s.offence(type, event)).as(event.toString()).isEmpty();
            ObjectNode other = event.deepCopy();
            assertThat(s.offence(type, other.put("colour", "red"))).isNotEmpty();
            assertThat(s.offence(type, other.<ObjectNode>without("colour").put("eventTime", "soon")))
                    .isNotEmpty();
        }));
        return events.size();
    }

    /** Each task is told when it is taken and when it is done, and is the same for who asks. */
    private void tasksAreTold(long cause, long other) {
        assertThat(tasks).hasSize(6);
        tasks.forEach((kind, id) -> {
            String type = Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(listener.ofTask(id))
                            .extracting(event -> event.get("eventType").asText())
                            .as(kind)
                            .containsExactly(type + "CreateEvent", type + "StateChangeEvent"));
            JsonNode begun = listener.ofTask(id).getFirst().at("/event/" + kind);
            JsonNode ended = listener.ofTask(id).getLast().at("/event/" + kind);
            assertThat(begun.get("state").asText()).isEqualTo("inProgress");
            assertThat(ended).isEqualTo(api.get(ALARMS + "/" + kind + "/" + id));
        });
        JsonNode acked = listener.ofTask(String.valueOf(tasks.get("ackAlarms"))).getLast();
        assertThat(acked.at("/event/ackAlarms/ackedAlarm/0/id").asLong()).isEqualTo(cause);
        JsonNode grouped =
                listener.ofTask(String.valueOf(tasks.get("groupAlarms"))).getLast();
        assertThat(grouped.at("/event/groupAlarms/groupedAlarm/0/id").asLong()).isEqualTo(other);
    }

    /** Each kind of news once, in the order of what was done, and nothing twice. */
    private void told(long cause, long other, Newcomer first) {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(listener.about(cause))
                    .containsExactly(
                            "AlarmCreateEvent",
                            "AlarmAttributeValueChangeEvent",
                            "AlarmAttributeValueChangeEvent",
                            "AlarmAttributeValueChangeEvent",
                            "AlarmStateChangeEvent");
            assertThat(listener.about(other))
                    .containsExactly(
                            "AlarmCreateEvent",
                            "AlarmAttributeValueChangeEvent",
                            "AlarmAttributeValueChangeEvent",
                            "AlarmAttributeValueChangeEvent",
                            "AlarmStateChangeEvent");
        });
        assertThat(listener.ids()).doesNotHaveDuplicates();
        List<JsonNode> said = listener.alarms(cause);
        assertThat(said.getFirst().at("/affectedService/0/id").asText()).isEqualTo(first.serviceId());
        assertThat(said.get(1).get("ackState").asText()).isEqualTo("acknowledged");
        assertThat(said.get(2).get("ackState").asText()).isEqualTo("unacknowledged");
        assertThat(said.get(3).at("/comment/0/userId").asText()).isEqualTo("kim");
        assertThat(said.getLast().get("perceivedSeverity").asText()).isEqualTo("cleared");
        List<JsonNode> bound = listener.alarms(other);
        assertThat(bound.get(1).at("/parentAlarm/0/id").asText()).isEqualTo(Long.toString(cause));
        assertThat(bound.get(2).has("parentAlarm")).isFalse();
    }

    private void lists(Newcomer first, long cause, long other) {
        assertThat(ids("?state=raised&id=" + cause + "," + other)).containsExactlyInAnyOrder(cause, other);
        assertThat(ids("?sourceSystemId=" + first.link().device())).containsExactly(cause);
        assertThat(ids("?affectedService.id=" + first.serviceId())).containsExactly(cause);
        assertThat(ids("?alarmedObject.id=" + first.portId() + "&perceivedSeverity=cleared"))
                .isEmpty();
        JsonNode some = api.get(ALARMS + "/alarm?fields=probableCause,alarmedObject&id=" + cause)
                .get(0);
        assertThat(some.properties().stream().map(Map.Entry::getKey))
                .containsExactly("id", "href", "probableCause", "alarmedObject");
        assertThat(some.at("/alarmedObject/id").asText()).isEqualTo(first.portId());
        assertThat(api.get(ALARMS + "/alarm?limit=1")).hasSize(1);
        api.send("GET", ALARMS + "/alarm?colour=red", "", 400);
    }

    @Test
    void aComplaintIsJoinedToTheAlarmThatWasThereBefore() throws Exception {
        Newcomer newcomer = Newcomer.insert(bss.ownerUrl());
        long alarm = raised(newcomer);
        long before = api.get("/api/v1/complaints").get("toldBeforeTheyCalled").asLong();

        JsonNode taken = api.send("POST", TICKETS, complaint("CRM-1", newcomer, ""), 201);
        assertThat(taken.get("externalId").asText()).isEqualTo("CRM-1");
        await().atMost(SOON)
                .until(() -> api.get(TICKETS + "/CRM-1").get("status").asText().equals("inProgress"));
        JsonNode cause = StreamSupport.stream(
                        api.get(TICKETS + "/CRM-1").get("relatedEntity").spliterator(), false)
                .filter(entity -> entity.get("role").asText().equals("cause"))
                .findFirst()
                .orElseThrow();
        assertThat(cause.get("id").asText()).isEqualTo(text(alarm, "/externalAlarmId"));
        assertThat(api.get("/api/v1/complaints").get("toldBeforeTheyCalled").asLong())
                .isGreaterThan(before);
        site.clients().trapV2c(newcomer.link(), true);
        await().atMost(SOON).until(() -> !api.affected().contains(newcomer.customerId()));
    }

    /** All lights are green and three neighbours call: what they share is an alarm. */
    @Test
    void complaintsThatNoAlarmExplainsMakeOne() throws Exception {
        Newcomer first = Newcomer.insert(bss.ownerUrl());
        Newcomer second = first.neighbour(bss.ownerUrl());
        Newcomer third = second.neighbour(bss.ownerUrl());
        known(third);
        api.send("POST", TICKETS, complaint("CRM-21", first, service(first)), 201);
        api.send("POST", TICKETS, complaint("CRM-22", second, service(second)), 201);
        api.send("POST", TICKETS, complaint("CRM-22", second, service(second)), 201);
        await().atMost(SOON)
                .until(() -> api.get(TICKETS + "/CRM-22").get("status").asText().equals("acknowledged"));
        assertThat(ids("?alarmedObject.id=" + first.portId())).isEmpty();
        api.send("POST", TICKETS, complaint("CRM-23", third, service(third)), 201);

        await().atMost(SOON)
                .until(() -> ids("?alarmedObject.id=" + first.portId()).size() == 1);
        long alarm = ids("?alarmedObject.id=" + first.portId()).getFirst();
        assertThat(text(alarm, "/specificProblem"))
                .isEqualTo("3 of 3 customers behind port %s complain and no alarm says why"
                        .formatted(first.link().ifName()));
        assertThat(text(alarm, "/probableCause")).isEqualTo("performanceDegraded");
        for (String id : List.of("CRM-21", "CRM-22", "CRM-23")) {
            assertThat(api.get(TICKETS + "/" + id).get("status").asText())
                    .as(id)
                    .isEqualTo("inProgress");
        }
        String page = api.text("/alarms/" + text(alarm, "/externalAlarmId"));
        assertThat(page).contains("Common path: port " + first.link().ifName(), first.customerId(), third.customerId());
        api.send("PATCH", ALARMS + "/alarm/" + alarm, "{\"state\":\"cleared\",\"clearUserId\":\"kim\"}", 200);
        await().atMost(SOON).until(() -> text(alarm, "/state").equals("cleared"));
    }

    @Test
    void aMappedWordBringsItsCustomer() throws Exception {
        Newcomer newcomer = Newcomer.insert(bss.ownerUrl());
        raised(newcomer);
        site.clients().trapV2c(newcomer.link(), true);
        await().atMost(SOON).until(() -> !api.affected().contains(newcomer.customerId()));
        var stray = new Clients.Link(newcomer.link().device(), newcomer.link().address(), 77, "xe-77");
        site.clients().trapV2c(stray, false);
        await().atMost(SOON).until(() -> !unmatched(stray).isEmpty());
        String at = "/api/v1/unmatched/" + unmatched(stray).getFirst().get("id").asText();
        String resource = "{\"resource\":\"%s\"}".formatted(newcomer.portId());

        JsonNode trial = api.send("POST", at + "/replay", resource, 200);
        assertThat(trial.get("customers").asInt()).isEqualTo(1);
        assertThat(api.affected()).doesNotContain(newcomer.customerId());
        JsonNode mapped = api.send("POST", at + "/map", resource, 200);
        assertThat(mapped.at("/after/unmatched").asInt())
                .isEqualTo(mapped.at("/before/unmatched").asInt() - 1);
        await().atMost(SOON).until(() -> api.affected().contains(newcomer.customerId()));
        JsonNode replay = api.send("POST", "/api/v1/unmatched/replay", "", 200);
        assertThat(replay.at("/after/unmatched").asInt())
                .isEqualTo(mapped.at("/after/unmatched").asInt());
        assertThat(unmatched(stray)).isEmpty();
        site.clients().trapV2c(stray, true);
        await().atMost(SOON).until(() -> !api.affected().contains(newcomer.customerId()));
    }

    private List<JsonNode> unmatched(Clients.Link link) {
        return api.items("/api/v1/unmatched").stream()
                .filter(item -> item.get("deviceId").asText().equals(link.device()))
                .toList();
    }

    private void known(Newcomer newcomer) {
        await().atMost(SOON)
                .untilAsserted(() -> api.send("GET", "/api/v1/customers/" + newcomer.customerId(), "", 200));
    }

    /** A real trap, until its customer is there; answers the alarm's number. */
    private long raised(Newcomer newcomer) throws IOException, InterruptedException, SQLException {
        known(newcomer);
        site.clients().trapV2c(newcomer.link(), false);
        await().atMost(SOON).until(() -> api.affected().contains(newcomer.customerId()));
        return ids("?state.ne=cleared&alarmedObject.id=" + newcomer.portId()).getFirst();
    }

    private List<Long> ids(String query) {
        return StreamSupport.stream(api.get(ALARMS + "/alarm" + query).spliterator(), false)
                .map(alarm -> alarm.get("id").asLong())
                .toList();
    }

    private String text(long alarm, String path) {
        return api.get(ALARMS + "/alarm/" + alarm).at(path).asText();
    }

    private void task(String kind, String fields) {
        JsonNode task = api.send("POST", ALARMS + "/" + kind, "{" + fields + "}", 201);
        assertThat(task.get("state").asText()).isEqualTo("completed");
        assertThat(api.get(task.get("href").asText())).isEqualTo(task);
        tasks.put(kind, task.get("id").asText());
    }

    private static String pattern(long alarm) {
        return "\"alarmPattern\":[{\"id\":" + alarm + "}]";
    }

    private static String complaint(String id, Newcomer of, String more) {
        return """
                {"externalId":"%s","description":"It does not work","severity":"major","ticketType":"fault",
                 "relatedParty":[{"id":"%s","role":"customer","@referredType":"Customer"}]%s}""".formatted(id, of.customerId(), more);
    }

    private static String service(Newcomer of) {
        return ",\"relatedEntity\":[{\"id\":\"%s\",\"@referredType\":\"Service\"}]".formatted(of.serviceId());
    }
}
