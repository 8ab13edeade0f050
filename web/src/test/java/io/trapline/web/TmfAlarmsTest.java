package io.trapline.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trapline.mediation.Severity;
import io.trapline.web.api.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TMF642 v4, northbound. */
class TmfAlarmsTest {

    private static final String ROOT = "/tmf-api/alarmManagement/v4";
    private static final String OLT = ROOT + "/alarm/8097385";
    private static final String ACK = "{\"ackSystemId\":\"oss\",\"ackUserId\":\"kim\",\"alarmPattern\":[%s]}";

    private final Browse browse = new Browse(scene().publish());

    @AfterEach
    void close() {
        browse.close();
    }

    private static Noc scene() {
        Noc noc = Scenes.oltDown(new Noc("e1"));
        Instant at = Noc.START.plusSeconds(200);
        noc.alarm(Scenes.alarm("A-00008", "core-1", "ifIndex=3", Severity.MAJOR, "linkDown", at, 2)
                .row());
        noc.alarm(Scenes.alarm("A-00009", "core-1", "", Severity.MINOR, "fan failed", at.plusSeconds(1), 1)
                .row());
        return noc;
    }

    @Test
    void everyAnswerIsAsDescribed() throws Exception {
        browse.noc.comment("A-7Q3K9", "field team is on its way", "kim");
        browse.noc.acknowledge("A-7Q3K9", true, "kim");
        JsonNode list = browse.json(ROOT + "/alarm");
        var tasks = new java.util.TreeMap<String, JsonNode>();
        String pattern = "{\"id\":8097385}";
        String times = "\"sourceSystemId\":\"oss\",\"alarmChangedTime\":\"2026-11-22T20:05:00Z\","
                + "\"parentAlarm\":{\"id\":8097385},\"correlatedAlarm\":[{\"id\":\"A-00008\"}]";
        tasks.put("AckAlarms", task("ackAlarms", ACK.formatted(pattern)));
        tasks.put("UnAckAlarms", task("unAckAlarms", ACK.formatted(pattern)));
        tasks.put(
                "CommentAlarms",
                task("commentAlarms", "{\"comment\":{\"comment\":\"x\"},\"alarmPattern\":[" + pattern + "]}"));
        tasks.put(
                "ClearAlarms",
                task(
                        "clearAlarms",
                        "{\"clearSystemId\":\"oss\",\"clearUserId\":\"kim\","
                                + "\"alarmClearedTime\":\"2026-11-22T20:05:00Z\",\"alarmPattern\":[" + pattern + "]}"));
        tasks.put("GroupAlarms", task("groupAlarms", "{" + times + "}"));
        tasks.put("UnGroupAlarms", task("unGroupAlarms", "{" + times + "}"));
        var contract = TmfContract.read("TMF642-v4.json");
        if (contract.isEmpty()) {
            return;
        }
        assertThat(list).hasSize(3);
        list.forEach(
                alarm -> assertThat(contract.get().offences("Alarm", alarm)).isEmpty());
        tasks.forEach(
                (type, task) -> assertThat(contract.get().offences(type, task)).isEmpty());
        JsonNode error = Json.read(browse.get(ROOT + "/alarm/A-ZZZZZ").body());
        assertThat(contract.get().offences("Error", error)).isEmpty();
        var filled = new TreeSet<String>();
        list.forEach(alarm -> alarm.fieldNames().forEachRemaining(filled::add));
        var lacking = contract.get().properties("Alarm");
        lacking.removeAll(io.trapline.mediation.tmf.TmfAlarm.names());
        assertThat(lacking)
                .as("properties that no alarm of ours can have")
                .containsExactlyInAnyOrder(
                        "@baseType", "@schemaLocation", "crossedThresholdInformation", "proposedRepairedActions");
        assertThat(filled).contains("affectedService", "comment", "alarmedObject", "isRootCause", "serviceAffecting");
    }

    /** POST and DELETE of an alarm are the only ones that nobody offers: alarms come from the network. */
    @Test
    void everyPathOfTheDescriptionIsAnswered() throws Exception {
        var contract = TmfContract.read("TMF642-v4.json");
        if (contract.isEmpty()) {
            return;
        }
        var missing = new TreeSet<String>();
        for (String operation : contract.get().operations()) {
            String[] words = operation.split(" ", 2);
            var request = HttpRequest.newBuilder(browse.at(ROOT + words[1].replace("{id}", "A-7Q3K9")))
                    .header("Content-Type", "application/json")
                    .method(words[0], HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            HttpResponse<String> answer = browse.send(request);
            boolean nowhere = answer.statusCode() == 405 || answer.body().contains("There is nothing at");
            if (nowhere) {
                missing.add(operation);
            }
        }
        assertThat(missing).containsExactly("DELETE /alarm/{id}", "POST /alarm");
    }

    @Test
    void aListIsFilteredCutAndCounted() throws Exception {
        assertThat(ids("?perceivedSeverity=critical,major")).isEqualTo("[8,8097385]");
        assertThat(ids("?sourceSystemId=core-1&perceivedSeverity.ne=major")).isEqualTo("[9]");
        assertThat(ids("?alarmRaisedTime.gt=2026-11-22T20:03:15Z&alarmRaisedTime.lte=2026-11-22T22:03:20%2B02:00"))
                .isEqualTo("[8]");
        assertThat(ids("?alarmedObject.id=R-olt-17-0-3-12")).isEqualTo("[8097385]");
        assertThat(ids("?id=A-00008")).isEqualTo("[8]");
        HttpResponse<String> page = browse.get(ROOT + "/alarm?offset=1&limit=1&fields=state");
        assertThat(page.headers().firstValue("X-Total-Count")).contains("3");
        assertThat(page.headers().firstValue("X-Result-Count")).contains("1");
        assertThat(page.body()).isEqualTo("[{\"id\":8,\"href\":\"" + ROOT + "/alarm/8\",\"state\":\"raised\"}]");
        assertThat(browse.get(ROOT + "/alarm?colour=red").statusCode()).isEqualTo(400);
        assertThat(browse.get(ROOT + "/alarm?fields=colour").statusCode()).isEqualTo(400);
        assertThat(browse.get(ROOT + "/alarm?limit=0").statusCode()).isEqualTo(400);
    }

    private String ids(String query) throws Exception {
        JsonNode list = browse.json(ROOT + "/alarm" + query);
        var ids = new TreeSet<Long>();
        list.forEach(alarm -> ids.add(alarm.path("id").asLong()));
        assertThat(ids).as(list.toString()).hasSameSizeAs(list);
        return ids.toString().replace(" ", "");
    }

    @Test
    void bothFormsOfAnIdNameTheSameAlarm() throws Exception {
        assertThat(browse.json(OLT)).isEqualTo(browse.json(ROOT + "/alarm/A-7Q3K9"));
        assertThat(browse.get(ROOT + "/alarm/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void aTaskIsDoneToThoseLikeItsPatternAndKept() throws Exception {
        JsonNode task = task("ackAlarms", ACK.formatted("{\"sourceSystemId\":\"core-1\"},{\"id\":8097385}"));
        assertThat(task.path("ackedAlarm")).hasSize(3);
        assertThat(browse.noc.actions())
                .containsExactlyInAnyOrder(
                        new Noc.Action("acknowledge", "A-00008", "kim"),
                        new Noc.Action("acknowledge", "A-00009", "kim"),
                        new Noc.Action("acknowledge", "A-7Q3K9", "kim"));
        String id = task.path("id").asText();
        assertThat(browse.json(ROOT + "/ackAlarms/" + id)).isEqualTo(task);
        assertThat(browse.json(ROOT + "/ackAlarms")).hasSize(1);
        assertThat(browse.json(ROOT + "/clearAlarms")).isEmpty();
        assertThat(browse.get(ROOT + "/clearAlarms/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void aTaskThatIsNotDecidedYetIsAnsweredAsRunning() throws Exception {
        browse.noc.behind = true;
        JsonNode task = task("ackAlarms", ACK.formatted("{\"id\":8097385}"));
        assertThat(task.path("state").asText()).isEqualTo("inProgress");
        assertThat(task.path("ackedAlarm")).isEmpty();
        HttpResponse<String> list = browse.get(ROOT + "/ackAlarms");
        assertThat(Json.read(list.body()).get(0)).isEqualTo(task);
        assertThat(list.headers().firstValue("X-Forgotten-Count")).contains("0");
    }

    @Test
    void aTaskLongerThanWhatIsKeptIsRefused() throws Exception {
        String pattern = "{\"probableCause\":\"%s\"}".formatted("x".repeat(33_000));
        assertThat(post("ackAlarms", ACK.formatted(pattern)).body()).contains("too long", "32768");
        assertThat(browse.noc.actions()).isEmpty();
    }

    @Test
    void aTaskThatWouldMeanEverythingOrNothingIsRefused() throws Exception {
        assertThat(post("ackAlarms", ACK.formatted("{}")).statusCode()).isEqualTo(400);
        assertThat(post("ackAlarms", ACK.formatted("")).statusCode()).isEqualTo(400);
        assertThat(post("ackAlarms", ACK.formatted("{\"colour\":1}")).body()).contains("no attribute \\\"colour\\\"");
        assertThat(post("ackAlarms", "{\"alarmPattern\":[{\"id\":8}]}").body()).contains("ackSystemId");
        assertThat(post("clearAlarms", "no json").statusCode()).isEqualTo(400);
        assertThat(browse.noc.actions()).isEmpty();
    }

    @Test
    void anAlarmIsPatchedOnlyWhereAPersonMay() throws Exception {
        assertThat(patch("{\"perceivedSeverity\":\"minor\"}").statusCode()).isEqualTo(400);
        assertThat(patch("{\"probableCause\":\"fire\"}").body()).contains("the network's word");
        HttpResponse<String> done =
                patch("{\"ackState\":\"acknowledged\",\"ackUserId\":\"lee\",\"comment\":[{\"comment\":\"seen\"}]}");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(done.body()).contains("\"ackState\":\"acknowledged\"");
        assertThat(browse.noc.actions())
                .containsExactly(
                        new Noc.Action("comment", "A-7Q3K9", "lee"), new Noc.Action("acknowledge", "A-7Q3K9", "lee"));
    }

    @Test
    void nobodyListensWhereTheOperatorNamedNobody() throws Exception {
        HttpResponse<String> answer = post("hub", "{\"callback\":\"http://169.254.169.254/\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("northbound.callbacks");
        assertThat(browse.get(ROOT + "/hub").body()).isEqualTo("[]");
    }

    private HttpResponse<String> patch(String body) throws Exception {
        return browse.send(HttpRequest.newBuilder(browse.at(OLT))
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private JsonNode task(String path, String body) throws Exception {
        HttpResponse<String> answer = post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Json.read(answer.body());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return browse.send(HttpRequest.newBuilder(browse.at(ROOT + "/" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
